import QtQuick
import "../controls"

// A button with an icon, a word or both. With the focus, Enter and Space press it. Its name is its tip.
Rectangle {
    id: button

    required property Desk desk
    required property string name // what it does: for assistive technology, and as the tip
    property string icon: ""
    property string label: ""
    property bool checked: false
    property bool strong: false // the most important one
    property bool quiet: false // no edge
    property string keys: "" // the keys that do the same, for the tip

    property color tone: desk.ink // of the word and the icon

    readonly property color on: !enabled ? desk.edge : strong ? desk.white : checked ? desk.lake : tone

    signal activated

    implicitWidth: Math.max(desk.row, content.width + (label ? 2.5 * desk.gap : desk.gap))
    implicitHeight: desk.row
    radius: desk.corner
    color: {
        if (strong && enabled)
            return tap.pressed ? desk.deep : desk.lake;
        if (checked || tap.pressed)
            return desk.pale;
        return hover.hovered && enabled ? desk.sheet : "transparent";
    }
    border.width: quiet || strong ? 0 : 1
    border.color: checked ? desk.lake : desk.line
    activeFocusOnTab: enabled
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.checkable: checked
    Accessible.checked: checked
    Accessible.focusable: true
    Accessible.onPressAction: activated()
    Keys.onReturnPressed: activated()
    Keys.onEnterPressed: activated()
    Keys.onSpacePressed: activated()

    TapHandler {
        id: tap

        gesturePolicy: TapHandler.ReleaseWithinBounds
        // Whoever had the focus hands on what is typed there, before anything happens.
        onPressedChanged: if (pressed)
            button.forceActiveFocus(Qt.MouseFocusReason)
        onTapped: button.activated()
    }

    HoverHandler {
        id: hover

        onHoveredChanged: {
            tipping.stop();
            if (hovered)
                tipping.start();
            else if (button.desk.tipped === button)
                button.desk.tipped = null;
        }
    }

    Timer {
        id: tipping

        interval: button.desk.patience
        onTriggered: {
            button.desk.tip = button.keys ? `${button.name}  (${button.keys})` : button.name;
            button.desk.tipped = button;
        }
    }

    Row {
        id: content

        anchors.centerIn: parent
        spacing: button.desk.gap * 0.75

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: button.icon !== ""
            width: 18
            height: 18
            name: button.icon || "plus"
            color: button.on
        }

        Said {
            anchors.verticalCenter: parent.verticalCenter
            visible: button.label !== ""
            desk: button.desk
            color: button.on
            text: button.label
            font.weight: button.strong || button.checked ? Font.Bold : Font.Normal
            wrapMode: Text.NoWrap
            Accessible.ignored: true // the button's name says it
        }
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -2
        visible: button.activeFocus
        radius: button.radius + 2
        color: "transparent"
        border.width: 2
        border.color: button.desk.lake
    }
}
