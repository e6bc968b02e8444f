import QtQuick
import "../ornament"

// One of several choices in a column, as wide as the column: words on a patch, with a thread if it is chosen.
Control {
    id: choice

    property bool selects: false // it is one of several of which one is chosen; else it does something
    property bool chosen: false
    property string icon: "" // shown at its end
    property string family: theme.family // of its words
    property bool inSight: true // if false, icon and thread are not drawn: see PanelBody.sees

    readonly property real pad: 1.6 * theme.unit
    readonly property color ground: {
        if (pressed)
            return theme.ink;
        return chosen ? theme.action : theme.patch;
    }
    readonly property color on: {
        if (pressed)
            return theme.paper;
        return chosen ? theme.inkOnAction : theme.ink;
    }

    corner: theme.rounded(Math.min(height / 2, 0.4 * theme.target))
    implicitHeight: Math.max(theme.lowTarget, label.height + theme.gap)
    Accessible.role: selects ? Accessible.RadioButton : Accessible.Button
    Accessible.checkable: selects
    Accessible.checked: chosen

    Rectangle {
        id: patch

        anchors.fill: parent
        radius: choice.corner
        color: choice.ground
    }

    Stitch {
        sewn: choice.chosen && !choice.pressed && choice.inSight
        theme: choice.theme
        radius: patch.radius
        color: theme.thread(choice.ground, choice.on)
    }

    Label {
        id: label

        anchors.left: parent.left
        anchors.leftMargin: 1.5 * choice.pad
        anchors.verticalCenter: parent.verticalCenter
        width: choice.width - 3 * choice.pad - (mark.visible ? mark.width + choice.pad : 0)
        theme: choice.theme
        ground: choice.ground
        color: choice.on
        font.family: choice.family
        text: choice.name
        size: choice.theme.textSmall
        font.weight: Font.Bold
        Accessible.ignored: true // the button's name says it
    }

    Icon {
        id: mark

        anchors.right: parent.right
        anchors.rightMargin: 1.5 * choice.pad
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round(3 * choice.theme.unit)
        height: width
        opacity: choice.inSight ? 1 : 0
        visible: choice.chosen || choice.icon !== ""
        name: choice.chosen ? "check" : choice.icon || "next"
        color: choice.on
    }
}
