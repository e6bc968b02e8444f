import QtQuick

// What one finger on the overview means: up and down it scrolls, and glides on when it leaves in motion. It only listens:
// a tap is the tiles' own.
PointHandler {
    id: finger

    required property TileGrid grid

    readonly property real slop: grid.theme.unit // px that a tap may wander
    readonly property real glide: 0.2 // s, that it goes on at the speed it had
    property bool sliding: false // it has moved beyond the slop: what it came down on is not pressed
    property real last: 0
    property real speed: 0 // px a second

    function begin(): void {
        last = point.position.y;
        speed = 0;
        sliding = grid.gliding; // it only stops them
        grid.scrollBy(0);
    }

    function move(): void {
        if (grid.overflow > 0 && Math.abs(point.position.y - point.pressPosition.y) > slop)
            sliding = true;
        if (sliding) {
            grid.scrollBy(last - point.position.y);
            speed = point.velocity.y;
        }
        last = point.position.y;
    }

    function end(): void {
        const distance = Math.min(Math.max(-speed * glide, -grid.height), grid.height);
        if (Math.abs(distance) > slop && !grid.theme.calm)
            grid.glideTo(grid.scroll + distance);
    }

    acceptedButtons: Qt.LeftButton
    onActiveChanged: active ? begin() : end()
    onPointChanged: if (active)
        move()
}
