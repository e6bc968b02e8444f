pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."

// A paragraph of a page's text, with its bold and italic words; or a list's item, a quotation or its source. Words of one
// style on one line are a plain text of their own.
Item {
    id: prose

    required property Theme theme
    required property Page page
    required property string language
    required property int number // among the page's paragraphs
    required property bool settled // not while sizes are tried: then only its height counts
    required property string said
    required property color ground // the colour behind it
    required property color accent // of what marks it
    required property real size // px

    readonly property bool styled: page.prose.isStyled(language, number)
    readonly property string mark: page.prose.mark(language, number)
    readonly property bool quoted: page.prose.isQuote(language, number)
    readonly property bool source: page.prose.isSource(language, number)
    readonly property real inset: mark ? (1.5 + 0.65 * Math.max(0, page.prose.longestMark(language, number) - 2)) * size : quoted || source ? 1.1 * size : 0 // px
    readonly property real letters: (source ? 0.85 : 1) * size // px
    readonly property bool follows: mark !== "" && number > 0 && page.prose.mark(language, number - 1) !== "" || source
    readonly property int lineCount: words.lineCount
    readonly property bool read: settled && page.mark.page === page.number && page.mark.language === language && page.mark.block === number // aloud
    readonly property font font: words.font
    readonly property list<string> spots: styled && settled && words.width > 0 ? page.prose.words(language, number, words.font, words.width) : []
    readonly property list<int> places: styled && settled && words.width > 0 ? page.prose.places(language, number, words.font, words.width) : [] // four for each

    height: words.height
    Accessible.role: Accessible.StaticText
    Accessible.name: mark ? `${mark} ${said}` : said
    Accessible.ignored: !enabled || !styled && !mark

    Rectangle {
        x: prose.theme.along(0, width, prose.width)
        width: Math.round(0.7 * prose.theme.cord)
        height: words.height
        visible: prose.quoted
        color: prose.accent
    }

    Label {
        x: prose.theme.along(0, width, prose.width)
        visible: text !== ""
        theme: prose.theme
        ground: prose.ground
        color: prose.accent
        text: prose.mark
        size: prose.letters
        font.weight: Font.Bold
        lineHeight: theme.lineHeight
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    Paragraph {
        id: words

        x: prose.theme.along(prose.inset, width, prose.width)
        width: prose.width - prose.inset
        visible: !prose.styled // then it only gives the height, and the lines
        theme: prose.theme
        ground: prose.ground
        color: prose.source ? prose.accent : theme.ink
        page: prose.page
        said: prose.said
        text: width <= 0 ? "" : prose.styled ? page.prose.lines(prose.language, prose.number, font, width) : page.lines(said, font, width)
        size: prose.letters
        wrapMode: prose.styled ? Text.NoWrap : Text.Wrap
        Accessible.ignored: !enabled || prose.mark !== "" // then the paragraph says it
    }

    ReadLines {
        theme: prose.theme
        places: !prose.read ? [] : prose.styled ? prose.page.prose.readPlaces(prose.language, prose.number, words.font, words.width, prose.page.mark.first, prose.page.mark.last) : prose.page.mark.places(words.text, words.font)
        mirrored: prose.theme.mirrored && !prose.styled
        words: words
        lineCount: words.lineCount
        letters: prose.letters
        color: prose.accent
    }

    Repeater {
        model: prose.spots.length

        Label {
            required property int index

            x: prose.theme.snap(words.x + (prose.places[4 * index] ?? 0))
            y: prose.theme.snap((prose.places[4 * index + 1] ?? 0) * words.height / words.lineCount)
            theme: prose.theme
            ground: prose.ground
            color: words.color
            text: prose.spots[index] ?? ""
            size: prose.letters
            font.weight: prose.places[4 * index + 2] ? Font.Bold : Font.Normal
            font.italic: Boolean(prose.places[4 * index + 3])
            wrapMode: Text.NoWrap
            LayoutMirroring.enabled: false // its place is from the left
            Accessible.ignored: true
        }
    }
}
