pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"

// The cards as tiles. All are visible at once if each has room for a picture; otherwise they scroll, and there are tiles
// only for the cards nearby. `head` above them scrolls with them. Sections have headings.
Item {
    id: grid

    required property Theme theme
    required property Session session
    required property Deck deck
    required property string language
    required property real head // px above the first row
    property bool sliding: false // a finger scrolls, so its release opens nothing

    readonly property int cards: deck.count - 1
    readonly property real pad: 0.9 * theme.snap(2 * theme.unit) // px beside a tile's words
    readonly property real gap: Math.max(pad, theme.between) // px between tiles
    readonly property real seam: Math.round(1.4 * theme.unit)
    readonly property real letters: theme.textControl
    readonly property bool flat: theme.linear // one column of tiles, with their words beside their pictures
    readonly property int most: flat ? 1 : Math.max(1, Math.min(cards, Math.floor((width + gap) / (8.6 * letters + 2 * pad + gap)))) // columns
    readonly property real flattest: 0.33 // the smallest ratio of a picture's height to its width
    readonly property real usual: 0.5 // the same ratio where tiles scroll

    property bool stale: false // something has changed since the last layout
    property string laid // the language of the last layout
    property int columns: 1
    property real tileWidth: 0
    property real tileHeight: 0
    property real words: 0 // height of the tallest headline in px, so that all pictures end at the same height
    property real scroll: 0 // px
    property Tile focusedTile: null // null: none
    readonly property int focused: focusedTile?.page.number ?? 0 // its page; 0: none
    property point seat // the first card that is whole in sight, and where it is, in rows: kept while the layout changes
    property int pressed: -1 // the page of the tile under a finger; -1: none

    readonly property alias gliding: glide.running
    readonly property bool ready: !stale // whether it has been laid out
    readonly property bool whole: { // in the visitor's language, with all pictures painted
        let painted = ready && laid === session.language;
        for (let i = 0; i < tiles.made && painted; ++i)
            painted = (tiles.itemAt(i) as Tile).ready;
        return painted;
    }
    readonly property real pitch: tileHeight + gap
    readonly property real overflow: Math.max(0, rows.end - gap + theme.margin - height)
    // The first card that has a tile.
    readonly property int firstTile: Math.max(0, Math.min(rows.pageAt(scroll - pitch) - 1, cards - pool.count))
    readonly property int firstWhole: rows.firstAt(scroll) // the first page that is whole in sight
    readonly property TileRows rows: TileRows {
        grid: grid
        heading: headings.high
    }

    // The x of a tile in a column.
    function leftOf(column: int): real {
        return theme.snap(theme.along(column * (tileWidth + gap), tileWidth, width));
    }

    // The height that a tile needs besides its picture.
    function foot(words: real): real {
        return Math.round(theme.cord / 2) + seam + words + pad * 0.8;
    }

    // The height of the tallest headline in tiles of this width.
    function measure(tileWidth: real): real {
        return tallest.within((flat ? 0.6 : 1) * tileWidth - 2 * pad - 1);
    }

    // Once for several changes.
    function change(): void {
        stale = true;
        Qt.callLater(lay);
    }

    function lay(): void {
        stale = false;
        if (width <= 0 || height <= 0)
            return;
        const isNew = tileHeight === 0;
        const fit = flat ? 0 : rows.fitting(); // columns
        columns = fit || (rows.firsts.length > 1 ? most : Math.ceil(cards / Math.ceil(cards / most))); // as few rows as possible, all of them full
        tileWidth = rows.widthIn(columns);
        words = measure(tileWidth);
        const least = Math.ceil(flat ? Math.max(words + 2 * pad, 0.16 * tileWidth) : flattest * tileWidth + foot(words));
        tileHeight = flat ? least : fit ? Math.floor(rows.highIn(fit)) : Math.max(least, Math.min(Math.round(usual * tileWidth + foot(words)), height - 2 * theme.margin));
        if (!fit && !flat && rows.firsts.length === 1)
            tileHeight = rows.peeking(least);
        while (pool.count < Math.min(cards, (Math.ceil(height / pitch) + 3) * columns))
            pool.append({});
        if (isNew || !visible)
            open();
        else
            scrollTo(scroll > 0 ? rows.topOf(seat.x) + seat.y * pitch : 0);
        laid = language;
    }

    // Opens at the top, or at the card that the visitor comes from. The next visitor begins at the top.
    function open(): void {
        const from = session.place === Place.ATTRACT ? 0 : session.page;
        const isBelow = from > 0 && topOf(from) + tileHeight > height;
        scrollTo(isBelow ? topOf(from) - (height - tileHeight) / 2 : 0);
    }

    // Where a page's tile begins, in px from the top of everything.
    function topOf(page: int): real {
        return rows.topOf(page);
    }

    // Where a card's tile is, in px: see CardTransition.
    function spot(page: int): var {
        const [left, top] = [x + leftOf(rows.columnOf(page)), y + theme.snap(topOf(page)) - theme.snap(scroll)];
        const shown = flat ? theme.snap(0.4 * tileWidth) : tileWidth; // px of the picture's width
        const picture = Qt.rect(left + theme.along(0, shown, tileWidth), top, shown, tileHeight - (flat ? 0 : foot(words)));
        return {
            sheet: Qt.rect(left, top, tileWidth, tileHeight),
            frame: picture,
            picture: picture,
            drawing: tileOf(page)?.picture ?? null
        };
    }

    // A page's tile, if there is one.
    function tileOf(page: int): Tile {
        for (let i = 0; i < tiles.count; ++i) {
            const tile = tiles.itemAt(i) as Tile;
            if (tile.page.number === page)
                return tile;
        }
        return null;
    }

    function sit(card: int): void {
        seat = Qt.point(card, (scroll - rows.topOf(card)) / pitch);
    }

    function scrollTo(place: real): void {
        glide.stop();
        scroll = bounded(place);
    }

    function bounded(place: real): real {
        return Math.min(Math.max(place, 0), overflow);
    }

    function scrollBy(distance: real): void {
        scrollTo(scroll + distance);
    }

    function glideTo(place: real): void {
        glide.go(bounded(place));
    }

    // Scrolls by the number of visible rows.
    function scrollPage(pages: int): void {
        const on = scroll + pages * Math.max(1, Math.floor((height - theme.margin + gap) / pitch)) * pitch;
        glideTo(on <= head ? 0 : rows.reachOf(rows.pageAt(on + pitch / 2)) - theme.margin);
    }

    // Gives a page's tile the focus.
    function focusOn(page: int): void {
        const above = rows.reachOf(page) <= head ? 0 : rows.reachOf(page) - theme.margin;
        scrollTo(Math.max(topOf(page) + tileHeight + theme.margin - height, Math.min(scroll, above)));
        tileOf(page)?.forceActiveFocus(Qt.TabFocusReason);
    }

    // The first step goes to the card that the visitor comes from, if it is visible. False if there is no tile that way.
    function highlight(key: int, step: int): bool {
        const place = topOf(Math.max(1, session.page)) - scroll;
        const first = place >= 0 && place + tileHeight <= height ? Math.max(1, session.page) : firstWhole;
        const isBelow = key === Qt.Key_Up || key === Qt.Key_Down;
        const isEdge = isBelow ? rows.isLast(focused, Math.sign(step)) : focused + step < 1 || focused + step > cards;
        if (focused && isEdge)
            return false;
        focusOn(!focused ? first : isBelow ? rows.beside(focused, Math.sign(step)) : focused + step);
        return true;
    }

    // Moves to the next or previous tile, as Tab does; false if there is none.
    function step(by: int): bool {
        const isThere = focused + by >= 1 && focused + by <= cards;
        if (isThere)
            focusOn(focused + by);
        return isThere;
    }

    onScrollChanged: if (!stale)
        sit(rows.firstAt(scroll))
    onWidthChanged: change()
    onHeightChanged: change()
    onHeadChanged: change()
    onLanguageChanged: change()
    onLettersChanged: change()
    onVisibleChanged: open()
    Component.onCompleted: lay()

    Connections {
        function onPageChanged(): void {
            if (!grid.visible)
                grid.open();
        }

        function onPlaceChanged(): void {
            if (!grid.visible)
                grid.open();
        }

        target: grid.session
    }

    Glide {
        id: glide

        target: grid
        property: "scroll"
        duration: grid.theme.settle
    }

    TallestHeadline {
        id: tallest

        theme: grid.theme
        deck: grid.deck
        language: grid.language
        size: grid.letters
    }

    // As many tiles as were ever visible at once: a drawing is never destroyed (see Illustration).
    ListModel {
        id: pool
    }

    Item {
        id: view

        x: -grid.gap // leaves room for the frame of a tile at the edge
        width: grid.width + 2 * grid.gap
        height: grid.height
        clip: grid.overflow > 0

        SectionHeadings {
            id: headings

            grid: grid
        }

        Repeater {
            id: tiles

            property int made: 0

            model: pool
            onItemAdded: ++made

            Tile {
                required property int index

                readonly property int place: (index - grid.firstTile % pool.count + pool.count) % pool.count
                readonly property int card: Math.min(grid.firstTile + place, grid.cards - 1)

                x: grid.gap + grid.leftOf(grid.rows.columnOf(card + 1))
                y: grid.theme.snap(grid.topOf(card + 1)) - grid.theme.snap(grid.scroll)
                width: grid.tileWidth
                height: grid.tileHeight
                visible: y < view.height && y + height > 0
                theme: grid.theme
                page: grid.deck.page(card + 1)
                language: grid.language
                letters: grid.letters
                pad: grid.pad
                seam: grid.seam
                flat: grid.flat
                words: grid.words
                sliding: grid.sliding
                reach: grid.gap / 2
                activeFocusOnTab: activeFocus || page.number === (grid.focused || grid.firstWhole) // Qt warns if the one with the focus loses it
                onActiveFocusChanged: {
                    if (activeFocus)
                        grid.focusedTile = this;
                    else if (grid.focusedTile === this)
                        grid.focusedTile = null;
                }
                onHeldChanged: grid.pressed = held ? page.number : -1
                onActivated: grid.session.open(page.number)
                Keys.onTabPressed: event => event.accepted = grid.step(1)
                Keys.onBacktabPressed: event => event.accepted = grid.step(-1)
            }
        }
    }
}
