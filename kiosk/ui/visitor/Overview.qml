pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"

// All cards at a glance, with the deck's title and the beginning of its introduction beside or above them.
Rectangle {
    id: overview

    required property Theme theme
    required property Session session
    required property Deck deck

    readonly property Page cover: deck.page(0)
    property string language: session.language // of its words: the visitor's, but while nobody sees them see Pager.rested
    readonly property bool seen: session.beneath === Place.OVERVIEW
    readonly property bool tall: theme.portrait || theme.linear // the words are above the tiles, and scroll with them
    readonly property real room: tall ? width - 2 * theme.margin - rail.taken : Math.round(0.29 * width) // the words' width
    readonly property alias columns: grid.columns
    readonly property alias pressed: grid.pressed
    readonly property alias focused: grid.focused
    readonly property bool whole: grid.whole && (drawing.ready || !picture.fits) // nothing of it changes by itself
    readonly property bool scrolls: grid.overflow > 0
    readonly property bool isLong: deck.count > 61 // more cards than one likes to scroll through: they have a rail

    signal leafing(distance: real) // a finger moves it aside
    signal leafed(away: bool)

    // Says all words in the visitor's language.
    function speak(): void {
        language = session.language;
    }

    function scrollPage(pages: int): void {
        grid.scrollPage(pages);
    }

    // Moves the focus to another tile, or gives it to one; false if there is none that way.
    function highlight(key: int, step: int): bool {
        return grid.highlight(key, step);
    }

    // Where a card's tile is: see CardTransition. The cover has no tile.
    function spot(page: int): var {
        if (page > 0)
            return grid.spot(page);
        const part = picture.fits ? picture : more;
        const place = Qt.rect(words.x + part.x, words.y + part.y, part.width, part.height);
        return {
            sheet: place,
            frame: place,
            picture: place,
            drawing: picture.fits ? drawing : null
        };
    }

    // What scrolls ends before it, not behind it: no word is covered in part. It is as high as the margin at most, so that what
    // has the focus stays clear of it.
    component Edge: ScrollCue {
        id: edge

        readonly property real pad: Math.round(0.15 * theme.margin)

        x: grid.x
        width: grid.width
        height: Math.round(Math.min(1.2 * theme.textControl, 0.7 * theme.margin))
        theme: overview.theme

        Rectangle {
            z: -1
            y: -edge.pad
            width: edge.width
            height: edge.height + 2 * edge.pad
            color: edge.theme.paper
        }
    }

    color: theme.paper
    clip: theme.ceiling > 0 // the words scroll away below the picture above
    onSeenChanged: if (seen)
        speak()
    Component.onCompleted: speak()

    Connections {
        function onLanguageChanged(): void {
            if (overview.session.beneath === Place.OVERVIEW) // `seen` may not be up to date
                overview.speak();
        }

        target: overview.session
    }

    Item {
        id: words

        // Height in px: beside the tiles the words do not scroll.
        readonly property real beside: overview.height - 2 * overview.theme.margin

        x: overview.theme.along(overview.theme.margin, width, overview.width)
        y: overview.theme.margin - (overview.tall ? overview.theme.snap(grid.scroll) : 0)
        width: overview.room
        height: overview.tall ? more.y + more.height : beside

        // The cover has no tile, so its words and picture here open it.
        TapHandler {
            acceptedButtons: Qt.LeftButton
            onTapped: if (!grid.sliding)
                overview.session.open(0)
        }

        Logo {
            id: logo

            x: overview.theme.along(0, width, words.width)
            theme: overview.theme
            ground: overview.theme.paper
        }

        Headline {
            id: title

            y: logo.taken
            room: words.width
            tallest: overview.tall ? Infinity : words.beside - overview.theme.gap - more.height - y
            theme: overview.theme
            ground: overview.theme.paper
            color: overview.theme.onPaper(overview.cover.onPaper)
            page: overview.cover
            language: overview.language
            size: Math.max(overview.theme.headline * (overview.tall ? 1 : 0.86), overview.theme.textSmall)
        }

        Paragraph {
            id: lead

            readonly property bool fits: y + height <= space
            readonly property real space: overview.tall ? overview.height / 2 - more.height : words.beside - more.height - overview.theme.gap

            y: title.y + title.height + overview.theme.gap
            width: parent.width
            height: implicitHeight
            visible: fits
            theme: overview.theme
            ground: overview.theme.paper
            page: overview.cover
            said: overview.cover.paragraphs(overview.language)[0] ?? ""
            size: overview.theme.textSmall
        }

        Pill {
            id: more

            x: overview.theme.along(0, width, words.width)
            y: (lead.fits ? lead.y + lead.height : title.y + title.height) + overview.theme.gap
            width: Math.min(implicitWidth, parent.width)
            theme: overview.theme
            sliding: grid.sliding
            name: overview.deck.say("read_more", overview.language)
            ground: overview.theme.onPaper(overview.cover.onPaper)
            on: overview.theme.paper
            onActivated: overview.session.open(0)
            onActiveFocusChanged: if (activeFocus && overview.tall)
                grid.scrollTo(0) // the words scroll with the tiles
        }

        Drawing {
            id: drawing

            wanted: picture.fits
            page: overview.cover
            width: picture.width
            height: picture.height
            ratio: overview.theme.ratio
            rank: Drawing.TILE
        }

        Illustration {
            id: picture

            readonly property real room: overview.tall ? 0 : parent.height - y
            readonly property bool fits: overview.cover.hasPicture && room > Math.max(16 * overview.theme.unit, grid.flattest * width)

            y: more.y + more.height + 1.5 * overview.theme.gap
            width: parent.width
            height: Math.round(Math.min(room, width))
            visible: fits
            page: overview.cover
            drawing: drawing
            description: overview.cover.description(overview.language)
        }
    }

    ScrollRail {
        id: rail

        readonly property real taken: overview.isLong ? width + overview.theme.gap : 0

        x: overview.theme.along(overview.width - overview.theme.margin - width, width, overview.width)
        y: overview.theme.margin
        width: Math.round(overview.theme.target)
        height: overview.height - 2 * overview.theme.margin
        visible: overview.isLong
        theme: overview.theme
        session: overview.session
        deck: overview.deck
        language: overview.language
        grid: grid
        ground: overview.theme.onPaper(overview.cover.onPaper)
        open: overview.enabled
    }

    TileGrid {
        id: grid

        readonly property real inset: overview.tall ? overview.theme.margin : words.width + 2 * overview.theme.margin

        x: overview.theme.along(inset, width, overview.width)
        width: overview.width - inset - overview.theme.margin - rail.taken
        height: overview.height
        theme: overview.theme
        session: overview.session
        deck: overview.deck
        language: overview.language
        head: overview.tall ? overview.theme.margin + words.height + overview.theme.margin : overview.theme.margin
        sliding: finger.sliding
    }

    Edge {
        y: pad
        visible: overview.scrolls && grid.scroll > 1
        up: true
    }

    Edge {
        y: overview.height - height - pad
        visible: overview.scrolls && grid.scroll < grid.overflow - 1
        up: false
    }

    // On top of everything, so that it also sees fingers that tiles take.
    Item {
        x: overview.theme.along(0, width, overview.width)
        width: parent.width - (overview.isLong ? rail.width + overview.theme.margin : 0)
        height: parent.height

        TileFinger {
            id: finger

            grid: grid
            onLeafing: distance => overview.leafing(distance)
            onLeafed: away => overview.leafed(away)
        }
    }
}
