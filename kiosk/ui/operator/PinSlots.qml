pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import ".."
import "../ornament"

// A diamond for each digit of a PIN, filled once it is entered. It never shows which digit.
Row {
    id: slots

    required property Theme theme
    required property color color
    required property int count
    required property int given
    required property real step // px from one to the next
    required property bool open // digits can be entered

    Accessible.role: Accessible.StaticText
    Accessible.name: `${given} / ${count}`
    Accessible.ignored: !enabled

    Repeater {
        model: slots.count

        Outline {
            id: slot

            required property int index

            readonly property bool given: index < slots.given
            readonly property real stroke: Math.max(2, 0.4 * slots.theme.unit)

            width: slots.step
            height: slots.step
            preferredRendererType: Shape.CurveRenderer

            ShapePath {
                fillColor: slot.given ? slots.color : "transparent"
                strokeColor: slot.given || slots.open ? slots.color : slots.theme.spent
                strokeWidth: slot.stroke
                joinStyle: ShapePath.RoundJoin

                PathPolyline {
                    path: {
                        const [near, half, far] = [slot.stroke / 2, slot.width * 0.4, slot.width * 0.8 - slot.stroke / 2];
                        return [Qt.point(near, half), Qt.point(half, near), Qt.point(far, half), Qt.point(half, far), Qt.point(near, half)];
                    }
                }
            }
        }
    }
}
