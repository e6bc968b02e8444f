import QtQuick
import ".."
import "../controls"

// One choice among a visitor's aids: words on a patch, and a check mark if it is chosen. `switches`: it is on or off by itself,
// and has a box for the mark.
Control {
    id: choice

    property bool chosen: false
    property bool switches: false
    property string sign: "" // an icon in the check mark's place, for what acts at once
    property bool inSight: true // if false, its mark is not drawn: a Shape that is completely clipped would be drawn unclipped
    property real letters: theme.textControl // px
    property color ground: theme.patch
    property color on: theme.ink // its words

    readonly property color shown: pressed ? on : ground
    readonly property color said: pressed ? ground : on
    readonly property real pad: 0.7 * theme.gap + 0.2 * letters // px

    corner: theme.rounded(0.3 * theme.target)
    implicitWidth: Math.ceil(mark.width + label.implicitWidth + 3 * pad)
    implicitHeight: Math.max(theme.target, label.height + theme.gap)
    Accessible.role: switches ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: chosen

    Rectangle {
        anchors.fill: parent
        radius: choice.corner
        color: choice.shown
        border.width: Math.round((choice.chosen ? 1.3 : 0.4) * choice.theme.cord)
        border.color: choice.theme.ink
    }

    Rectangle {
        id: mark

        anchors.left: parent.left
        anchors.leftMargin: choice.pad
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round(1.25 * choice.letters)
        height: width
        radius: choice.theme.rounded(0.2 * width)
        color: "transparent"
        border.width: choice.switches ? Math.max(2, Math.round(0.08 * width)) : 0
        border.color: choice.said

        Icon {
            anchors.centerIn: parent
            width: Math.round((choice.switches ? 0.84 : 1) * mark.width)
            height: width
            opacity: (choice.chosen || choice.sign) && choice.inSight ? 1 : 0
            name: choice.sign || "check"
            color: choice.said
        }
    }

    Label {
        id: label

        anchors.left: mark.right
        anchors.leftMargin: choice.pad
        anchors.verticalCenter: parent.verticalCenter
        width: choice.width - mark.width - 3 * choice.pad
        theme: choice.theme
        ground: choice.shown
        color: choice.said
        text: choice.name
        size: choice.letters
        font.weight: Font.Bold
        Accessible.ignored: true // the choice's name already says it
    }
}
