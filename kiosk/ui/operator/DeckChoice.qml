import QtQuick
import "../controls"
import "../ornament"

// A deck to choose: cover, title and remark.
Control {
    id: choice

    property bool chosen: false
    property bool broken: false
    property string said: ""
    property string cover: "" // the source of its picture; empty if there is none
    property bool inSight: true // if false, icon and thread are not drawn: see PanelBody.sees

    readonly property real pad: 1.2 * theme.unit
    readonly property color ground: {
        if (pressed)
            return theme.ink;
        return chosen ? theme.action : theme.patch;
    }
    readonly property color on: pressed ? theme.paper : theme.ink

    corner: 0.25 * theme.target
    implicitHeight: Math.max(theme.target + 2 * pad, words.height + 2 * pad)
    Accessible.role: Accessible.RadioButton
    Accessible.description: said
    Accessible.checkable: true
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

    Rectangle {
        id: frame

        x: choice.theme.along(choice.pad, width, choice.width)
        y: Math.round((choice.height - height) / 2)
        width: Math.round(height * 16 / 9)
        height: Math.round(choice.theme.target)
        color: choice.theme.spent

        Image {
            readonly property bool ready: status !== Image.Loading

            anchors.fill: parent
            source: choice.cover
            sourceSize: Qt.size(width, height)
            cache: false
        }

        Label {
            anchors.fill: parent
            visible: choice.broken
            theme: choice.theme
            ground: choice.theme.spent
            text: "!"
            size: choice.theme.headline
            font.weight: Font.ExtraBold
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true // its description says what is broken
        }
    }

    Column {
        id: words

        readonly property real inset: frame.width + 2 * choice.pad

        x: choice.theme.along(inset, width, choice.width)
        y: Math.round((choice.height - height) / 2)
        width: choice.width - inset - choice.pad
        spacing: 0.3 * choice.theme.unit

        Label {
            width: parent.width
            theme: choice.theme
            ground: choice.ground
            color: choice.on
            text: choice.name
            size: choice.theme.textSmall
            font.weight: Font.Bold
            maximumLineCount: 4
            elide: Text.ElideRight
            Accessible.ignored: true // the button's name says it
        }

        Label {
            width: parent.width
            visible: text !== ""
            theme: choice.theme
            ground: choice.ground
            color: choice.on
            text: choice.said
            size: choice.theme.textSmall
            Accessible.ignored: true // its description says it
        }
    }
}
