import QtQuick
import "../ornament"

// A button with words. `ground` is its colour, `on` the words' colour.
Control {
    id: pill

    required property color ground
    required property color on
    property real letters: theme.textControl // px

    readonly property real pad: Math.max(theme.gap, 0.3 * theme.lowTarget) // px beside the words, because the ends are round

    corner: theme.rounded(height / 2)
    implicitWidth: label.implicitWidth + 2 * pad
    implicitHeight: Math.max(theme.lowTarget, label.height + theme.gap)

    Rectangle {
        anchors.fill: parent
        radius: pill.corner
        color: pill.pressed ? pill.on : pill.ground
        border.width: pill.theme.highContrast ? pill.theme.cord : 0 // whatever it lies on
        border.color: pill.pressed ? pill.ground : pill.on
    }

    Stitch {
        theme: pill.theme
        radius: pill.corner
        color: pill.pressed ? theme.thread(pill.on, pill.ground) : theme.thread(pill.ground, pill.on)
    }

    Label {
        id: label

        anchors.centerIn: parent
        width: Math.min(implicitWidth, Math.ceil(pill.width - 2 * pill.pad)) // the difference of two sizes that are rounded
        theme: pill.theme
        ground: pill.pressed ? pill.on : pill.ground
        color: pill.pressed ? pill.ground : pill.on
        text: pill.name
        size: pill.letters
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true // the button's name says it
    }
}
