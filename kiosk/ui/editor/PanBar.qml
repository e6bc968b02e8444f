import QtQuick

// Beside something larger than its room: shows which part is seen, and moves it, by mouse or by the arrow keys.
Rectangle {
    id: bar

    required property Desk desk
    required property string name
    required property bool upright
    required property real room // px that are seen
    required property real whole // px that there are
    property real place: 0.5 // from 0, the beginning, to 1, the end

    readonly property real way: (upright ? height : width) - length // px that its thumb can go
    readonly property real length: Math.max(24, (upright ? height : width) * room / whole)

    // Moves what is seen by so many px.
    function pan(by: real): void {
        if (whole > room)
            place = Math.min(Math.max(place + by / (whole - room), 0), 1);
    }

    visible: whole > room
    color: desk.side
    radius: Math.min(width, height) / 2
    border.width: activeFocus ? 2 : 0
    border.color: desk.lake
    activeFocusOnTab: visible
    Accessible.role: Accessible.ScrollBar
    Accessible.name: name
    Accessible.focusable: true
    Keys.onLeftPressed: event => pan(upright ? 0 : -room / 4)
    Keys.onRightPressed: event => pan(upright ? 0 : room / 4)
    Keys.onUpPressed: event => pan(upright ? -room / 4 : 0)
    Keys.onDownPressed: event => pan(upright ? room / 4 : 0)

    Rectangle {
        x: bar.upright ? 2 : bar.place * bar.way
        y: bar.upright ? bar.place * bar.way : 2
        width: bar.upright ? bar.width - 4 : bar.length
        height: bar.upright ? bar.length : bar.height - 4
        radius: Math.min(width, height) / 2
        color: hover.hovered || drag.active ? bar.desk.lake : bar.desk.edge
    }

    HoverHandler {
        id: hover
    }

    TapHandler {
        onTapped: point => bar.place = Math.min(Math.max(((bar.upright ? point.position.y : point.position.x) - bar.length / 2) / bar.way, 0), 1)
    }

    DragHandler {
        id: drag

        property real start: 0

        target: null
        onActiveChanged: if (active)
            start = bar.place
        onActiveTranslationChanged: if (active)
            bar.place = Math.min(Math.max(start + (bar.upright ? activeTranslation.y : activeTranslation.x) / bar.way, 0), 1)
    }
}
