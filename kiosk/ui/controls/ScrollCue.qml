import QtQuick
import ".."

// Says that what is scrolled goes on beyond this edge: a line with an arrowhead. It takes no touches.
Item {
    id: cue

    required property Theme theme
    required property bool up // it goes on above, not below

    height: Math.round(1.2 * theme.textControl)

    Rectangle {
        y: Math.round((cue.height - height) / 2)
        width: cue.width
        height: Math.round(0.6 * cue.theme.cord)
        color: cue.theme.ink
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.round(1.8 * height)
        height: cue.height
        radius: cue.theme.rounded(height / 2)
        color: cue.theme.ink

        Icon {
            anchors.centerIn: parent
            width: Math.round(0.9 * cue.height)
            height: width
            name: cue.up ? "up" : "down"
            color: cue.theme.paper
        }
    }
}
