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
        width: minus.x - stepper.theme.gap
        theme: stepper.theme
        ground: stepper.theme.paper
        text: stepper.name
        size: stepper.theme.textSmall
    }

    End {
        id: minus

        x: number.x - width
        anchors.verticalCenter: parent.verticalCenter
        name: `${stepper.name}: ${stepper.less}`
        way: -1
    }

    Label {
        id: number

        x: plus.x - width
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

        x: stepper.width - width + stepper.theme.cord / 2 // its rim has the colour of paper
        anchors.verticalCenter: parent.verticalCenter
        name: `${stepper.name}: ${stepper.more}`
        way: 1
    }
}
