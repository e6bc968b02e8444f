pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// The pages side by side. One finger moves them, one to one; on release they settle. The ends join.
Item {
    id: pager

    required property Theme theme
    required property Session session
    required property Deck deck

    required property bool warm // whether pages may be made before they are seen

    readonly property int count: deck.pages.length
    readonly property bool visiting: session.place !== "attract" // the neighbours may be turned to
    property int current: session.page
    property int leaving: -1 // the page a jump leaves, while it slides out
    property real shift: 0 // how far the current page is from its place, in widths
    property PageView view: null // the current page's
    readonly property bool ready: shift === 0 && (view?.ready ?? false)

    // Where page `index` stands, in widths from the current one; NaN: nowhere.
    function offset(index: int): real {
        if (index === current)
            return 0;
        const side = shift > 0 ? -1 : 1; // the side that is in sight
        if (leaving >= 0)
            return index === leaving ? side : NaN;
        return index === (current + side + count) % count ? side : NaN;
    }

    // Beside the words in landscape, above them in portrait; long words take more of the room.
    function pictureArea(page: Page): rect {
        if (theme.portrait)
            return Qt.rect(0, 0, width, theme.snap(height * (page.isLong ? 0.29 : 0.46)));
        const x = theme.snap(width * (page.isLong ? 0.67 : 0.46));
        return Qt.rect(x, 0, width - x, height);
    }

    // A page may be made before it is turned to, or after.
    function look(): void {
        view = (views.itemAt(current) as Loader)?.item as PageView;
    }

    function isNear(index: int): bool {
        const distance = Math.abs(index - current);
        return index === leaving || Math.min(distance, count - distance) <= 1;
    }

    function turnTo(index: int): void {
        const before = current;
        const on = (index - before + count) % count; // pages, going on
        const forward = count === 2 ? shift <= 0 : on === 1 || (on !== count - 1 && index > before);
        settling.stop();
        view?.reset();
        current = index;
        if (pager.visible && session.beneath === "card" && before !== index) {
            leaving = before;
            shift = Math.min(Math.max(shift + (forward ? 1 : -1), -1), 1);
            settle();
        } else {
            leaving = -1;
            shift = 0;
        }
    }

    // Holds the pages at `value` widths, for a finger.
    function drag(value: real): void {
        settling.stop();
        if (value * shift <= 0)
            leaving = -1;
        shift = Math.min(Math.max(value, -1), 1);
    }

    function letGo(): void {
        if (shift !== 0)
            settle();
    }

    function settle(): void {
        if (theme.calm) {
            shift = 0;
            leaving = -1;
        } else {
            settling.from = shift;
            settling.restart();
        }
    }

    clip: true
    onCurrentChanged: look()

    Connections {
        function onPageChanged(): void {
            pager.turnTo(pager.session.page);
        }

        // The next visitor finds the page as it is, not as the last one left it.
        function onSlideChanged(): void {
            pager.view?.reset();
        }

        target: pager.session
    }

    NumberAnimation {
        id: settling

        target: pager
        property: "shift"
        to: 0
        duration: pager.theme.settle
        easing.type: Easing.OutCubic
        onFinished: pager.leaving = -1
    }

    Drawing {
        id: detail

        readonly property rect area: pager.view?.pictureArea ?? Qt.rect(0, 0, 0, 0)

        wish: pager.view?.wantsDetail ? {
            page: pager.view.page,
            width: 2 * area.width,
            height: 2 * area.height,
            ratio: pager.theme.ratio,
            layered: false,
            rank: 0
        } : {}
    }

    Repeater {
        id: views

        model: pager.deck.pages

        Loader {
            id: slot

            required property int index
            required property var modelData

            readonly property Page page: modelData as Page
            readonly property rect pictureArea: pager.pictureArea(page)
            readonly property real place: pager.offset(index)

            x: pager.theme.snap((place + pager.shift) * pager.width)
            width: pager.width
            height: pager.height
            asynchronous: index !== pager.current // the neighbours are made between frames
            onItemChanged: if (index === pager.current)
                pager.look()
            active: (pager.warm || pager.visible) && pager.isNear(index)
            visible: !isNaN(place) && Math.abs(place + pager.shift) < 1

            Drawing {
                id: drawing

                wish: slot.active && (pager.visiting || slot.index === pager.current) ? {
                    page: slot.page,
                    width: slot.pictureArea.width,
                    height: slot.pictureArea.height,
                    ratio: pager.theme.ratio,
                    layered: true,
                    rank: slot.index === pager.current ? 0 : 1
                } : {}
            }

            // Small, and kept for every page: no page comes into sight without its picture, however fast they turn.
            Drawing {
                id: preview

                wish: pager.warm ? {
                    page: slot.page,
                    width: slot.pictureArea.width / 4,
                    height: slot.pictureArea.height / 4,
                    ratio: pager.theme.ratio,
                    layered: false,
                    rank: 3
                } : {}
            }

            sourceComponent: PageView {
                theme: pager.theme
                deck: pager.deck
                page: slot.page
                language: pager.session.language
                pictureArea: slot.pictureArea
                drawing: drawing
                detail: detail
                preview: preview
                drift: slot.visible && !pager.theme.calm ? slot.place + pager.shift : 0
            }
        }
    }

    Swipe {
        theme: pager.theme
        pager: pager
        session: pager.session
    }
}
