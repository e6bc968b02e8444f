pragma ComponentBehavior: Bound

import QtQuick
import ".."

// A number between a minus and a plus button. A button held down repeats.
Item {
    id: stepper

    required property Theme theme
    required property string name
    required property string less // for assistive technology: what the minus does
    required property string more
    required property real value
    required property real least
    required property real most
    required property real step
    property string shown: String(value)
    property bool inSight: true

    readonly property real rim: theme.cord / 2 // px of a button's edge that have the colour of paper

    signal chosen(value: real)

    // Goes to the next whole step.
    function go(way: int): void {
        const next = way < 0 ? Math.ceil(value / step - 1) : Math.floor(value / step + 1);
        const wanted = Math.min(Math.max(next * step, least), most);
        if (wanted !== value)
            chosen(wanted);
    }

    implicitHeight: Math.max(theme.target, label.height)

    component End: RoundButton {
        id: end

        required property int way

        property bool repeated: false // it has repeated, so its release does nothing more

        theme: stepper.theme
        inSight: stepper.inSight
        icon: way < 0 ? "minus" : "plus"
        onPressedChanged: if (pressed)
            repeated = false
        onActivated: if (!repeated)
            stepper.go(way)

        Timer {
            interval: end.repeated ? end.theme.repeatEvery : end.theme.repeatAfter
            running: end.pressed
            repeat: true
            onTriggered: {
                end.repeated = true;
                stepper.go(end.way);
            }
        }
    }

    Label {
        id: label

        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        width: stepper.width + stepper.rim - plus.width - number.width - minus.width - stepper.theme.gap
        theme: stepper.theme
        ground: stepper.theme.paper
        text: stepper.name
        size: stepper.theme.textSmall
    }

    End {
        id: minus

        anchors.right: number.left
        anchors.verticalCenter: parent.verticalCenter
        name: `${stepper.name}: ${stepper.less}`
        way: -1
    }

    Label {
        id: number

        anchors.right: plus.left
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round(3.4 * size)
        theme: stepper.theme
        ground: stepper.theme.paper
        text: stepper.shown
        size: stepper.theme.textLarge
        font.weight: Font.ExtraBold
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.NoWrap
    }

    End {
        id: plus

        anchors.right: parent.right
        anchors.rightMargin: -stepper.rim
        anchors.verticalCenter: parent.verticalCenter
        name: `${stepper.name}: ${stepper.more}`
        way: 1
    }
}
