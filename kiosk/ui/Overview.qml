pragma ComponentBehavior: Bound

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
    readonly property int cards: deck.pages.length - 1
    readonly property bool tall: theme.portrait
    readonly property real gap: theme.gap * 0.9
    readonly property real coverWidth: tall ? width - 2 * theme.margin : Math.round(0.29 * width)
    readonly property int columns: tall ? 3 : Math.ceil(Math.sqrt(cards))
    readonly property int rows: Math.ceil(cards / columns)
    property int titleLines: 1 // of the longest title: every picture ends at the same height
    property int highlighted: -1 // a card's number, moved by the arrow keys

    function measureTitles(): void {
        let most = 1;
        for (let i = 0; i < tiles.count; ++i)
            most = Math.max(most, (tiles.itemAt(i) as Tile)?.own ?? 1);
        titleLines = most;
    }

    function highlight(step: int): void {
        const from = highlighted > 0 ? highlighted : Math.max(1, session.page) - (highlighted < 0 ? step : 0);
        highlighted = Math.min(Math.max(from + step, 1), cards);
    }

    function openHighlighted(): void {
        session.open(Math.max(highlighted, 0));
    }

    color: theme.paper
    onVisibleChanged: highlighted = -1

    Item {
        id: words

        x: overview.theme.margin
        y: overview.theme.margin
        width: overview.coverWidth
        height: overview.tall ? more.y + more.height : overview.height - 2 * y

        Headline {
            id: title

            room: words.width
            theme: overview.theme
            ground: overview.theme.paper
            color: overview.theme.onPaper(overview.cover.onPaper)
            text: overview.cover.headline(overview.language)
            size: overview.theme.headline * (overview.tall ? 1 : 0.86)
        }

        Label {
            id: lead

            y: title.height + overview.theme.gap
            width: parent.width
            height: Math.min(implicitHeight, Math.max(0, (overview.tall ? Infinity : parent.height - more.height - overview.theme.gap) - y))
            visible: height >= implicitHeight
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
            name: overview.deck.say("read_more", overview.language)
            ground: overview.theme.onPaper(overview.cover.onPaper)
            on: overview.theme.paper
            onActivated: overview.session.open(0)
        }

        Drawing {
            id: drawing

            wish: picture.visible ? {
                page: overview.cover,
                width: picture.width,
                height: picture.height,
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
            visible: room > 16 * overview.theme.unit
            page: overview.cover
            drawing: drawing
            description: overview.cover.description(overview.language)
        }
    }

    Item {
        id: grid

        readonly property real tileWidth: (width - (overview.columns - 1) * overview.gap) / overview.columns
        readonly property real tileHeight: (height - (overview.rows - 1) * overview.gap) / overview.rows

        x: overview.tall ? overview.theme.margin : words.x + words.width + overview.theme.margin
        y: overview.tall ? words.y + words.height + overview.theme.margin : overview.theme.margin
        width: overview.width - x - overview.theme.margin
        height: overview.height - y - overview.theme.margin

        Repeater {
            id: tiles

            model: overview.cards
            onItemAdded: overview.measureTitles()

            Tile {
                required property int index

                x: Math.round((index % overview.columns) * (grid.tileWidth + overview.gap))
                y: Math.round(Math.floor(index / overview.columns) * (grid.tileHeight + overview.gap))
                width: Math.round(grid.tileWidth)
                height: Math.round(grid.tileHeight)
                theme: overview.theme
                page: overview.deck.pages[index + 1]
                language: overview.language
                highlighted: overview.highlighted === index + 1
                lines: overview.titleLines
                onOwnChanged: overview.measureTitles()
                onActivated: overview.session.open(index + 1)
            }
        }
    }
}
