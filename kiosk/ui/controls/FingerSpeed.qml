import QtQml
import Kiosk

// How fast a finger moves, in px a second, over its last moments by the session's clock. Qt's own velocity uses only the
// last two events: one px within a ms looks like a flick, and a finger that has stopped keeps its speed.
QtObject {
    id: speed

    required property Session session

    readonly property int moments: 100 // ms that are counted
    // Ms: events that arrive at once, as after a late frame, are counted as at least this long.
    readonly property int frame: 16
    property var trail: [] // [ms, x, y], from the last point before those moments on
    property real x: 0
    property real y: 0

    function begin(left: real, top: real): void {
        trail = [];
        note(left, top);
    }

    // Notes the finger's present position.
    function note(left: real, top: real): void {
        const now = session.now();
        trail.push([now, left, top]);
        while (trail.length > 1 && trail[1][0] <= now - moments)
            trail.shift();
        const time = Math.max(Math.min(now - trail[0][0], moments), frame) / 1000;
        x = (left - trail[0][1]) / time;
        y = (top - trail[0][2]) / time;
    }
}
