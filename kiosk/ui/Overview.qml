import QtQuick
import Kiosk

// All cards at a glance, the deck's own title and beginning beside or above them.
Rectangle {
    id: overview

    required property Theme theme
    required property Session session
    required property Deck deck

    readonly property Page cover: deck.pages[0]
    readonly property string language: session.language
    readonly property bool tall: theme.portrait
    readonly property real room: tall ? width - 2 * theme.margin : Math.round(0.29 * width) // the words' width
    readonly property alias columns: grid.columns
    readonly property bool scrolls: grid.overflow > 0

    function scrollPage(pages: int): void {
        grid.scrollPage(pages);
    }

    function highlight(step: int): void {
        grid.highlight(step);
    }

    color: theme.paper

    Item {
        id: words

        readonly property real beside: overview.height - 2 * overview.theme.margin // px: beside the tiles they are not scrolled

        x: overview.theme.margin
        y: overview.theme.margin - (overview.tall ? Math.round(grid.scroll) : 0)
        width: overview.room
        height: overview.tall ? more.y + more.height : beside

        Headline {
            id: title

            room: words.width
            tallest: overview.tall ? Infinity : words.beside - overview.theme.gap - more.height
            theme: overview.theme
            ground: overview.theme.paper
            color: overview.theme.onPaper(overview.cover.onPaper)
            text: overview.cover.headline(overview.language)
            size: Math.max(overview.theme.headline * (overview.tall ? 1 : 0.86), overview.theme.textSmall)
        }

        Label {
            id: lead

            readonly property real space: overview.tall ? overview.height / 2 - more.height : words.beside - more.height - overview.theme.gap

            y: title.height + overview.theme.gap
            width: parent.width
            height: implicitHeight
            visible: y + height <= space
            theme: overview.theme
            ground: overview.theme.paper
            text: overview.cover.paragraphs(overview.language)[0] ?? ""
            size: overview.theme.textSmall
            lineHeight: overview.theme.lineHeight
        }

        Pill {
            id: more

            y: (lead.visible ? lead.y + lead.height : title.height) + overview.theme.gap
            width: Math.min(implicitWidth, parent.width)
            theme: overview.theme
            sliding: grid.sliding
            name: overview.deck.say("read_more", overview.language)
            ground: overview.theme.onPaper(overview.cover.onPaper)
            on: overview.theme.paper
            onActivated: overview.session.open(0)
            onActiveFocusChanged: if (activeFocus && overview.tall)
                grid.scrollTo(0) // the words are scrolled along
        }

        Drawing {
            id: drawing

            wish: picture.visible ? {
                page: overview.cover,
                width: picture.width,
                height: picture.height,
                ratio: overview.theme.ratio,
                layered: false,
                rank: 2
            } : {}
        }

        Illustration {
            id: picture

            readonly property real room: overview.tall ? 0 : parent.height - y

            y: more.y + more.height + 1.5 * overview.theme.gap
            width: parent.width
            height: Math.round(Math.min(room, width))
            visible: room > Math.max(16 * overview.theme.unit, grid.flattest * width)
            page: overview.cover
            drawing: drawing
            description: overview.cover.description(overview.language)
        }
    }

    TileGrid {
        id: grid

        x: overview.tall ? overview.theme.margin : words.x + words.width + overview.theme.margin
        width: overview.width - x - overview.theme.margin
        height: overview.height
        theme: overview.theme
        session: overview.session
        deck: overview.deck
        head: overview.tall ? overview.theme.margin + words.height + overview.theme.margin : overview.theme.margin
        sliding: finger.sliding
    }

    // Over everything, so that it sees the fingers that tiles take for themselves.
    Item {
        anchors.fill: parent

        TileFinger {
            id: finger

            grid: grid
        }
    }
}
