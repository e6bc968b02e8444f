pragma ComponentBehavior: Bound

import QtQuick
import ".."

// A felt rug: a cord, a border of horns, the field. Width and height must be even, so that its four bands meet on whole
// pixels. Without an ornament it is a field within a cord.
Rectangle {
    id: rug

    required property Theme theme
    required property color accent // of the border
    property color field: theme.paper
    property color thread: theme.paper // of its ornament

    readonly property int edge: theme.framed ? Math.round(5 * theme.unit) : cord // px from the rim to the field
    readonly property int cord: Math.round(theme.cord)

    radius: theme.framed ? 0 : theme.rounded(4 * theme.unit)
    color: theme.edge

    Rectangle {
        anchors.fill: parent
        anchors.margins: rug.cord
        visible: rug.theme.framed
        color: rug.theme.sewn ? rug.accent : rug.theme.paper
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: rug.edge
        radius: Math.max(0, rug.radius - rug.cord)
        color: rug.field
        border.width: rug.theme.highContrast ? rug.cord : 0
        border.color: rug.theme.ink
    }

    Repeater {
        model: rug.theme.framed ? 4 : 0

        Item {
            id: side

            required property int index

            readonly property bool upright: index % 2 === 1
            readonly property int strip: rug.edge - rug.cord
            readonly property int band: Math.round(0.64 * strip)
            readonly property int inset: rug.cord + Math.round((strip - band) / 2)

            anchors.centerIn: parent
            width: upright ? rug.height : rug.width
            height: upright ? rug.width : rug.height
            rotation: 90 * index

            Ornament {
                x: side.inset
                y: side.inset
                width: side.band
                height: side.band
                theme: rug.theme
                motif: "diamond"
                color: rug.thread
            }

            Ornament {
                x: rug.edge
                y: side.inset
                width: side.width - 2 * x
                height: side.band
                theme: rug.theme
                motif: "horn"
                color: rug.thread
            }
        }
    }
}
