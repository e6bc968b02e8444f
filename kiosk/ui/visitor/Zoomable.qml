import QtQuick
import Kiosk
import ".."
import "../controls"

// A layered illustration that a tap, two fingers or `zoomTo` enlarge; then it can be panned. The enlarged picture is painted
// in more detail. Places in it are given as parts of its sides.
Item {
    id: zoomable

    required property Theme theme
    required property Page page
    required property Drawing drawing
    required property Drawing detail // twice as large, painted while `steady`
    required property string description
    property alias drift: whole.drift
    property alias preview: whole.preview

    readonly property real deepest: 3
    property real zoom: 1
    property point centre: Qt.point(0.5, 0.5) // of the visible part
    property real reached: 1 // the zoom that a tap or button has reached so far
    property point about: Qt.point(0.5, 0.5) // the place that stays fixed meanwhile
    readonly property bool zoomed: zoom > 1.01
    readonly property bool steady: zoomed && !pinch.active && !glide.running // enlarged and no longer changing
    readonly property alias pinching: pinch.active
    readonly property bool ready: whole.ready

    // Enlarges at once; the point at `place` stays fixed.
    function enlarge(factor: real, place: point): void {
        const [x, y] = [centre.x + (place.x - 0.5) / zoom, centre.y + (place.y - 0.5) / zoom];
        zoom = factor;
        moveTo(x - (place.x - 0.5) / zoom, y - (place.y - 0.5) / zoom);
    }

    function zoomTo(factor: real, place: point): void {
        glide.stop();
        about = place;
        reached = zoom;
        glide.go(factor);
    }

    // With the picture's subject as near to the middle as it gets.
    function zoomToSubject(factor: real): void {
        const aim = part => Math.min(Math.max((part - 0.5 / factor) / (1 - 1 / factor), 0), 1);
        zoomTo(factor, factor > 1 ? Qt.point(aim(drawing.subject.x), aim(drawing.subject.y)) : Qt.point(0.5, 0.5));
    }

    // Handles a tap at a place (px): the first enlarges, the next returns. A double tap counts as one.
    function tap(x: real, y: real): void {
        if (echo.running)
            return;
        echo.start();
        zoomTo(zoomed ? 1 : 2, Qt.point(x / width, y / height));
    }

    function reset(): void {
        glide.stop();
        echo.stop();
        enlarge(1, Qt.point(0.5, 0.5));
    }

    // Moves the visible part with the finger, by px.
    function pan(x: real, y: real): void {
        moveTo(centre.x - x / (width * zoom), centre.y - y / (height * zoom));
    }

    // Moves by thirds of the visible part, for keys and buttons; false if nothing more is there.
    function panBy(right: int, down: int): bool {
        const [x, y] = [centre.x, centre.y];
        if (zoomed)
            moveTo(x + right / (3 * zoom), y + down / (3 * zoom));
        return x !== centre.x || y !== centre.y;
    }

    function moveTo(x: real, y: real): void {
        const half = 0.5 / zoom;
        centre = Qt.point(Math.min(Math.max(x, half), 1 - half), Math.min(Math.max(y, half), 1 - half));
    }

    clip: true
    onReachedChanged: enlarge(reached, about)

    Illustration {
        id: whole

        x: zoomable.width / 2 - zoomable.centre.x * width * scale
        y: zoomable.height / 2 - zoomable.centre.y * height * scale
        width: zoomable.width
        height: zoomable.height
        transformOrigin: Item.TopLeft
        scale: zoomable.zoom
        page: zoomable.page
        drawing: zoomable.drawing
        description: zoomable.description
    }

    Illustration {
        x: whole.x
        y: whole.y
        width: 2 * whole.width
        height: 2 * whole.height
        transformOrigin: Item.TopLeft
        scale: zoomable.zoom / 2
        visible: zoomable.steady && ready
        page: zoomable.page
        drawing: zoomable.detail
    }

    Glide {
        id: glide

        target: zoomable
        property: "reached"
        duration: zoomable.theme.settle
    }

    Timer {
        id: echo

        interval: zoomable.theme.doubleTap
    }

    PinchHandler {
        id: pinch

        property real start: 1

        target: null
        onActiveChanged: {
            if (active) {
                glide.stop();
                start = zoomable.zoom;
            }
        }
        onActiveScaleChanged: {
            const factor = Math.min(Math.max(start * activeScale, 1), zoomable.deepest);
            zoomable.enlarge(factor, Qt.point(centroid.position.x / zoomable.width, centroid.position.y / zoomable.height));
        }
        onTranslationChanged: delta => zoomable.pan(delta.x, delta.y)
    }
}
