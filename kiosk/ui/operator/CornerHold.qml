pragma ComponentBehavior: Bound

import QtQuick
import ".."

// The operator's gesture: two corners held at once, or with one hand, one after the other. It only listens, so whatever is beneath gets its touches as usual.
Item {
    id: gesture

    required property Theme theme
    required property list<int> corners // two Qt corners, such as Qt.TopLeftCorner

    readonly property bool holding: first.held && second.held
    property HeldCorner done: null // the corner that was held alone, for a while

    // A corner has been held alone long enough.
    function note(corner: HeldCorner): void {
        if (done && done !== corner)
            held();
        done = done === null ? corner : null;
        late.restart();
    }

    signal held

    component HeldCorner: Item {
        id: corner

        required property int place // a Qt corner

        readonly property bool held: finger.active && finger.inside

        x: [Qt.TopRightCorner, Qt.BottomRightCorner].includes(place) ? gesture.width - width : 0
        y: [Qt.BottomLeftCorner, Qt.BottomRightCorner].includes(place) ? gesture.height - height : 0
        width: gesture.theme.corner
        height: width

        PointHandler {
            id: finger

            property bool inside: true // the finger has not slid out of the corner

            acceptedButtons: Qt.LeftButton
            onActiveChanged: inside = true
            onPointChanged: if (active && !corner.contains(point.position))
                inside = false
        }

        Timer {
            interval: gesture.theme.hold
            running: corner.held && !gesture.holding
            onTriggered: gesture.note(corner)
        }
    }

    Timer {
        id: late

        interval: 2 * gesture.theme.hold
        onTriggered: gesture.done = null
    }

    HeldCorner {
        id: first

        place: gesture.corners[0]
    }

    HeldCorner {
        id: second

        place: gesture.corners[1]
    }

    Timer {
        interval: gesture.theme.hold
        running: gesture.holding
        onTriggered: gesture.held()
    }
}
