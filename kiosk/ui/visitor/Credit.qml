import QtQuick
import ".."
import "../controls"

// A picture's credit, at its lower right.
Rectangle {
    id: credit

    required property Theme theme
    required property string text
    required property real room // the picture's width in px

    width: label.width + theme.gap
    height: label.height + theme.gap * 0.5
    visible: text !== ""
    color: theme.bar

    Label {
        id: label

        anchors.centerIn: parent
        width: Math.min(implicitWidth, credit.room - credit.theme.gap)
        theme: credit.theme
        ground: credit.theme.bar
        color: credit.theme.inkOnBar
        text: credit.text
        size: Math.max(credit.theme.smallestText, credit.theme.textSmall * 0.8)
        horizontalAlignment: Text.AlignRight
    }
}
