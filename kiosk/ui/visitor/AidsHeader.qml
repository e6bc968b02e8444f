pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"

// The title of the aids' sheet, and its buttons: up and down where the sheet scrolls, and done. Where a language's words have no
// room side by side, the title stands above the buttons.
Item {
    id: header

    required property Theme theme
    required property Deck deck
    required property string language
    required property color accent
    required property Scroller body // what it scrolls
    readonly property string title: words.text
    // As if it scrolled: otherwise these would depend on what depends on them. The word on the last button is as large as the
    // visitor chose, or as there is room; if even then there is none, the others show only their icons.
    readonly property real fitting: [2, 1.5, 1.25, 1].find(scale => scale <= theme.scale && wide(scale) <= width) ?? 0
    readonly property bool terse: fitting === 0
    readonly property bool stacked: wide(fitting) + theme.gap + whole.advanceWidth > width

    signal closed

    // The width in px of all buttons, with the last one's word in so many times the usual letters.
    function wide(scale: real): real {
        const letters = Math.max(1, scale) * theme.textControl / theme.scale;
        const both = scale > 0 ? up.wideWith(up.letters) + down.wideWith(down.letters) : 2 * theme.target;
        return both + last.advanceWidth * letters / last.font.pixelSize + 2 * done.pad + 2 * buttons.spacing;
    }

    implicitHeight: stacked ? words.height + theme.gap + buttons.height : Math.max(words.height, buttons.height)

    TextMetrics {
        id: whole

        font: words.font
        text: words.text
    }

    TextMetrics {
        id: last

        font.family: header.theme.family
        font.pixelSize: Math.round(header.theme.textControl)
        font.weight: Font.Bold
        text: done.name
    }

    Label {
        id: words

        anchors.left: parent.left
        y: header.stacked ? 0 : Math.round((header.height - height) / 2)
        width: header.width - (header.stacked ? 0 : buttons.width + header.theme.gap)
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
        y: header.stacked ? header.height - height : Math.round((header.height - height) / 2)
        spacing: header.theme.gap

        RoundButton {
            id: up

            visible: header.body.overflow > 0
            theme: header.theme
            terse: header.terse
            icon: "up"
            name: header.deck.say("scroll_up", header.language)
            label: header.deck.label("scroll_up", header.language)
            letters: theme.textLabel
            height: theme.target
            strong: header.body.scroll > 0
            onActivated: header.body.scrollPage(-1)
        }

        RoundButton {
            id: down

            visible: header.body.overflow > 0
            theme: header.theme
            terse: header.terse
            icon: "down"
            name: header.deck.say("scroll_down", header.language)
            label: header.deck.label("scroll_down", header.language)
            letters: theme.textLabel
            height: theme.target
            strong: header.body.scroll < header.body.overflow
            onActivated: header.body.scrollPage(1)
        }

        Pill {
            id: done

            theme: header.theme
            name: header.deck.say("done", header.language)
            ground: theme.action
            on: theme.inkOnAction
            letters: Math.max(1, header.fitting) * theme.textControl / theme.scale
            onActivated: header.closed()
        }
    }
}
