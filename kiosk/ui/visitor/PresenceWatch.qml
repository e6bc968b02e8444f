import QtQuick
import Kiosk

// Sees every touch of a visit first and takes none: the idle time restarts with each.
Item {
    id: watch

    required property Session session

    signal touched(at: point) // a finger came down during a visit
    signal woken // a finger that came down in the attract loop has left, and the control beneath it, if any, has had it

    PointHandler {
        property bool waking: false // the finger came down in the attract loop

        enabled: watch.session.place !== Place.COUNTDOWN
        onActiveChanged: {
            if (active) {
                waking = watch.session.place === Place.ATTRACT;
                if (waking)
                    return;
                watch.session.touched();
                watch.touched(point.position);
            } else if (waking) {
                Qt.callLater(watch.woken);
            }
        }
        onPointChanged: if (active && !waking)
            watch.session.touched()
    }
}
