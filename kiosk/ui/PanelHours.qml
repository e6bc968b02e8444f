pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// Today: the hours, whether it is open just now, and until when it stays open.
PanelSection {
    id: today

    required property Operator operator
    required property string language
    required property var sees // whether an item is in sight: see PanelBody
    required property Session session

    readonly property var day: operator.overview.today ?? {}
    readonly property bool always: (day.hours ?? "") === ""

    function say(word: string): string {
        return operator.say(word, language);
    }

    // Minutes from midnight, as a clock shows them.
    function clock(minutes: int): string {
        return `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
    }

    title: say("today")

    Rows {
        width: parent.width
        theme: today.theme
        model: [
            {
                name: today.say("hours_today"),
                value: today.say(today.always ? "always_open" : today.day.hours)
            },
            {
                name: today.say("now"),
                value: today.say(today.session.paused ? "is_paused" : today.session.opened ? "is_open" : "is_closed")
            }
        ]
    }

    Stepper {
        inSight: today.sees(this)
        width: parent.width
        visible: !today.always
        theme: today.theme
        name: today.say("open_until")
        less: today.say("less")
        more: today.say("more")
        shown: today.session.opened || today.day.until > today.day.least ? today.clock(value) : "–"
        value: today.day.until ?? 0
        least: today.day.least ?? 0
        most: today.day.most ?? 0
        step: 30
        onChosen: value => today.operator.openUntil(value)
    }
}
