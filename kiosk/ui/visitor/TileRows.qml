import QtQuick

// In how many columns tiles stand, and where their rows are, section by section: each section begins a row, below its
// heading. All places are px from the top of everything that scrolls.
QtObject {
    required property TileGrid grid
    required property real heading // px of a section's heading; 0 if there are none

    readonly property int cards: grid.cards
    readonly property int columns: grid.columns
    readonly property real pitch: grid.pitch // px from row to row
    readonly property real between: 1.2 * grid.gap // px between sections
    // The first page of each section; 1 alone in a deck without sections.
    readonly property list<int> firsts: Array.from({
        length: grid.deck.sections.count
    }, (_, section) => grid.deck.sections.first(section))

    // Where the first row of each section is.
    readonly property list<real> tops: {
        let top = grid.head;
        return firsts.map((_, section) => {
            const here = top + heading;
            top = here + rowsOf(section, columns) * pitch + between;
            return here;
        });
    }
    readonly property real end: tops[tops.length - 1] + rowsOf(firsts.length - 1, columns) * pitch
    readonly property real besides: firsts.length * heading + (firsts.length - 1) * between // px that are not tiles

    function widthIn(columns: int): real {
        return Math.floor((grid.width - (columns - 1) * grid.gap) / columns);
    }

    // The height of tiles in so many columns, if all are in sight.
    function highIn(columns: int): real {
        return (grid.height - grid.head - besides - grid.theme.margin + grid.gap) / rowsIn(columns) - grid.gap;
    }

    // The number of columns in which all tiles are visible and pictures largest; 0: none.
    function fitting(): int {
        let best = 0;
        let largest = 0;
        for (let columns = 1; columns <= grid.most; ++columns) {
            const [wide, high] = [widthIn(columns), highIn(columns)];
            if (high < grid.flattest * wide + grid.foot(grid.letters))
                continue; // too low for one line of text
            const tall = high - grid.foot(grid.measure(wide));
            const size = wide * Math.min(tall, wide); // a picture higher than a square shows no more
            if (tall >= grid.flattest * wide && size > largest)
                [best, largest] = [columns, size];
        }
        return best;
    }

    // The height of tiles at which the last visible row is cut off: if rows ended with the view, they would look like all
    // there are.
    function peeking(least: real): real {
        const rows = (grid.height - grid.head) / pitch;
        if (rows % 1 > 0.2 && rows % 1 < 0.8)
            return grid.tileHeight;
        const heights = [Math.round(rows) + 0.35, Math.round(rows) - 0.35].map(wanted => Math.floor((grid.height - grid.head) / wanted - grid.gap));
        return heights.find(high => high >= least && high <= grid.height - 2 * grid.theme.margin) ?? grid.tileHeight;
    }

    function countIn(section: int): int {
        return (firsts[section + 1] ?? cards + 1) - firsts[section];
    }

    function rowsOf(section: int, columns: int): int {
        return Math.ceil(countIn(section) / columns);
    }

    // The rows of all sections in so many columns.
    function rowsIn(columns: int): int {
        return firsts.reduce((rows, _, section) => rows + rowsOf(section, columns), 0);
    }

    function sectionOf(page: int): int {
        return Math.max(0, firsts.filter(first => first <= page).length - 1);
    }

    function columnOf(page: int): int {
        return (page - firsts[sectionOf(page)]) % columns;
    }

    function topOf(page: int): real {
        const section = sectionOf(page);
        return tops[section] + Math.floor((page - firsts[section]) / columns) * pitch;
    }

    // The same with the heading, if it stands right above.
    function reachOf(page: int): real {
        return topOf(page) - (page - firsts[sectionOf(page)] < columns ? heading : 0);
    }

    // The first page of the last row that begins at a place or above it.
    function pageAt(place: real): int {
        const section = Math.max(0, tops.filter(top => top <= place).length - 1);
        const row = Math.min(Math.max(0, Math.floor((place - tops[section]) / pitch)), rowsOf(section, columns) - 1);
        return firsts[section] + row * columns;
    }

    // The first page of the first row that begins at a place or below it; the last page if there is none.
    function firstAt(place: real): int {
        for (let section = 0; section < firsts.length; ++section) {
            const row = Math.max(0, Math.ceil((place - tops[section]) / pitch));
            if (row < rowsOf(section, columns))
                return firsts[section] + row * columns;
        }
        return cards;
    }

    // Whether there is no row below a page's (`by` 1), or above it (-1).
    function isLast(page: int, by: int): bool {
        return topOf(page) === topOf(by > 0 ? cards : 1);
    }

    // The page below another one (`by` 1), or above it (-1); at the edge the last or the first.
    function beside(page: int, by: int): int {
        const first = page - columnOf(page); // of its row
        const section = sectionOf(page);
        const last = firsts[section] + countIn(section) - 1;
        if (by > 0) {
            const next = Math.min(first + columns, last + 1);
            const row = Math.min(columns, countIn(sectionOf(next)) - (next - firsts[sectionOf(next)]));
            return next > cards ? cards : Math.min(next + columnOf(page), next + row - 1);
        }
        if (first <= 1)
            return 1;
        const above = first - 1 - columnOf(first - 1);
        return Math.min(above + columnOf(page), first - 1);
    }
}
