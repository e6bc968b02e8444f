pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// What looks after the kiosk: the self-test, the PIN, the computer.
PanelSection {
    id: care

    required property Operator operator
    required property string language
    required property var sees // whether an item is in sight: see PanelBody

    signal selfTest
    signal changePin
    signal asked(question: var, then: var) // see OperatorPanel

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

    Repeater {
        model: care.operator.overview.computer ?? []

        Choice {
            required property string modelData

            inSight: care.sees(this)
            width: care.width
            theme: care.theme
            name: care.say(modelData)
            icon: "next"
            onActivated: care.asked({
                deed: name,
                question: care.say(`sure_${modelData}`)
            }, () => care.operator.computer(modelData))
        }
    }
}
