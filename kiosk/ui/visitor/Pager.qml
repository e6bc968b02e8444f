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
    property int current: session.page
    property int leaving: -1 // the page that a jump leaves, while it slides out
    property real shift: 0 // how far the current page is from its place, in page widths towards the page before it
    property list<int> kept: [] // the pages whose cards exist although nobody sees them
    property int awaited: -1 // the expected page, once the frame that shows the finger's effect has been drawn
    property list<int> prepared: [] // those of them that are drawn, though out of sight
    property Card view: null // the card of the current page
    readonly property bool busy: view?.busy ?? false
    readonly property bool moves: shift !== 0 || passing
    readonly property bool ready: !moves && (view?.ready ?? false)
    readonly property alias passing: passage.running
    readonly property alias fromTile: passage.fromTile // the overview is visible too
    readonly property alias fromSlide: passage.fromSlide // the slide is visible too, and goes along: see Passage
    readonly property alias passed: passage.way
    readonly property alias slid: passage.slid
    readonly property alias moved: passage.moved
    readonly property alias shrunk: passage.shrunk

    signal rested // nothing moves, and all that may come into sight next is there

    // Where page `index` is, in page widths from the current one; NaN: nowhere.
    function offset(index: int): real {
        if (index === current)
            return 0;
        const side = shift > 0 ? -1 : 1; // the side that is visible
        if (leaving >= 0)
            return index === leaving ? side : NaN;
        return index === seats.after(current, side) ? side : NaN;
    }

    // Compiled now and kept. Qt compiles on its own thread, which asks Python about each file (qt/network.py); later, Python
    // might be waiting for that thread, and both would wait forever.
    readonly property list<Component> cards: deck.cards.map(url => Qt.createComponent(url))

    readonly property int way: theme.mirrored ? -1 : 1 // the next page is on the right, or on the left

    // Where the picture is: beside the words in landscape, above them in portrait. For long words it shrinks in two steps.
    readonly property list<rect> pictureAreas: theme.portrait ? [0.45, 0.36, 0.25].map(share => Qt.rect(0, 0, width, theme.snap(height * share))) : [0.5, 0.4, 0.32].map(share => Qt.rect(theme.along(width - theme.snap(width * share), theme.snap(width * share), width), 0, theme.snap(width * share), height))

    // A page may be created before or after it becomes the current one.
    function look(): void {
        view = (views.itemAt(seats.pages.indexOf(current)) as Seat)?.view ?? null;
    }

    // Gives a place to the pages that may come into sight, those up to `reach` from the current one among them.
    function seat(reach: int): void {
        const wanted = [leaving, awaited].filter(page => page >= 0);
        seats.seat(current, wanted.concat(seats.near(current, reach), kept));
    }

    // One card is made, or says its words anew, or is drawn, because each takes about 10 ms; false if none needs to. In the
    // attract loop only the current page's is kept.
    function makeOne(): bool {
        const wanted = (visiting ? [0, 1, -1] : [0]).map(step => seats.after(current, step));
        const missing = wanted.find(page => !kept.includes(page));
        if (missing !== undefined) {
            kept = [...kept.filter(page => wanted.includes(page)), missing];
            return true;
        }
        kept = wanted;
        const late = wanted.map(page => views.itemAt(seats.pages.indexOf(page)) as Seat).find(seat => seat.language !== session.language);
        late?.speak();
        const coming = visiting && !late ? wanted.find(page => !prepared.includes(page)) : undefined;
        prepared = [...prepared, coming].filter(page => wanted.includes(page));
        return Boolean(late) || coming !== undefined;
    }

    function turnTo(index: int): void {
        const before = current;
        const on = seats.after(index, -before); // pages forward
        const forward = count === 2 ? shift <= 0 : on === 1 || (on !== count - 1 && index > before);
        settling.stop();
        passage.end();
        view?.reset();
        // Set first, so that it is not destroyed.
        leaving = pager.visible && session.beneath === Place.CARD && before !== index ? before : -1;
        current = index;
        if (leaving >= 0) {
            shift = Math.min(Math.max(shift + (forward ? 1 : -1), -1), 1);
            settle();
        } else {
            shift = 0;
        }
    }

    // Moves the pages to `value` widths, for a finger.
    function drag(value: real): void {
        settling.stop();
        passage.end();
        if (value * shift <= 0)
            leaving = -1;
        shift = Math.min(Math.max(value, -1), 1);
    }

    function letGo(): void {
        if (shift !== 0)
            settle();
    }

    // Animates the way from a slide or a tile to the card, or back: see Passage.
    function pass(spot: var, opens: bool): void {
        settling.stop();
        [leaving, shift] = [-1, 0];
        if (!kept.includes(current))
            kept = [current];
        if (!theme.calm)
            passage.run(spot, opens);
    }

    function settle(): void {
        settling.go(0);
    }

    // All words change, or their look. The neighbours are no longer drawn, so that they do not delay the first frame.
    function dress(): void {
        prepared = [];
        resting.restart();
    }

    onCurrentChanged: {
        seat(1);
        look();
        resting.restart();
    }
    onExpectedChanged: if (expected < 0)
        awaited = -1
    onAwaitedChanged: seat(1)
    onMovesChanged: resting.restart()
    onBusyChanged: session.play(busy)
    onVisitingChanged: {
        prepared = [];
        resting.restart();
    }
    Component.onCompleted: seats.fill(current)

    // Nothing is created or destroyed while pages move, nor before the last frame of the movement. Not `asynchronous`: Qt
    // 6.11 crashes if a Repeater's model changes while it is being created step by step.
    Timer {
        id: resting

        interval: pager.visiting ? 50 : pager.theme.settled // then the loop's slide stands
        running: true
        onTriggered: {
            if (pager.moves)
                return;
            pager.seat(seats.beside);
            if (pager.makeOne())
                restart();
            else if (pager.visiting)
                pager.rested();
        }
    }

    Connections {
        function onFrameSwapped(): void {
            pager.awaited = pager.expected;
        }

        target: pager.Window.window
        enabled: pager.awaited !== pager.expected
    }

    Connections {
        function onPageChanged(): void {
            pager.turnTo(pager.session.page);
        }

        function onLanguageChanged(): void {
            pager.dress();
        }

        function onLargeTextChanged(): void {
            pager.dress();
        }

        function onHighContrastChanged(): void {
            pager.dress();
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
        onArrived: pager.leaving = -1
    }

    Seats {
        id: seats

        count: pager.count
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

    // The visible part of the pages: all of it, except during a passage.
    Item {
        id: sheet

        x: passage.sheet.x
        y: passage.sheet.y
        width: passage.sheet.width
        height: passage.sheet.height
        clip: true

        Item {
            x: -sheet.x
            y: -sheet.y
            width: pager.width
            height: pager.height

            Repeater {
                id: views

                model: seats.pages.length

                Seat {
                    required property int index

                    theme: pager.theme
                    session: pager.session
                    deck: pager.deck
                    number: seats.pages[index]
                    place: pager.offset(number)
                    shift: pager.shift
                    way: pager.way
                    warm: pager.warm
                    made: pager.visible && inSight || pager.warm && [pager.leaving, pager.awaited, ...pager.kept].includes(number)
                    prepared: pager.prepared.includes(number) || number === pager.awaited
                    first: number === pager.current || number === pager.awaited
                    bare: passage.running
                    pictureAreas: pager.pictureAreas
                    detail: detail
                    width: pager.width
                    height: pager.height
                    onViewChanged: if (number === pager.current)
                        pager.look()
                }
            }
        }
    }

    Passage {
        id: passage

        anchors.fill: parent
        theme: pager.theme
        deck: pager.deck
        view: pager.view
    }

    Swipe {
        theme: pager.theme
        pager: pager
        session: pager.session
    }
}
