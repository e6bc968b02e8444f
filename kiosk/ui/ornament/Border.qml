import QtQuick
import ".."

// The border of a felt rug: a row of horns between two cords. Without an ornament it is one cord.
Rectangle {
    id: border

    required property Theme theme
    required property real length // px
    required property bool upright // vertical, else horizontal

    readonly property int thick: Math.round((theme.ornate ? 5.4 : 0.6) * theme.unit) // px
    readonly property int cord: Math.round(theme.cord)

    width: upright ? thick : length
    height: upright ? length : thick
    color: theme.edge

    Rectangle {
        x: border.upright ? border.cord : 0
        y: border.upright ? 0 : border.cord
        width: border.width - 2 * x
        height: border.height - 2 * y
        visible: border.theme.ornate
        color: border.theme.bar
    }

    Ornament {
        anchors.centerIn: parent
        width: 2 * Math.round(border.length / 2)
        height: 2 * Math.round(0.28 * border.thick)
        rotation: border.upright ? 90 : 0
        theme: border.theme
        motif: "horn"
        color: border.theme.action
    }
}
