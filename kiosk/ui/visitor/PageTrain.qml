import QtQml

// Which pages stand beside the current one, and where: its neighbours, and while a jump lasts the pages that it leaves. All
// places are in page widths; nothing that is in sight jumps when another page becomes the current one.
QtObject {
    id: train

    required property PageSlots slots
    required property int current
    required property real shift // how far the current page is from its place, towards the page before it

    readonly property int longest: 2 // page widths that a page comes from at most
    property list<int> leaving: [] // the pages that jumps leave, while they slide out
    property list<int> places: [] // where they are, from the current one

    // Where a page is, from the current one; NaN: nowhere.
    function offset(page: int): real {
        if (page === current)
            return 0;
        if (leaving.length > 0)
            return places[leaving.indexOf(page)] ?? NaN;
        const side = shift > 0 ? -1 : 1; // the side that is visible
        return page === slots.after(current, side) ? side : NaN;
    }

    function clear(): void {
        [leaving, places] = [[], []];
    }

    // Whether a page that is turned to comes from where the pages after the present one are.
    function isForward(page: int): bool {
        const on = slots.after(page, -current);
        return slots.count === 2 ? shift <= 0 : on === 1 || (on !== slots.count - 1 && page > current);
    }

    // Pages are about to be turned: what is in sight, or on its way there, stays where it is, and the new one follows at the
    // end, unless it is there already. Returns the shift with which it becomes the current one.
    function lead(page: int): real {
        const side = isForward(page) ? 1 : -1;
        const neighbour = leaving.length === 0 && shift !== 0 ? [slots.after(current, shift > 0 ? -1 : 1)] : [];
        const stands = new Map([current, ...leaving, ...neighbour].map(one => [one, offset(one) + shift]).filter(([, place]) => place * side > -1));
        const there = stands.get(page);
        const comes = there !== undefined && ((there - shift) * side > 0 || slots.count === 2);
        stands.delete(page);
        const place = comes ? there : side * (1 + Math.max(...[...stands.values()].map(one => one * side)));
        [leaving, places] = [[...stands.keys()], [...stands.values()].map(one => Math.round(one - place))];
        return Math.min(Math.max(place, -longest), longest);
    }
}
