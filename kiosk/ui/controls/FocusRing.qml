import QtQuick
import ".."

// Shows which control has the keyboard focus: a dark line between two light ones, so that one of them is visible on any
// ground, even if the control has a light edge itself.
Rectangle {
    id: ring

    required property Theme theme

    readonly property int line: Math.round(theme.cord / 2) // width of each line, in px

    color: "transparent"
    border.width: line
    border.color: theme.paper

    Rectangle {
        anchors.fill: parent
        anchors.margins: ring.line
        radius: Math.max(0, ring.radius - ring.line)
        color: "transparent"
        border.width: ring.line
        border.color: ring.theme.ink
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: 2 * ring.line
        radius: Math.max(0, ring.radius - 2 * ring.line)
        color: "transparent"
        border.width: ring.line
        border.color: ring.theme.paper
    }
}
