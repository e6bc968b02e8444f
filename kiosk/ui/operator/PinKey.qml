import QtQuick
import "../controls"
import "../ornament"

// A key of the PIN pad: a digit, or an icon.
Control {
    id: key

    property string icon: ""
    property bool strong: false // the key that confirms

    readonly property color ground: {
        if (!enabled)
            return theme.spent;
        if (pressed)
            return strong ? theme.bar : theme.action;
        return strong ? theme.action : theme.bar;
    }
    readonly property color on: enabled && strong === pressed ? theme.inkOnBar : theme.bar

    height: width

    Rectangle {
        anchors.fill: parent
        radius: width / 2
        color: key.ground
    }

    Stitch {
        sewn: key.enabled
        theme: key.theme
        radius: key.width / 2
        color: theme.thread(key.ground, key.on)
    }

    Label {
        anchors.centerIn: parent
        visible: key.icon === ""
        theme: key.theme
        ground: key.ground
        color: key.on
        text: visible ? key.name : ""
        size: 0.46 * key.width
        font.weight: Font.Bold
        Accessible.ignored: true // the button's name says it
    }

    Icon {
        anchors.centerIn: parent
        width: Math.round(0.42 * key.width)
        height: width
        visible: key.icon !== ""
        name: key.icon || "check"
        color: key.on
    }
}
