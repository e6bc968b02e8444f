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
    property string gesture: "" // "", then "swipe", "scroll", "pan" or "none"
    property point last
    property real startShift: 0
    property real speed: 0 // widths a second

    function begin(): void {
        const position = point.position;
        last = position;
        speed = 0;
        startShift = pager.shift;
        gesture = pager.view?.zoomed && pager.view.isPicture(position) ? "pan" : "";
        if (settling())
            gesture = "swipe";
    }

    // A finger that comes down while a page settles catches it.
    function settling(): bool {
        return pager.shift !== 0;
    }

    function move(): void {
        if (pager.view?.pinching) {
            letGo();
            return;
        }
        const way = Qt.vector2d(point.position.x - point.pressPosition.x, point.position.y - point.pressPosition.y);
        if (gesture === "" && Math.abs(way.y) > slop && Math.abs(way.y) > Math.abs(way.x))
            gesture = pager.view?.scrolls ? "scroll" : "none";
        else if (gesture === "" && Math.abs(way.x) > slop)
            gesture = "swipe";
        const step = Qt.vector2d(point.position.x - last.x, point.position.y - last.y);
        last = point.position;
        if (gesture === "pan")
            pager.view.pan(step.x, step.y);
        else if (gesture === "scroll")
            pager.view.scrollBy(-step.y);
        if (gesture === "" || gesture === "swipe")
            pager.drag(startShift + way.x / pager.width);
        else if (gesture !== "pan")
            pager.drag(startShift);
        speed = point.velocity.x / pager.width;
    }

    function end(): void {
        const position = point.position;
        const wasTap = gesture === "";
        const wasSwipe = gesture === "swipe";
        gesture = "none";
        const far = Math.abs(pager.shift) > 0.2;
        const flung = Math.abs(speed) > 0.35 && speed * pager.shift > 0;
        if (wasSwipe && (far || flung) && speed * pager.shift >= -0.1)
            pager.shift < 0 ? session.next() : session.previous();
        else if (wasTap && last.x < pager.width * tapZone)
            session.previous();
        else if (wasTap && last.x > pager.width * (1 - tapZone))
            session.next();
        pager.letGo();
    }

    function letGo(): void {
        gesture = "none";
        pager.letGo();
    }

    acceptedButtons: Qt.LeftButton
    onActiveChanged: active ? begin() : end()
    onPointChanged: if (active)
        move()
    onCanceled: letGo()
}
