import QtQuick
import QtQuick.Shapes
import "../ornament"

// A line icon by name, drawn on a grid of 24 in strokes of equal width.
Outline {
    id: icon

    required property string name
    required property color color

    // What points along a line points the other way where lines run from right to left.
    readonly property var mirrored: ({
            next: "previous",
            previous: "next",
            back: "forth"
        })
    readonly property string drawn: (LayoutMirroring.enabled && mirrored[name]) || name
    readonly property var lines: ({
            next: "M4.5 12H19M12.5 5.5L19 12L12.5 18.5",
            previous: "M19.5 12H5M11.5 5.5L5 12L11.5 18.5",
            back: "M8.5 4.5L3.5 9.5L8.5 14.5M3.5 9.5H14.5A5 5 0 0 1 14.5 19.5H9",
            forth: "M15.5 4.5L20.5 9.5L15.5 14.5M20.5 9.5H9.5A5 5 0 0 0 9.5 19.5H15",
            up: "M5.5 15L12 8.5L18.5 15",
            down: "M5.5 9L12 15.5L18.5 9",
            minus: "M5.5 12H18.5",
            plus: "M5.5 12H18.5M12 5.5V18.5",
            check: "M4.5 12.5L10 18L19.5 6.5",
            erase: "M8.5 5.5H21V18.5H8.5L3 12ZM12 9.5L17 14.5M17 9.5L12 14.5",
            save: "M12 3.5V14.5M7 10L12 15L17 10M4 15V20.5H20V15",
            again: "M19.6 8.5A8.3 8.3 0 1 0 20.3 12.5M20 3.5V8.7H14.8",
            overview: "M8 3.5L12.5 8L8 12.5L3.5 8ZM16.5 12L21 16.5L16.5 21L12 16.5ZM16.5 3.8L19.2 6.5L16.5 9.2L13.8 6.5ZM7.5 14.8L10.2 17.5L7.5 20.2L4.8 17.5Z",
            zoomIn: "M17 10.5A6.5 6.5 0 1 1 4 10.5A6.5 6.5 0 1 1 17 10.5ZM15.3 15.3L20.5 20.5M10.5 7.8V13.2M7.8 10.5H13.2",
            zoomOut: "M17 10.5A6.5 6.5 0 1 1 4 10.5A6.5 6.5 0 1 1 17 10.5ZM15.3 15.3L20.5 20.5M7.8 10.5H13.2",
            text: "M2.5 19L8.5 5L14.5 19M4.7 14.2H12.3M15.2 19L18.5 11.5L21.8 19M16.4 16.6H20.6",
            person: "M12 5.8A1.6 1.6 0 1 1 12 2.6A1.6 1.6 0 1 1 12 5.8ZM4 8.5L12 9.6L20 8.5M12 9.6V14M12 14L8.5 21.5M12 14L15.5 21.5",
            contrast: "M20.5 12A8.5 8.5 0 1 1 3.5 12A8.5 8.5 0 1 1 20.5 12Z"
        })
    readonly property var solids: ({
            contrast: "M12 5.5A6.5 6.5 0 0 1 12 18.5Z"
        })

    implicitWidth: 24
    implicitHeight: 24
    preferredRendererType: Shape.CurveRenderer

    ShapePath {
        strokeColor: icon.color
        strokeWidth: 2.4 * icon.width / 24
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
        scale: Qt.size(icon.width / 24, icon.height / 24)

        PathSvg {
            path: icon.lines[icon.drawn]
        }
    }

    ShapePath {
        strokeColor: "transparent"
        fillColor: icon.color
        scale: Qt.size(icon.width / 24, icon.height / 24)

        PathSvg {
            path: icon.solids[icon.name] ?? ""
        }
    }
}
