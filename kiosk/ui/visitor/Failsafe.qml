import QtQuick
import ".."
import "../controls"
import "../ornament"

// The calm screen for when nothing else can be shown. It needs no deck: a tunduk and three words of its own.
Rectangle {
    id: failsafe

    required property Theme theme

    color: theme.bar

    Tunduk {
        id: tunduk

        anchors.horizontalCenter: parent.horizontalCenter
        y: (parent.height - height - words.height - 2 * failsafe.theme.margin) / 2
        width: 40 * failsafe.theme.unit
        color: failsafe.theme.action
    }

    Label {
        id: words

        anchors.horizontalCenter: parent.horizontalCenter
        y: tunduk.y + tunduk.height + 2 * failsafe.theme.margin
        theme: failsafe.theme
        ground: failsafe.theme.bar
        color: failsafe.theme.inkOnBar
        text: "Жакында кайтып келебиз\nСкоро вернёмся\nBack soon"
        size: failsafe.theme.textLarge
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignHCenter
        lineHeight: 1.5
    }
}
