import QtQuick
import "../controls"

// A line of a card in the same size on every card, whatever the size of its words.
Label {
    visible: text !== ""
    width: parent.width
    ground: theme.paper
    size: theme.textSmall
    font.weight: Font.Bold
}
