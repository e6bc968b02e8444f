import QtQuick
import "../controls"

// A line of a card in the same size on every card, whatever the size of its words. `oneLine`: rather than wrap, it becomes
// smaller, as far as it can be read.
Label {
    id: line

    property bool oneLine: false

    readonly property real whole: measured.implicitWidth * 1.02 // px of it on one line

    visible: text !== ""
    width: parent.width
    ground: theme.paper
    size: oneLine && whole > width ? Math.max(theme.smallestText, theme.textSmall * width / whole) : theme.textSmall
    font.weight: Font.Bold

    // Not TextMetrics: with it, large figures come out a shade lighter or darker from one drawing to the next.
    Label {
        id: measured

        visible: false
        theme: line.theme
        ground: line.ground
        text: line.oneLine ? line.text : ""
        size: theme.textSmall
        font.weight: line.font.weight
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
