import QtQuick

// Shows which control the keys are at: a dark line between two light ones, so that one of them is seen on any ground, and
// also where the control has a light line of its own at its edge.
Rectangle {
    id: ring

    required property Theme theme

    readonly property int line: Math.round(theme.cord / 2) // px, of each of the two

    color: "transparent"
    border.width: line
    border.color: theme.felt

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
        border.color: ring.theme.felt
    }
}
