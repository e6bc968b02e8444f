import QtQuick
import Kiosk

// What one finger on the pages means: sideways it moves them, up and down it scrolls, on an enlarged picture it pans,
// and a tap near the edge turns the page. It only listens, so buttons on a page keep their fingers to themselves.
PointHandler {
    id: swipe

    required property Theme theme
    required property Pager pager
    required property Session session

    readonly property real slop: theme.unit // px that a tap may wander
    readonly property real tapZone: 0.2 // of the width, at either edge
    readonly property real far: 0.2 // of the width, that turns a page
    readonly property real fast: 0.35 // widths a second, that turn a page
    property string gesture: "none" // "", undecided; then "swipe", "scroll", "pan" or "none"
    property point start
    property point last
    property real startShift: 0 // a finger may catch a page that still settles
    property real speed: 0 // widths a second

    function begin(): void {
        start = point.position;
        last = start;
        speed = 0;
        startShift = pager.shift;
        gesture = pager.view?.zoomed && pager.view.isPicture(last) ? "pan" : "";
        pager.drag(startShift);
    }

    function move(): void {
        if (pager.view?.pinching)
            letGo();
        if (gesture === "none")
            return;
        const x = point.position.x - point.pressPosition.x;
        const y = point.position.y - point.pressPosition.y;
        if (gesture === "" && Math.abs(y) > slop && Math.abs(y) > Math.abs(x)) {
            gesture = "scroll";
            pager.drag(startShift);
        } else if (gesture === "" && Math.abs(x) > slop) {
            gesture = "swipe";
        }
        if (gesture === "pan")
            pager.view?.pan(point.position.x - last.x, point.position.y - last.y);
        else if (gesture === "scroll")
            pager.view?.scrollBy(last.y - point.position.y);
        else
            pager.drag(startShift + x / pager.width);
        last = point.position;
        speed = point.velocity.x / pager.width;
    }

    function end(): void {
        const made = gesture;
        const way = (last.x - start.x) / pager.width;
        gesture = "none";
        const flung = Math.abs(speed) > fast && speed * way > 0;
        if (made === "swipe" && (Math.abs(way) > far && speed * way >= 0 || flung))
            way < 0 ? session.next() : session.previous();
        else if (made === "" && last.x < pager.width * tapZone)
            session.previous();
        else if (made === "" && last.x > pager.width * (1 - tapZone))
            session.next();
        pager.letGo();
    }

    function letGo(): void {
        gesture = "none";
        pager.letGo();
    }

    acceptedButtons: Qt.LeftButton
    onActiveChanged: if (active)
        begin()
    // A touch that the system takes away is not told as cancelled to a handler that only listens: it is just not released.
    onGrabChanged: (transition, point) => {
        if (transition === PointerDevice.UngrabPassive || transition === PointerDevice.CancelGrabPassive)
            point.state === EventPoint.Released ? end() : letGo();
    }
    onPointChanged: if (active)
        move()
}
