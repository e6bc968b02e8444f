import QtQuick
import Kiosk
import "../controls"

// What keys do on the stage: the same as its buttons, and they move the focus. The session takes keys for itself that mean the
// same everywhere (kiosk/session/key.py), and qt/keypad.py brings each of the others here as one key, whatever device it is on.
QtObject {
    id: keys

    required property Item stage // has the focus if no control has it
    required property Session session
    required property Pager pager
    required property Bar bar
    required property Overview overview // null until it has been created
    required property Sheets sheets

    readonly property Item focused: stage.Window.activeFocusItem
    readonly property bool loose: !(focused?.activeFocusOnTab && focused.visible && focused.enabled) // no control has the focus
    readonly property Arrows arrows: Arrows {}

    // Arrows along a line follow the direction in which the language is written.
    function turned(key: int): int {
        if (pager.theme.mirrored && key === Qt.Key_Left)
            return Qt.Key_Right;
        return pager.theme.mirrored && key === Qt.Key_Right ? Qt.Key_Left : key;
    }

    // Handles a key; returns whether it has a meaning here.
    function press(key: int): bool {
        if (sheets.covers)
            return sheets.press(key, turned(key));
        if (key === Qt.Key_Help) {
            sheets.show(Sheets.Which.Helping);
            return true;
        }
        return session.place === Place.CARD ? cardKey(key) : session.place === Place.OVERVIEW && overviewKey(key);
    }

    function cardKey(key: int): bool {
        switch (key) {
        case Qt.Key_Home:
            session.showOverview();
            return true;
        case Qt.Key_Back:
            if (pager.view?.zoomed)
                pager.view.toggleZoom();
            else if (!loose)
                stage.forceActiveFocus();
            else
                session.showOverview();
            return true;
        case Qt.Key_PageUp:
            session.previous();
            return true;
        case Qt.Key_PageDown:
        case Qt.Key_Return:
            session.next();
            return true;
        case Qt.Key_ZoomIn:
            pager.view?.toggleZoom();
            return true;
        default:
            return cardArrow(key);
        }
    }

    // On an enlarged picture arrows show other parts of it, else they move the focus. Without a focus they turn and scroll, and
    // where there is nothing more to scroll, they lead to the buttons.
    function cardArrow(key: int): bool {
        const ways = {
            [Qt.Key_Left]: Qt.point(-1, 0),
            [Qt.Key_Right]: Qt.point(1, 0),
            [Qt.Key_Up]: Qt.point(0, -1),
            [Qt.Key_Down]: Qt.point(0, 1)
        };
        if (!(key in ways))
            return false;
        const way = ways[key];
        if (!holds(bar) && pager.view?.panBy(way.x, way.y))
            return true;
        if (!loose) {
            if (!arrows.go(key, focused, stage) && key === Qt.Key_Up)
                stage.forceActiveFocus();
        } else if (way.y !== 0) {
            if (!pager.view?.scrollPage(way.y))
                way.y > 0 ? bar.enter() : arrows.go(key, pager, pager);
        } else if (turned(key) === Qt.Key_Right) {
            session.next();
        } else {
            session.previous();
        }
        return true;
    }

    function overviewKey(key: int): bool {
        const columns = overview?.columns ?? 1;
        const steps = {
            [Qt.Key_Left]: -1,
            [Qt.Key_Right]: 1,
            [Qt.Key_Up]: -columns,
            [Qt.Key_Down]: columns
        };
        const way = turned(key);
        if (way in steps) {
            if ((loose || overview?.focused) && overview?.highlight(way, steps[way]))
                return true;
            if (overview?.focused && key === Qt.Key_Down)
                bar.enter();
            else
                arrows.go(key, focused, stage);
        } else if (key === Qt.Key_Home || key === Qt.Key_Back)
            session.back();
        else if (key === Qt.Key_PageUp || key === Qt.Key_PageDown)
            overview?.scrollPage(key === Qt.Key_PageDown ? 1 : -1);
        else if (key === Qt.Key_Return)
            session.open(0);
        else
            return false;
        return true;
    }

    // Whether the focus is in an item.
    function holds(item: Item): bool {
        for (let one = focused; one; one = one.parent)
            if (one === item)
                return true;
        return false;
    }
}
