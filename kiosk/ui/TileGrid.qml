pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// The cards as tiles. All of them are in sight at once where each keeps a picture; else they are scrolled, and there are
// tiles for those near by only. What stands above them in `head` is scrolled along.
Item {
    id: grid

    required property Theme theme
    required property Session session
    required property Deck deck
    required property real head // px above the first row
    property bool sliding: false // a finger scrolls: its release opens nothing

    readonly property string language: session.language
    readonly property var pages: Array.from(deck.pages) // once: as a list it is made anew each time it is asked for
    readonly property int cards: pages.length - 1
    readonly property real gap: theme.gap * 0.9
    readonly property real seam: Math.round(1.4 * theme.unit)
    readonly property real letters: theme.textControl * (theme.largeText ? 1.15 : 1)
    readonly property int most: Math.max(1, Math.min(cards, Math.floor((width + gap) / (8.6 * letters + 2 * gap + gap)))) // columns
    readonly property real flattest: 0.33 // a picture's height to its width
    readonly property real usual: 0.5 // the same, where tiles are scrolled

    property int columns: 1
    property real tileWidth: 0
    property real tileHeight: 0
    property real words: 0 // px, the height of the tallest headline: every picture ends at the same height
    property real scroll: 0 // px
    property int focused: 0 // the page of the tile that the keys are at; 0: none

    readonly property alias gliding: glide.running
    readonly property real pitch: tileHeight + gap
    readonly property real overflow: Math.max(0, head + Math.ceil(cards / columns) * pitch - gap + theme.margin - height)
    readonly property int firstRow: Math.floor((scroll - head) / pitch) // that is in sight
    readonly property int firstTile: Math.max(0, Math.min((firstRow - 1) * columns, cards - pool.count)) // of those there are
    readonly property int firstWhole: Math.max(1, Math.min(Math.ceil((scroll - head) / pitch) * columns + 1, cards)) // page

    function widthIn(columns: int): real {
        return Math.floor((width - (columns - 1) * gap) / columns);
    }

    // What a tile needs besides its picture.
    function foot(words: real): real {
        return Math.round(theme.cord / 2) + seam + words + gap * 0.8;
    }

    // The height of the tallest headline in tiles of this width.
    function measure(tileWidth: real): real {
        let tallest = 0;
        probe.width = tileWidth - 2 * gap;
        for (const page of pages.slice(1)) {
            probe.text = page.headline(language);
            probe.wrapMode = Text.WordWrap;
            if (probe.contentWidth * Math.max(0.5, Math.min(1, theme.smallestText / letters)) > probe.width)
                probe.wrapMode = Text.Wrap; // Headline breaks such a word
            tallest = Math.max(tallest, probe.height);
        }
        return tallest;
    }

    // The number of columns in which all tiles are in sight and their pictures largest; 0: there is none.
    function fitting(): int {
        let best = 0;
        let largest = 0;
        for (let columns = 1; columns <= most; ++columns) {
            const rows = Math.ceil(cards / columns);
            const [wide, high] = [widthIn(columns), (height - head - theme.margin + gap) / rows - gap];
            if (high < flattest * wide + foot(letters))
                continue; // too low for one line
            const tall = high - foot(measure(wide));
            const size = wide * Math.min(tall, wide); // more than a square shows no more
            if (tall >= flattest * wide && size > largest)
                [best, largest] = [columns, size];
        }
        return best;
    }

    // A place is kept while tiles change: the card that stands at the top.
    function lay(): void {
        if (width <= 0 || height <= 0)
            return;
        const [row, part] = [firstRow, (scroll - head) / pitch - firstRow];
        const card = row * columns;
        const isNew = tileHeight === 0;
        const fit = fitting();
        columns = fit || Math.ceil(cards / Math.ceil(cards / most)); // no more rows than at most, and those full
        tileWidth = widthIn(columns);
        words = measure(tileWidth);
        const least = Math.ceil(flattest * tileWidth + foot(words));
        tileHeight = fit ? Math.floor((height - head - theme.margin + gap) / Math.ceil(cards / fit) - gap) : Math.max(least, Math.min(Math.round(usual * tileWidth + foot(words)), height - 2 * theme.margin));
        while (pool.count < Math.min(cards, (Math.ceil(height / pitch) + 3) * columns))
            pool.append({});
        if (isNew || !visible)
            open();
        else
            scrollTo(scroll > 0 ? head + (Math.floor(card / columns) + part) * pitch : 0);
    }

    // At the top, or where the card is that the visitor comes from. The next visitor begins at the top.
    function open(): void {
        const from = session.place === "attract" ? 0 : session.page;
        const isBelow = from > 0 && topOf(from) + tileHeight > height;
        scrollTo(isBelow ? topOf(from) - (height - tileHeight) / 2 : 0);
    }

    // Where the tile of a page begins, px from the top of all.
    function topOf(page: int): real {
        return head + Math.floor((page - 1) / columns) * pitch;
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
        if (theme.calm)
            return scrollTo(place);
        glide.to = bounded(place);
        glide.restart();
    }

    // On or back by the rows that are in sight.
    function scrollPage(pages: int): void {
        const rows = Math.max(1, Math.floor((height - theme.margin + gap) / pitch));
        const on = scroll + pages * rows * pitch;
        glideTo(on <= head ? 0 : head - theme.margin + Math.round((on - head) / pitch) * pitch);
    }

    // The keys go to the tile of a page.
    function focusOn(page: int): void {
        const above = page <= columns ? 0 : topOf(page) - theme.margin;
        scrollTo(Math.max(topOf(page) + tileHeight + theme.margin - height, Math.min(scroll, above)));
        for (let i = 0; i < tiles.count; ++i) {
            const tile = tiles.itemAt(i) as Tile;
            if (tile.page.number === page)
                tile.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    // The first step goes to the card that one comes from, if it is in sight.
    function highlight(step: int): void {
        const place = topOf(Math.max(1, session.page)) - scroll;
        const first = place >= 0 && place + tileHeight <= height ? Math.max(1, session.page) : firstWhole;
        focusOn(focused ? Math.min(Math.max(focused + step, 1), cards) : first);
    }

    // On to the next tile or back, as Tab does; false where there is none.
    function step(by: int): bool {
        const isThere = focused + by >= 1 && focused + by <= cards;
        if (isThere)
            focusOn(focused + by);
        return isThere;
    }

    onWidthChanged: laying.start()
    onHeightChanged: laying.start()
    onHeadChanged: laying.start()
    onLanguageChanged: laying.start()
    onLettersChanged: laying.start()
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

    // Once, when all that changes has changed.
    Timer {
        id: laying

        interval: 0
        onTriggered: grid.lay()
    }

    NumberAnimation {
        id: glide

        target: grid
        property: "scroll"
        duration: grid.theme.settle
        easing.type: Easing.OutCubic
    }

    Label {
        id: probe

        visible: false
        theme: grid.theme
        ground: grid.theme.paper
        size: grid.letters
        font.weight: Font.Bold
        lineHeight: 1.15
    }

    // As many tiles as there have ever been in sight: a drawing is never unmade (see Illustration).
    ListModel {
        id: pool
    }

    Item {
        id: view

        x: -grid.gap // the frame of a tile at the edge is seen
        width: grid.width + 2 * grid.gap
        height: grid.height
        clip: grid.overflow > 0

        Repeater {
            id: tiles

            model: pool

            Tile {
                required property int index

                readonly property int place: (index - grid.firstTile % pool.count + pool.count) % pool.count
                readonly property int card: Math.min(grid.firstTile + place, grid.cards - 1)

                x: grid.gap + Math.round(card % grid.columns * (grid.tileWidth + grid.gap))
                y: Math.round(grid.head + Math.floor(card / grid.columns) * grid.pitch) - Math.round(grid.scroll)
                width: grid.tileWidth
                height: grid.tileHeight
                visible: y < view.height && y + height > 0
                below: view.height - y
                theme: grid.theme
                page: grid.pages[card + 1]
                language: grid.language
                letters: grid.letters
                pad: grid.gap
                seam: grid.seam
                words: grid.words
                sliding: grid.sliding
                activeFocusOnTab: page.number === (grid.focused || grid.firstWhole)
                onActiveFocusChanged: {
                    if (activeFocus)
                        grid.focused = page.number;
                    else if (grid.focused === page.number)
                        grid.focused = 0;
                }
                onActivated: grid.session.open(page.number)
                Keys.onTabPressed: event => event.accepted = grid.step(1)
                Keys.onBacktabPressed: event => event.accepted = grid.step(-1)
            }
        }
    }
}
