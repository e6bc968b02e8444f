import QtQuick
import Kiosk

// A layered illustration that two fingers or `zoomTo` enlarge; it can be panned then. Enlarged it is painted once more.
Item {
    id: zoomable

    required property Page page
    required property Drawing drawing
    required property Drawing detail // twice as large, made while `steady`
    required property string description
    required property int glide // time that a zoom by button takes, ms
    property alias drift: whole.drift
    property alias preview: whole.preview

    readonly property real deepest: 3
    property real zoom: 1
    property point centre: Qt.point(0.5, 0.5) // of what is shown, in parts of the picture
    readonly property bool zoomed: zoom > 1.01
    readonly property bool steady: zoomed && !pinch.active && !animation.running // enlarged, and for a while
    readonly property alias pinching: pinch.active
    readonly property bool ready: whole.ready

    function zoomTo(factor: real): void {
        animation.stop();
        if (glide === 0) {
            zoom = factor;
        } else {
            animation.to = factor;
            animation.start();
        }
    }

    function reset(): void {
        animation.stop();
        zoom = 1;
    }

    // Moves what is shown with the finger, by px.
    function pan(x: real, y: real): void {
        moveTo(centre.x - x / (width * zoom), centre.y - y / (height * zoom));
    }

    function moveTo(x: real, y: real): void {
        const half = 0.5 / zoom;
        centre = Qt.point(Math.min(Math.max(x, half), 1 - half), Math.min(Math.max(y, half), 1 - half));
    }

    clip: true
    onZoomChanged: moveTo(centre.x, centre.y)

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

    NumberAnimation {
        id: animation

        target: zoomable
        property: "zoom"
        duration: zoomable.glide
        easing.type: Easing.OutCubic
    }

    PinchHandler {
        id: pinch

        property real start: 1

        target: null
        onActiveChanged: {
            if (active) {
                animation.stop();
                start = zoomable.zoom;
            }
        }
        onActiveScaleChanged: zoomable.zoom = Math.min(Math.max(start * activeScale, 1), zoomable.deepest)
        onTranslationChanged: delta => zoomable.pan(delta.x, delta.y)
    }
}
