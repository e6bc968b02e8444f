import QtQuick

// Covers what is to the left and right of a preview: Qt draws a Shape that is completely clipped as if it were not clipped,
// such as the icons of the cards beside the one that is shown.
Item {
    id: margins

    required property Item preview // beside it, in the same item
    required property color color

    anchors.fill: parent

    Rectangle {
        y: margins.preview.y
        width: margins.preview.x
        height: margins.preview.height
        color: margins.color
    }

    Rectangle {
        x: margins.preview.x + margins.preview.width
        y: margins.preview.y
        width: margins.width - x
        height: margins.preview.height
        color: margins.color
    }
}
