import QtQuick

// Animates a property to a value, fast at first. Unlike a NumberAnimation, its first frame already shows movement. Its last
// one does too, without creeping. A late frame only delays the rest; by the clock, the movement would be over unseen.
FrameAnimation {
    id: glide

    required property QtObject target
    required property string property
    required property int duration // ms; 0: jump there

    readonly property real frame: 16 // ms
    readonly property real longest: 34 // ms that a late frame counts at most
    property real start: 0
    property real place: 0
    property real gone: 0 // how much of the duration has passed, 0 to 1

    signal arrived

    function go(to: real): void {
        stop();
        [start, place, gone] = [target[property], to, 0];
        step(frame);
        if (gone < 1)
            restart();
    }

    function step(ms: real): void {
        gone = duration > 0 ? Math.min(gone + ms / duration, 1) : 1;
        target[property] = place + (start - place) * Math.pow(1 - gone, 2);
        if (gone === 1) {
            stop();
            arrived();
        }
    }

    onTriggered: step(Math.min(1000 * frameTime, longest))
}
