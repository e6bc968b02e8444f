import QtQuick
import "../controls"
import "../ornament"

// A language's own name on the bar, as high as the toggle around it. `current`: the present language. `opens`: it opens the
// list of all.
Control {
    id: button

    required property bool current
    property bool opens: false
    property string family: theme.family // of the name

    readonly property real pad: Math.max(1.8 * theme.unit, 0.2 * theme.target) - theme.between / 2
    readonly property real taken: opens ? mark.width + pad / 2 : 0 // px taken by the sign that it opens a list

    // Its width in px, with the name in so many times the usual letters.
    function wideWith(scale: real): real {
        return Math.max(theme.finger, Math.ceil(label.implicitWidth * scale / theme.scale + taken + 2 * pad));
    }

    Accessible.role: opens ? Accessible.Button : Accessible.RadioButton
    Accessible.checkable: !opens
    Accessible.checked: current && !opens
    corner: theme.rounded(height / 2)
    inset: theme.cord
    implicitWidth: wideWith(theme.scale)

    Rectangle {
        id: patch

        anchors.fill: parent
        anchors.topMargin: button.inset
        anchors.bottomMargin: button.inset
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
        font.family: button.family
        text: button.name
        size: button.theme.textControl
        font.weight: Font.Bold
        wrapMode: Text.WordWrap // else a name that has not quite room would be broken, not set smaller
        fontSizeMode: Text.Fit // for the longest name in the widest letters on the smallest screen
        minimumPixelSize: size / 2
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true // the button's name says it
    }

    Icon {
        id: mark

        anchors.right: parent.right
        anchors.rightMargin: button.pad
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round(1.1 * button.theme.textControl / button.theme.scale) // there may be little room
        height: width
        visible: button.opens
        name: "up"
        color: label.color
    }
}
