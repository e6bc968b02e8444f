pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../.."
import "../../controls"

// What scrolls a card's words, and says that they go on: it lies over the card, with its buttons below the words.
Item {
    id: scrollers

    required property Theme theme
    required property Deck deck
    required property string language
    required property PageText words
    required property bool bare // the card is still on its way

    property bool lent: false // the row of its buttons has others now

    readonly property real taken: up.height // px below the words
    // Their words are as large as the visitor chose, or as there is room; if not even the usual ones have any, icons stand alone.
    readonly property real fitting: [2, 1.5, 1.25, 1].find(scale => scale <= theme.scale && wide(scale) <= words.width) ?? 0
    readonly property rect row: Qt.rect(buttons.x, buttons.y, buttons.width, buttons.height) // px: of its buttons
    readonly property real cue: Math.round(Math.min(1.2 * theme.textControl, 0.8 * theme.margin - 0.2 * theme.gap)) // px: the upper cue has room in the gap

    signal pageAsked(pages: int)

    // The width in px of both, with words in so many times their usual letters.
    function wide(scale: real): real {
        return up.wideWith(scale * theme.textLabel) + theme.gap + down.wideWith(scale * theme.textLabel);
    }

    component Button: RoundButton {
        required property string word

        theme: scrollers.theme
        name: scrollers.deck.say(word, scrollers.language)
        label: scrollers.deck.label(word, scrollers.language)
        terse: scrollers.fitting === 0
        letters: theme.textLabel * Math.max(1, scrollers.fitting)
    }

    opacity: bare && !up.pressed && !down.pressed ? 0 : 1 // not drawn meanwhile, but there for a finger

    ScrollCue {
        x: scrollers.words.x
        y: scrollers.words.y - height - Math.round(0.2 * scrollers.theme.gap)
        width: scrollers.words.width
        height: scrollers.cue
        visible: scrollers.words.scroll > 0
        theme: scrollers.theme
        up: true
    }

    ScrollCue {
        x: scrollers.words.x
        y: buttons.y - height - Math.round(0.2 * scrollers.theme.gap)
        width: scrollers.words.width
        height: scrollers.cue
        visible: scrollers.words.scroll < scrollers.words.overflow
        theme: scrollers.theme
        up: false
    }

    Item {
        id: buttons

        x: scrollers.words.x + scrollers.theme.along(scrollers.words.indent, width, scrollers.words.width)
        y: scrollers.words.y + scrollers.words.room.height - height
        width: up.width + scrollers.theme.gap + down.width
        height: up.height
        visible: !scrollers.lent

        Button {
            id: up

            x: scrollers.theme.along(0, width, buttons.width)
            icon: "up"
            word: "scroll_up"
            onActivated: scrollers.pageAsked(-1)
        }

        Button {
            id: down

            x: scrollers.theme.along(up.width + scrollers.theme.gap, width, buttons.width)
            icon: "down"
            word: "scroll_down"
            strong: scrollers.words.scroll < scrollers.words.overflow
            onActivated: scrollers.pageAsked(1)
        }
    }
}
