import QtQuick
import QtQuick.Shapes
import ".."

// Half a sun above its horizon, for looks without an ornament: it sets, and rises again.
Item {
    id: dawn

    required property Theme theme
    required property color color

    readonly property real sun: 0.62 * width // px across

    height: Math.round(0.5 * sun + 3 * line.height)

    Outline {
        x: (dawn.width - dawn.sun) / 2
        width: dawn.sun
        height: dawn.sun / 2
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeWidth: -1
            fillColor: dawn.color
            scale: Qt.size(dawn.sun / 100, dawn.sun / 100)

            PathSvg {
                path: "M0 50A50 50 0 0 1 100 50Z"
            }
        }
    }

    Rectangle {
        id: line

        y: dawn.height - height
        width: parent.width
        height: Math.max(2, Math.round(dawn.theme.cord))
        radius: height / 2
        color: dawn.color
    }
}
