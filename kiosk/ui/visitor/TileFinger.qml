import QtQuick
import "../controls"

// What one finger on the overview does: up and down it scrolls, and the grid glides on when the finger is lifted in motion;
// sideways it moves the overview away, back to the card. This handler only listens: a tap goes to the tile.
PointHandler {
    id: finger

    required property TileGrid grid

    enum Gesture {
        Undecided,
        Scroll,
        Leave
    }

    readonly property real slop: grid.theme.slop
    readonly property real glide: 0.2 // s: how long the grid goes on at the finger's last speed
    readonly property real leaveDistance: 0.2 // of the window's short side: a slow swipe this long leaves the overview
    readonly property real leaveSpeed: 0.35 // short sides a second: a swipe this fast leaves it
    property int gesture: TileFinger.Gesture.Undecided
    property bool sliding: false // the finger has moved more than the slop, so the tile beneath it is not tapped
    property point last
    property real sideways: 0 // px
    readonly property FingerSpeed speed: FingerSpeed {
        session: finger.grid.session
    }

    signal leafing(distance: real) // px from where the finger came down
    signal leafed(away: bool)

    function begin(): void {
        last = point.scenePosition;
        speed.begin(last.x, last.y);
        gesture = TileFinger.Gesture.Undecided;
        sliding = grid.gliding; // this touch only stops the glide
        grid.scrollBy(0);
    }

    function move(): void {
        // In scene coordinates, because the overview moves with the finger.
        const [x, y] = [point.scenePosition.x - point.scenePressPosition.x, point.scenePosition.y - point.scenePressPosition.y];
        if (gesture === TileFinger.Gesture.Undecided && Math.hypot(x, y) > slop) {
            gesture = Math.abs(x) > Math.abs(y) ? TileFinger.Gesture.Leave : TileFinger.Gesture.Scroll;
            sliding = true;
        }
        if (gesture === TileFinger.Gesture.Leave)
            leafing(x);
        else if (gesture === TileFinger.Gesture.Scroll)
            grid.scrollBy(last.y - point.scenePosition.y);
        last = point.scenePosition;
        speed.note(last.x, last.y);
        sideways = x;
    }

    function end(released: bool): void {
        const side = Math.min(grid.theme.width, grid.theme.height);
        speed.note(last.x, last.y); // the finger may have stopped before it was lifted
        const distance = Math.min(Math.max(-speed.y * glide, -grid.height), grid.height);
        if (gesture === TileFinger.Gesture.Leave)
            leafed(released && speed.x * sideways >= 0 && (Math.abs(sideways) > leaveDistance * side || Math.abs(speed.x) > leaveSpeed * side));
        else if (gesture === TileFinger.Gesture.Scroll && Math.abs(distance) > slop && !grid.theme.calm)
            grid.glideTo(grid.scroll + distance);
        gesture = TileFinger.Gesture.Undecided;
    }

    acceptedButtons: Qt.LeftButton
    onActiveChanged: if (active)
        begin()
    // As in Swipe: a touch that the system takes away is ungrabbed without having been released.
    onGrabChanged: (transition, point) => {
        if (transition === PointerDevice.UngrabPassive || transition === PointerDevice.CancelGrabPassive)
            end(point.state === EventPoint.Released);
    }
    onPointChanged: if (active)
        move()
}
