pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"
import "cards"

// The pages, side by side. They follow one finger exactly, and settle on release. After the last page comes the first.
Item {
    id: pager

    required property Theme theme
    required property Session session
    required property Deck deck

    required property bool warm // whether pages may be created before they are seen
    required property int expected // the page under a finger, created and painted before it is opened; -1: none

    readonly property int count: deck.count
    readonly property bool visiting: session.place !== Place.ATTRACT // the visitor may turn to the neighbours
    // When all words change, or their look, the neighbours are no longer drawn, so that they do not delay the first frame.
    readonly property string dressed: [visiting, session.language, session.aids.text, session.aids.contrast].join()
    property int current: session.page
    property real shift: 0 // how far the current page is from its place, in page widths towards the page before it
    property list<int> kept: [] // the pages whose cards exist although nobody sees them
    property bool stays: false // `visiting`, once the frame that answers the touch has been drawn
    property int awaited: -1 // the expected page, once the frame that shows the finger's effect has been drawn
    property list<int> prepared: [] // those of them that are drawn, though out of sight
    property Card view: null // the card of the current page
    readonly property bool busy: view?.busy ?? false
    readonly property bool moves: shift !== 0 || passing
    readonly property bool ready: !moves && (view?.ready ?? false)
    readonly property alias leaving: train.leaving
    readonly property alias passing: transition.running
    readonly property alias fromTile: transition.fromTile // the overview is visible too
    readonly property alias fromSlide: transition.fromSlide // the slide is visible too, and goes along: see CardTransition
    readonly property alias passed: transition.way
    readonly property alias slid: transition.slid
    readonly property alias moved: transition.moved
    readonly property alias shrunk: transition.shrunk
    readonly property real carried: transition.running ? theme.snap(way * (train.offset(transition.number) + shift) * width) || 0 : 0 // px that it has moved aside with its page

    signal rested // nothing moves, and all that may come into sight next is there

    // Compiled now and kept. Qt compiles on its own thread, which asks Python about each file (qt/network.py); later, Python
    // might be waiting for that thread, and both would wait forever.
    readonly property list<Component> cards: deck.cards.map(url => Qt.createComponent(url))

    readonly property int way: theme.mirrored ? -1 : 1 // the next page is on the right, or on the left
    readonly property list<rect> pictureAreas: areas.all

    // A page may be created before or after it becomes the current one.
    function look(): void {
        view = (views.itemAt(slots.pages.indexOf(current)) as PageSlot)?.view ?? null;
    }

    // Gives a place to the pages that may come into sight, those up to `reach` from the current one among them.
    function assignSlots(reach: int): void {
        const wanted = awaited < 0 ? leaving : [...leaving, awaited];
        slots.assign(current, [...wanted, ...slots.near(current, reach), ...kept]);
    }

    // The slots of those of these pages that have one. Not a list<PageSlot>: Qt 6.11 sometimes makes nulls of its items.
    function slotsOf(pages: list<int>): var {
        return pages.map(page => views.itemAt(slots.pages.indexOf(page)) as PageSlot).filter(slot => slot !== null);
    }

    // One card is made, or says its words anew, or is drawn, because each takes about 10 ms; false if none needs to. It is
    // drawn once it is whole, in one frame. In the attract loop only the current page's is kept.
    function makeOne(): bool {
        const wanted = (visiting ? [0, 1, -1] : [0]).map(step => slots.after(current, step));
        const missing = wanted.find(page => !kept.includes(page));
        if (missing !== undefined) {
            kept = [...kept.filter(page => wanted.includes(page)), missing];
            return true;
        }
        kept = wanted;
        const late = slotsOf(wanted).find(slot => slot.language !== session.language);
        late?.speak();
        const coming = visiting && !late ? slotsOf(wanted).find(slot => slot.whole && !prepared.includes(slot.number)) : undefined;
        if (coming)
            prepared = [...prepared, coming.number];
        return Boolean(late ?? coming);
    }

    function turnTo(index: int): void {
        settling.stop();
        view?.reset();
        if (pager.visible && session.beneath === Place.CARD && current !== index) {
            const from = train.lead(index); // first, so that what is left is not destroyed
            [current, shift] = [index, from];
            settle();
        } else {
            train.clear();
            [current, shift] = [index, 0];
        }
        part();
    }

    // Ends a transition whose page is no longer in sight, or any.
    function part(any = false): void {
        if (any || isNaN(train.offset(transition.number)))
            transition.end();
    }

    // Moves the pages to `value` widths, for a finger.
    function drag(value: real): void {
        settling.stop();
        if (value * shift <= 0) {
            train.clear();
            part();
        }
        const most = Math.max(1, Math.abs(shift));
        shift = Math.min(Math.max(value, -most), most);
    }

    function letGo(): void {
        if (shift !== 0)
            settle();
    }

    // Animates the way from a slide or a tile to the card, or back: see CardTransition.
    function pass(spot: var, opens: bool): void {
        if (opens && !(passing && transition.view === view)) {
            settling.stop();
            train.clear();
            shift = 0;
        }
        if (!kept.includes(current))
            kept = [current];
        if (opens)
            transition.note(spot);
        if (!theme.calm && theme.ceiling === 0)
            transition.run(spot, opens);
    }

    function settle(): void {
        settling.go(0);
    }

    onCurrentChanged: {
        assignSlots(1);
        look();
        prepared = prepared.filter(page => slots.distance(page, current) <= 1); // now, because a frame is drawn now
        resting.restart();
    }
    onExpectedChanged: if (expected < 0)
        awaited = -1
    onAwaitedChanged: assignSlots(1)
    onMovesChanged: resting.restart()
    onBusyChanged: session.play(busy)
    onDressedChanged: {
        prepared = [];
        resting.restart();
    }
    Component.onCompleted: slots.fill(current)

    // Nothing is created or destroyed while pages move, nor before the last frame of the movement. Not `asynchronous`: Qt
    // 6.11 crashes if a Repeater's model changes while it is being created step by step.
    Timer {
        id: resting

        interval: pager.visiting ? 50 : pager.theme.settled // then the loop's slide stands
        running: true
        onTriggered: {
            if (pager.moves)
                return;
            pager.assignSlots(slots.beside);
            if (pager.makeOne())
                restart();
            else if (pager.visiting)
                pager.rested();
        }
    }

    Connections {
        function onFrameSwapped(): void {
            pager.awaited = pager.expected;
            pager.stays = pager.visiting;
        }

        target: pager.Window.window
        enabled: pager.awaited !== pager.expected || pager.stays !== pager.visiting
    }

    Connections {
        function onPageChanged(): void {
            pager.turnTo(pager.session.page);
        }

        // The next visitor must not find the page as the last one left it.
        function onSlideChanged(): void {
            pager.view?.reset();
        }

        target: pager.session
    }

    Glide {
        id: settling

        target: pager
        property: "shift"
        duration: pager.theme.settle
        onArrived: train.clear()
    }

    PictureAreas {
        id: areas

        theme: pager.theme
        width: pager.width
        height: pager.height
    }

    PageSlots {
        id: slots

        count: pager.count
    }

    PageTrain {
        id: train

        slots: slots
        current: pager.current
        shift: pager.shift
    }

    Drawing {
        id: detail

        readonly property rect area: pager.view?.pictureArea ?? Qt.rect(0, 0, 0, 0)

        wanted: pager.view?.wantsDetail ?? false
        page: pager.view?.page ?? null
        width: 2 * area.width
        height: 2 * area.height
        ratio: pager.theme.ratio
        rank: Drawing.IN_SIGHT
    }

    Item {
        width: pager.width
        height: pager.height
        clip: true

        Repeater {
            id: views

            model: slots.pages.length

            PageSlot {
                required property int index

                theme: pager.theme
                session: pager.session
                deck: pager.deck
                number: slots.pages[index]
                place: train.offset(number)
                shift: pager.shift
                way: pager.way
                warm: pager.warm
                stays: pager.stays
                made: pager.visible && inSight && pager.session.place !== Place.ATTRACT || pager.warm && [...pager.leaving, pager.awaited, ...pager.kept].includes(number)
                prepared: pager.prepared.includes(number) || number === pager.awaited
                first: number === pager.current || number === pager.awaited
                bare: transition.running && number === transition.number
                sheet: bare ? transition.sheet : Qt.rect(0, 0, width, height)
                pictureAreas: pager.pictureAreas
                detail: detail
                width: pager.width
                height: pager.height
                onWholeChanged: if (whole)
                    resting.restart()
                onViewChanged: if (number === pager.current)
                    pager.look()
            }
        }
    }

    CardTransition {
        id: transition

        x: pager.carried
        width: pager.width
        height: pager.height
        theme: pager.theme
        deck: pager.deck
        current: pager.view
    }

    Swipe {
        theme: pager.theme
        pager: pager
        session: pager.session
        passage: transition
    }
}
