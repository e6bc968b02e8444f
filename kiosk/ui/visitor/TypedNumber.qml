import QtQuick
import ".."
import "../controls"

// The number of a card that keys are typing, as long as more digits may follow.
Rectangle {
    id: patch

    required property Theme theme
    required property string typed // digits; empty: none

    width: Math.max(height, number.implicitWidth + 2 * theme.margin)
    height: Math.round(1.4 * theme.figure)
    radius: theme.rounded(height / 2)
    visible: typed !== ""
    color: theme.bar
    border.width: theme.cord
    border.color: theme.inkOnBar

    Label {
        id: number

        anchors.centerIn: parent
        theme: patch.theme
        ground: patch.theme.bar
        color: patch.theme.inkOnBar
        text: `${patch.typed}…`
        size: 0.7 * patch.theme.figure
        font.weight: Font.ExtraBold
    }
}
