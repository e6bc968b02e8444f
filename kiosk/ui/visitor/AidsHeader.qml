pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"

// The title of the aids' sheet, and its buttons: up and down where the sheet scrolls, and done.
Item {
    id: header

    required property Theme theme
    required property Deck deck
    required property string language
    required property color accent
    required property Scroller body // what it scrolls
    readonly property string title: words.text

    signal closed

    implicitHeight: Math.max(words.height, buttons.height)

    Label {
        id: words

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: header.width - buttons.width - header.theme.gap
        theme: header.theme
        ground: theme.paper
        color: header.accent
        text: header.deck.say("aids", header.language)
        size: theme.textLarge
        font.family: theme.headings
        font.weight: Font.ExtraBold
        Accessible.role: Accessible.Heading
    }

    Row {
        id: buttons

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: header.theme.gap

        RoundButton {
            visible: header.body.overflow > 0
            theme: header.theme
            icon: "up"
            name: header.deck.say("scroll_up", header.language)
            label: header.deck.label("scroll_up", header.language)
            letters: theme.textLabel
            height: theme.target
            strong: header.body.scroll > 0
            onActivated: header.body.scrollPage(-1)
        }

        RoundButton {
            visible: header.body.overflow > 0
            theme: header.theme
            icon: "down"
            name: header.deck.say("scroll_down", header.language)
            label: header.deck.label("scroll_down", header.language)
            letters: theme.textLabel
            height: theme.target
            strong: header.body.scroll < header.body.overflow
            onActivated: header.body.scrollPage(1)
        }

        Pill {
            theme: header.theme
            name: header.deck.say("done", header.language)
            ground: theme.action
            on: theme.inkOnAction
            onActivated: header.closed()
        }
    }
}
