pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../controls"

// Looking after the kiosk: self-test, PIN, computer.
PanelSection {
    id: care

    required property Operator operator
    required property string language
    required property var sees // whether an item is in sight: see PanelBody

    signal selfTest
    signal changePin
    signal asked(deed: string, consequence: string, then: var) // see OperatorPanel

    function say(word: string): string {
        return operator.say(word, language);
    }

    title: say("care")

    Choice {
        inSight: care.sees(this)
        width: parent.width
        theme: care.theme
        name: care.say("self_test")
        icon: "next"
        onActivated: care.selfTest()
    }

    Choice {
        inSight: care.sees(this)
        width: parent.width
        theme: care.theme
        name: care.say("change_pin")
        icon: "next"
        onActivated: care.changePin()
    }

    Choice {
        inSight: care.sees(this)
        width: parent.width
        visible: care.operator.panel.canReboot
        theme: care.theme
        name: care.say("reboot")
        icon: "next"
        onActivated: care.asked(name, care.say("sure_reboot"), () => care.operator.panel.reboot())
    }

    Choice {
        inSight: care.sees(this)
        width: parent.width
        visible: care.operator.panel.canShutDown
        theme: care.theme
        name: care.say("shut_down")
        icon: "next"
        onActivated: care.asked(name, care.say("sure_shut_down"), () => care.operator.panel.shutDown())
    }
}
