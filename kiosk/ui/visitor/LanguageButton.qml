import QtQuick
import "../controls"
import "../ornament"

// A language's own name on the bar, as high as the toggle around it. `current`: the present language. `opens`: it opens the
// list of all.
Control {
    id: button

    required property bool current
    property bool opens: false

    readonly property real pad: Math.max(1.8 * theme.unit, 0.2 * theme.target)
    readonly property real taken: opens ? mark.width + pad / 2 : 0 // px taken by the sign that it opens a list

    corner: theme.rounded(height / 2)
    implicitWidth: Math.ceil(label.implicitWidth + taken + 2 * pad)

    Rectangle {
        id: patch

        anchors.fill: parent
        anchors.topMargin: button.theme.cord
        anchors.bottomMargin: button.theme.cord
        radius: button.theme.rounded(height / 2)
        color: {
            if (button.current)
                return button.theme.inkOnBar;
            return button.pressed ? button.theme.pressed : button.theme.raised;
        }

        Stitch {
            sewn: button.current
            theme: button.theme
            radius: patch.radius
            color: theme.thread(theme.inkOnBar, theme.bar)
        }
    }

    Label {
        id: label

        anchors.left: parent.left
        anchors.leftMargin: button.pad
        y: 2.3 * button.theme.cord // inside the thread
        width: button.width - 2 * button.pad - button.taken
        height: button.height - 2 * y
        theme: button.theme
        ground: patch.color
        color: button.current ? button.theme.bar : button.theme.inkOnBar
        text: button.name
        size: button.theme.textControl
        font.weight: Font.Bold
        fontSizeMode: Text.Fit // for the longest name in the widest letters on the smallest screen
        minimumPixelSize: size / 2
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }

    Icon {
        id: mark

        anchors.right: parent.right
        anchors.rightMargin: button.pad
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round(1.1 * button.theme.textControl)
        height: width
        visible: button.opens
        name: "up"
        color: label.color
    }
}
