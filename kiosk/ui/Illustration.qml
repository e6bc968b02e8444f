import QtQuick
import Kiosk

// A page's picture, filling its space. Two fingers or `zoomTo` enlarge it, and it can be panned then.
Item {
    id: illustration

    required property Page page
    property string description: ""
    property bool zoomable: false
    property int glide: 0 // time that a zoom by button takes, ms

    readonly property real deepest: 3
    property real zoom: 1
    property point centre: Qt.point(0.5, 0.5) // of what is shown, in parts of the picture
    readonly property bool zoomed: zoom > 1.01
    readonly property alias pinching: pinch.active
    readonly property bool ready: picture.status === Image.Ready

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

    Rectangle {
        anchors.fill: parent
        color: illustration.page.ground
    }

    Image {
        id: picture

        readonly property int sharpness: illustration.zoomed && !pinch.active && !animation.running ? 2 : 1

        x: illustration.width / 2 - illustration.centre.x * width
        y: illustration.height / 2 - illustration.centre.y * height
        width: illustration.width * illustration.zoom
        height: illustration.height * illustration.zoom
        source: illustration.width >= 1 && illustration.height >= 1 ? `image://illustrations/${illustration.page.name}` : ""
        sourceSize: Qt.size(Math.ceil(illustration.width) * sharpness, Math.ceil(illustration.height) * sharpness)
        asynchronous: true
        retainWhileLoading: true
        Accessible.role: Accessible.Graphic
        Accessible.name: illustration.description
    }

    NumberAnimation {
        id: animation

        target: illustration
        property: "zoom"
        duration: illustration.glide
        easing.type: Easing.OutCubic
    }

    PinchHandler {
        id: pinch

        property real start: 1

        enabled: illustration.zoomable
        target: null
        onActiveChanged: {
            if (active) {
                animation.stop();
                start = illustration.zoom;
            }
        }
        onActiveScaleChanged: illustration.zoom = Math.min(Math.max(start * activeScale, 1), illustration.deepest)
        onTranslationChanged: delta => illustration.pan(delta.x, delta.y)
    }
}
