pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../.."
import "../../controls"

// What a tap and a finger do to a card's picture, as buttons on it. Left is left in any language.
Flow {
    id: tools

    required property Theme theme
    required property Deck deck
    required property string language
    required property Zoomable picture
    required property bool zoomed
    property rect row: Qt.rect(0, 0, 0, 0) // px: a place for them beside other buttons, if not on the picture

    readonly property list<string> words: [zoom.word, "pan_left", "pan_right", "scroll_up", "scroll_down"]
    readonly property bool aside: row.width > 0
    readonly property real widest: Math.max(...words.map(word => wide(word, 1)).filter(one => one <= picture.width), 0) // px, of those that have room
    // Px beside them: less than usual on a picture that is hardly wider than the widest of them.
    readonly property real side: Math.min(theme.gap, Math.max(0, Math.floor((picture.width - widest) / 2)))
    readonly property real room: aside ? row.height : picture.y + picture.height - theme.gap - y // px for their height
    // Their words are as large as the visitor chose, or as there is room. If not even the usual ones have any, arrows stand
    // alone (0), and last the sign for zooming too (-1).
    readonly property real fitting: [2, 1.5, 1.25, 1, 0].find(scale => scale <= theme.scale && high(scale) <= room + 1) ?? -1

    // The arrows stand together: in a row of their own where not all buttons have room in one.
    readonly property real arrowsWide: words.slice(1).reduce((sum, word) => sum + spacing + wide(word, fitting), -spacing) // px
    readonly property bool apart: zoomed && arrowsWide <= width && zoom.width + spacing + arrowsWide > width

    signal zoomAsked
    signal panAsked(right: int, down: int)

    // The width in px of the button with this word, in so many times its usual letters; see `fitting`.
    function wide(word: string, scale: real): real {
        if (scale < (word === zoom.word ? 0 : 1))
            return theme.target;
        return theme.buttonFor(metrics.advanceWidth(deck.label(word, language)) / metrics.font.pixelSize, Math.max(1, scale) * theme.textLabel);
    }

    // The height in px of all buttons, with words in so many times their usual letters.
    function high(scale: real): real {
        let [rows, taken] = [1, 0];
        for (const word of aside && !zoomed ? [zoom.word] : words) {
            const one = wide(word, scale);
            if (one > width)
                return Infinity;
            const fits = taken === 0 || taken + spacing + one <= width;
            [rows, taken] = fits ? [rows, taken + (taken > 0 ? spacing : 0) + one] : [rows + 1, one];
        }
        return rows * theme.buttonWith(Math.max(1, scale)) + (rows - 1) * spacing;
    }

    component PictureButton: RoundButton {
        required property string word

        theme: tools.theme
        name: tools.deck.say(word, tools.language)
        label: tools.deck.label(word, tools.language)
        terse: tools.fitting < (word === zoom.word ? 0 : 1)
        letters: theme.textLabel * Math.max(1, tools.fitting)
        height: theme.buttonWith(Math.max(1, tools.fitting))
    }

    x: aside ? row.x : picture.x + side
    y: aside ? row.y : Math.max(picture.y, theme.ceiling) + theme.gap
    width: aside ? row.width : picture.width - 2 * side
    spacing: theme.gap
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    PictureButton {
        id: zoom

        icon: tools.zoomed ? "zoomOut" : "zoomIn"
        word: tools.zoomed ? "zoom_out" : "zoom_in"
        onActivated: tools.zoomAsked()
    }

    // Takes the rest of the first row.
    Item {
        visible: tools.apart
        width: tools.width - zoom.width - tools.spacing
        height: 1
    }

    // They are made once the picture is enlarged: making a card costs a turn less without them.
    Repeater {
        model: tools.zoomed ? 4 : 0

        PictureButton {
            required property int index

            icon: ["previous", "next", "up", "down"][index]
            word: tools.words[1 + index]
            onActivated: tools.panAsked([-1, 1, 0, 0][index], [0, 0, -1, 1][index])
        }
    }

    FontMetrics {
        id: metrics

        font.family: tools.theme.family
        font.weight: Font.Bold
        font.pixelSize: Math.round(tools.theme.textLabel)
    }
}
