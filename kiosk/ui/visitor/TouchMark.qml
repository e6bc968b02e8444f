import QtQuick
import ".."

// Marks where a finger is on something that is not a button, from the first frame on. It disappears as soon as the finger
// moves something, and stays for a moment after a short tap.
Rectangle {
    id: mark

    required property Theme theme

    property bool still: false // the finger has not moved yet

    function press(x: real, y: real): void {
        lasting.stop();
        still = true;
        mark.x = Math.round(x - width / 2);
        mark.y = Math.round(y - height / 2);
    }

    function move(distance: real): void {
        if (distance > theme.slop)
            still = false;
    }

    function release(): void {
        if (still)
            lasting.restart();
        still = false;
    }

    // Marks a place for a moment, whatever the finger does.
    function flash(x: real, y: real): void {
        press(x, y);
        release();
    }

    width: 2 * Math.round(4 * theme.unit)
    height: width
    radius: width / 2
    visible: still || lasting.running
    color: theme.dent
    border.width: theme.cord / 2
    border.color: theme.ink

    Rectangle {
        anchors.fill: parent
        anchors.margins: mark.border.width
        radius: width / 2
        color: "transparent"
        border.width: mark.border.width
        border.color: mark.theme.paper
    }

    Timer {
        id: lasting

        interval: mark.theme.blink
    }
}
