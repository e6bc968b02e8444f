import QtQuick
import ".."
import "../controls"
import "../ornament"

// The calm screen for when nothing else can be shown. It needs no deck: a tunduk and three words of its own.
Rectangle {
    id: failsafe

    required property Theme theme

    color: theme.ink

    Tunduk {
        id: tunduk

        anchors.horizontalCenter: parent.horizontalCenter
        y: (parent.height - height - words.height - 2 * failsafe.theme.margin) / 2
        width: 40 * failsafe.theme.unit
        color: failsafe.theme.saffron
    }

    Label {
        id: words

        anchors.horizontalCenter: parent.horizontalCenter
        y: tunduk.y + tunduk.height + 2 * failsafe.theme.margin
        theme: failsafe.theme
        ground: failsafe.theme.ink
        color: failsafe.theme.felt
        text: "Жакында кайтып келебиз\nСкоро вернёмся\nBack soon"
        size: failsafe.theme.textLarge
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignHCenter
        lineHeight: 1.5
    }
}
