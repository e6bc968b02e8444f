import QtQuick
import ".."

// Shows which control has the keyboard focus: a black line between two white ones of half its width. Whatever lies beneath, one
// of the two stands out from it by 4.5:1, even if the control has such lines itself.
Rectangle {
    id: ring

    required property Theme theme

    readonly property int line: Math.round(0.35 * theme.cord) // width of a white line, in px

    color: "transparent"
    border.width: line
    border.color: theme.white

    Rectangle {
        anchors.fill: parent
        anchors.margins: ring.line
        radius: Math.max(0, ring.radius - ring.line)
        color: "transparent"
        border.width: 2 * ring.line
        border.color: ring.theme.black
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: 3 * ring.line
        radius: Math.max(0, ring.radius - 3 * ring.line)
        color: "transparent"
        border.width: ring.line
        border.color: ring.theme.white
    }
}
