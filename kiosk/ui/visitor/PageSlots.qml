import QtQml

// Which pages have a place in the pager. In a small deck each page has one; in a large one the farthest page gives its place
// to one that comes near, so what exists does not grow with the deck.
QtObject {
    id: slots

    required property int count // pages in the deck
    readonly property int beside: 6 // pages to either side that have a place each
    property list<int> pages: [] // the page in each place

    // The page this many steps from another; after the last comes the first.
    function after(page: int, away: int): int {
        return ((page + away) % count + count) % count;
    }

    // How many pages lie between two, the shorter way round.
    function distance(one: int, other: int): int {
        const apart = Math.abs(one - other);
        return Math.min(apart, count - apart);
    }

    // A page and those up to `reach` steps from it.
    function near(page: int, reach: int): list<int> {
        return Array.from({
            length: 2 * reach + 1
        }, (_, place) => after(page, place - reach));
    }

    // Gives places for the first time: to the pages around the current one, and two to spare.
    function fill(current: int): void {
        pages = Array.from({
            length: Math.min(count, 2 * beside + 3)
        }, (_, place) => after(current, place - beside));
    }

    // Gives each of the `wanted` pages a place; those farthest from the current one leave theirs.
    function assign(current: int, wanted: list<int>): void {
        const coming = [...new Set(wanted)].filter(page => !pages.includes(page));
        const going = pages.filter(page => !wanted.includes(page)).sort((one, other) => distance(other, current) - distance(one, current));
        const leaves = going.slice(0, coming.length);
        if (coming.length > 0)
            pages = pages.map(page => leaves.includes(page) ? coming.pop() : page);
    }
}
