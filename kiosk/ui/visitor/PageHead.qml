import QtQuick
import Kiosk
import ".."
import "../controls"

// A page's figure and its headline: below it, or, where words are large on a wide screen, beside it.
Item {
    id: head

    required property Theme theme
    required property Page page
    required property string language
    required property color accent
    required property bool colored // the headline has the accent's color, and the figure is small
    required property real room // px of width
    required property real gap // px above a headline without a figure
    required property real fit // their size, as a part of the theme's
    required property bool pictured // large letters are to be pictures: see LargeWords

    readonly property alias figure: number
    readonly property alias headline: line
    readonly property real breach: 2.5 * theme.unit // px between a figure and a headline beside it
    readonly property bool abreast: theme.linear && !theme.portrait && page.figure !== "" && number.wide + breach < 0.45 * room
    readonly property real taken: abreast ? number.wide + breach : 0 // px beside the headline
    readonly property bool read: page.mark.page === page.number && page.mark.language === language && page.mark.block === -1 // aloud

    height: Math.max(line.y + line.height, abreast ? number.y + number.height : 0)

    Figure {
        id: number

        visible: head.page.figure !== ""
        theme: head.theme
        ground: head.theme.paper
        color: head.accent
        figure: head.page.figure
        unit: head.page.figureUnit(head.language)
        x: head.theme.along(0, width, head.width)
        y: head.abreast ? Math.round(Math.max(0, line.height / 2 - middle)) : 0
        room: head.abreast ? Math.ceil(wide) + 1 : head.room
        size: head.theme.figure * head.fit * (head.colored ? 0.65 : 1)
        pictured: head.pictured
    }

    LargeWords {
        id: line

        readonly property alias lineCount: words.lineCount
        readonly property alias font: words.font

        y: Math.round(head.abreast ? Math.max(0, number.middle - height / 2) : head.page.figure ? number.height : head.gap)
        x: head.theme.along(head.taken, width, head.width)
        width: words.width
        height: words.height
        theme: head.theme
        ground: head.theme.paper
        pictured: head.pictured
        letters: words.font.pixelSize

        Headline {
            id: words

            room: head.room - head.taken
            theme: head.theme
            ground: head.theme.paper
            color: head.colored ? head.accent : head.theme.ink
            page: head.page
            language: head.language
            size: head.theme.headline * (head.page.figure ? 1 : 1.15) * head.fit
        }
    }

    ReadLines {
        theme: head.theme
        places: head.read ? head.page.mark.places(words.text, words.font) : []
        words: line
        lineCount: words.lineCount
        letters: words.font.pixelSize
        color: head.accent
    }
}
