pragma ComponentBehavior: Bound

import QtQuick

// What keeps the newest state from being shown, over the deck as it was before. It goes as soon as nothing is wrong.
Rectangle {
    id: strip

    required property Desk desk
    required property string heading
    default property alias problems: lines.data // one line each
    required property real most // its greatest height in px; from there on it scrolls

    height: Math.min(lines.height + 2 * desk.gap, most)
    color: desk.rosy
    clip: true
    Accessible.role: Accessible.AlertMessage
    Accessible.name: heading

    Rectangle {
        width: parent.width
        height: 2
        color: strip.desk.madder
    }

    Flickable {
        anchors.fill: parent
        anchors.margins: strip.desk.gap
        contentHeight: lines.height
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: lines

            width: parent.width
            spacing: 2

            Said {
                width: parent.width
                desk: strip.desk
                color: strip.desk.madder
                font.weight: Font.Bold
                text: strip.heading
            }
        }
    }
}
