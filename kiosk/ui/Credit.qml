import QtQuick

// Whom a picture is by, at its foot on the right.
Rectangle {
    id: credit

    required property Theme theme
    required property string text
    required property real room // px: the picture's width

    width: label.width + theme.gap
    height: label.height + theme.gap * 0.5
    visible: text !== ""
    color: theme.ink

    Label {
        id: label

        anchors.centerIn: parent
        width: Math.min(implicitWidth, credit.room - credit.theme.gap)
        theme: credit.theme
        ground: credit.theme.ink
        color: credit.theme.felt
        text: credit.text
        size: Math.max(credit.theme.smallestText, credit.theme.textSmall * 0.8)
        horizontalAlignment: Text.AlignRight
    }
}
