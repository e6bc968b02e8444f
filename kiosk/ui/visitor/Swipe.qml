import QtQuick
import Kiosk
import ".."
import "../controls"

// What one finger on the pages does: sideways it turns them, up and down it scrolls the text, and on an enlarged picture it
// drags the picture. A tap goes to the card. This handler only listens, so buttons on a page get their touches as usual.
PointHandler {
    id: swipe

    required property Theme theme
    required property Pager pager
    required property Session session
    required property CardTransition passage // to the card

    enum Gesture {
        None,
        Undecided,
        TurnPage,
        Scroll,
        DragOnCard
    }

    readonly property real turnDistance: 0.2 // of the width: a slow swipe this long turns the page
    readonly property real turnSpeed: 0.35 // widths a second: a swipe this fast turns the page
    property int gesture: Swipe.Gesture.None
    property point start
    property point last
    property real startShift: 0 // the finger may catch a page that is still moving
    property bool still: true // the finger has hardly moved: a tap
    readonly property FingerSpeed speed: FingerSpeed {
        session: swipe.session
    }

    // Maps a point on the pager to the current page, which may still be moving.
    function onPage(place: point): point {
        return pager.view.mapFromItem(pager, place);
    }

    function begin(): void {
        start = point.position;
        last = start;
        speed.begin(last.x, last.y);
        still = true;
        startShift = pager.shift;
        gesture = pager.view?.takesDrag(onPage(last)) ? Swipe.Gesture.DragOnCard : Swipe.Gesture.Undecided;
        pager.drag(startShift);
    }

    function move(): void {
        if (pager.view?.seized)
            letGo();
        if (gesture === Swipe.Gesture.None)
            return;
        const x = point.position.x - point.pressPosition.x;
        const y = point.position.y - point.pressPosition.y;
        still = still && Math.hypot(x, y) <= theme.slop;
        if (gesture === Swipe.Gesture.Undecided && Math.abs(y) > theme.slop && Math.abs(y) > Math.abs(x)) {
            gesture = Swipe.Gesture.Scroll;
            pager.drag(startShift);
        } else if (gesture === Swipe.Gesture.Undecided && Math.abs(x) > theme.slop) {
            gesture = Swipe.Gesture.TurnPage;
        }
        if (gesture === Swipe.Gesture.DragOnCard)
            pager.view?.drag(point.position.x - last.x, point.position.y - last.y);
        else if (gesture === Swipe.Gesture.Scroll)
            pager.view?.scrollBy(last.y - point.position.y);
        else
            pager.drag(startShift + pager.way * x / pager.width);
        last = point.position;
        speed.note(last.x, last.y);
    }

    function end(): void {
        const made = gesture;
        const way = pager.way * (last.x - start.x) / pager.width;
        gesture = Swipe.Gesture.None;
        speed.note(last.x, last.y); // the finger may have stopped before it was lifted
        const pace = pager.way * speed.x / pager.width;
        const flung = Math.abs(pace) > turnSpeed && pace * way > 0;
        if (made === Swipe.Gesture.TurnPage && (Math.abs(way) > turnDistance && pace * way >= 0 || flung))
            way < 0 ? session.next() : session.previous();
        else if (made === Swipe.Gesture.Scroll)
            pager.view?.rest();
        else if (still && (made === Swipe.Gesture.Undecided || made === Swipe.Gesture.DragOnCard) && !session.isEcho() && !passage.isEcho(last))
            pager.view?.tap(onPage(last));
        pager.letGo();
    }

    function letGo(): void {
        gesture = Swipe.Gesture.None;
        pager.letGo();
    }

    acceptedButtons: Qt.LeftButton
    onActiveChanged: if (active)
        begin()
    // When the system takes a touch away, a handler that only listens is not told "cancelled". The touch is then ungrabbed
    // without having been released.
    onGrabChanged: (transition, point) => {
        if (transition === PointerDevice.UngrabPassive || transition === PointerDevice.CancelGrabPassive)
            point.state === EventPoint.Released ? end() : letGo();
    }
    onPointChanged: if (active)
        move()
}
