import QtQuick
import Kiosk

// Shows a preview's deck, and the next one as soon as all of it can be seen: until then the one before stays, so nothing
// flashes.
FocusScope {
    id: scenes

    required property Preview preview
    required property real ratio // how many of the screen's pixels make one px
    property bool calm: false

    readonly property bool ready: played === null || front.item !== null && back.item === null && (front.item as Scene).ready
    readonly property Played played: preview.played
    property Loader front: one
    readonly property Loader back: front === one ? two : one
    property Played taken: null // the newest that has a scene, or is getting one
    property bool spent: false // what is in the back is over

    // Makes the newest deck's scene, in the back. One that is being made is finished first.
    function take(): void {
        if (played === taken || back.item !== null)
            return;
        taken = played;
        back.setSource("Scene.qml", {
            played: played,
            diagonal: preview.diagonal,
            distance: preview.distance,
            ratio: Qt.binding(() => scenes.ratio),
            calm: Qt.binding(() => scenes.calm)
        });
        look();
    }

    // Brings the next scene to the front once it is complete.
    function look(): void {
        const next = back.item as Scene;
        if (next === null || spent || !(next.ready || front.item === null))
            return;
        front = back;
        spent = true;
        if (activeFocus)
            front.forceActiveFocus(Qt.OtherFocusReason);
        Qt.callLater(clear); // after what its items want to do yet, now that they are hidden
    }

    function clear(): void {
        back.source = "";
        spent = false;
        preview.settle(taken);
        take();
    }

    clip: true
    onPlayedChanged: take()
    Component.onCompleted: take()

    Connections {
        function onReadyChanged(): void {
            Qt.callLater(scenes.look); // a Loader must not lose its item while that sends a signal
        }

        target: scenes.back.item as Scene
    }

    Loader {
        id: one

        anchors.fill: parent
        z: scenes.front === one ? 1 : 0
        visible: scenes.front === one || !scenes.spent
        enabled: scenes.front === one
        focus: enabled
    }

    Loader {
        id: two

        anchors.fill: parent
        z: scenes.front === two ? 1 : 0
        visible: scenes.front === two || !scenes.spent
        enabled: scenes.front === two
        focus: enabled
    }
}
