import QtQuick

// Moves the focus with arrow keys: to the nearest control that lies in the arrow's direction. After a row's last control comes
// its first.
QtObject {
    // The controls in an item that can have the focus, in the order of Tab.
    function controls(within: Item): list<Item> {
        if (!within.visible || !within.enabled)
            return [];
        if (within.activeFocusOnTab)
            return [within];
        return Array.from(within.children).reduce((found, child) => found.concat(controls(child)), []);
    }

    // Moves the focus from `from`, which may have none, to a control within `root`; false if there is none.
    function go(key: int, from: Item, root: Item): bool {
        const choices = controls(root).filter(one => one !== from);
        const isIn = from !== root && choices.length > 0;
        const to = isIn ? nearest(key, from, choices, root) : choices[0];
        to?.forceActiveFocus(Qt.TabFocusReason);
        return Boolean(to);
    }

    function nearest(key: int, from: Item, choices: list<Item>, root: Item): Item {
        const here = turned(key, from, root);
        const beside = key === Qt.Key_Left || key === Qt.Key_Right;
        let [best, first] = [null, null];
        let [least, start] = [Infinity, here.from - 2];
        for (const choice of choices) {
            const there = turned(key, choice, root);
            const across = Math.max(0, there.low - here.high, here.low - there.high);
            if (beside && across > 0)
                continue;
            if (beside && there.from < start)
                [first, start] = [choice, there.from];
            if (there.from + there.to <= here.from + here.to + 2 || there.from < here.from)
                continue;
            const way = Math.max(0, there.from - here.to) + 3 * across + 0.1 * Math.abs(there.low + there.high - here.low - here.high);
            if (way < least)
                [best, least] = [choice, way];
        }
        return best ?? first;
    }

    // Where an item is, as if the arrow pointed to the right: it is `from` to `to` along, `low` to `high` across.
    function turned(key: int, item: Item, root: Item): var {
        const area = item.mapToItem(root, 0, 0, item.width, item.height);
        const [x, right, y, bottom] = [area.x, area.x + area.width, area.y, area.y + area.height];
        if (key === Qt.Key_Up || key === Qt.Key_Down)
            return key === Qt.Key_Down ? place(y, bottom, x, right) : place(-bottom, -y, x, right);
        return key === Qt.Key_Right ? place(x, right, y, bottom) : place(-right, -x, y, bottom);
    }

    function place(from: real, to: real, low: real, high: real): var {
        return {
            from: from,
            to: to,
            low: low,
            high: high
        };
    }
}
