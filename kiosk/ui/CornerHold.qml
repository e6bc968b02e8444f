pragma ComponentBehavior: Bound

import QtQuick

// The operator's gesture: two corners held at once. It only listens, so what lies beneath keeps its touches.
Item {
    id: gesture

    required property Theme theme
    required property list<string> corners // two of top-left, top-right, bottom-left, bottom-right

    readonly property bool holding: first.held && second.held

    signal held

    component HeldCorner: Item {
        id: corner

        required property string place

        readonly property bool held: finger.active && finger.stays

        x: place.endsWith("right") ? gesture.width - width : 0
        y: place.startsWith("bottom") ? gesture.height - height : 0
        width: gesture.theme.corner
        height: width

        PointHandler {
            id: finger

            property bool stays: true // it has not slid out

            acceptedButtons: Qt.LeftButton
            onActiveChanged: stays = true
            onPointChanged: if (active && !corner.contains(point.position))
                stays = false
        }
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
