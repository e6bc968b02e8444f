import QtQuick

// A round button with an icon. `checked`: it is on. `strong`: the one most wanted.
Control {
    id: button

    required property string icon
    property bool checked: false
    property bool strong: false
    property bool inSight: true // else its icon is not drawn: see OperatorPanel

    readonly property bool light: strong || checked

    implicitWidth: theme.target
    implicitHeight: theme.target

    Rectangle {
        anchors.fill: parent
        radius: width / 2
        color: {
            if (button.pressed)
                return button.theme.felt;
            if (button.light)
                return button.strong ? button.theme.saffron : button.theme.felt;
            return button.theme.raised;
        }
        border.width: button.strong ? 0 : button.theme.cord / 2
        border.color: button.theme.felt
    }

    Stitch {
        sewn: button.light && !button.pressed
        theme: button.theme
        radius: button.width / 2
        color: theme.thread(button.strong ? theme.saffron : theme.felt, theme.ink)
    }

    Icon {
        anchors.centerIn: parent
        width: Math.round(button.width * 0.5)
        height: width
        opacity: button.inSight ? 1 : 0
        name: button.icon
        color: button.pressed || button.light ? button.theme.ink : button.theme.felt
    }
}
