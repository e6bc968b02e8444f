pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../controls"

// Today: the hours, whether the kiosk is open now, and until when it stays open.
PanelSection {
    id: today

    required property Operator operator
    required property string language
    required property var sees // whether an item is in sight: see PanelBody
    required property Session session

    readonly property Day day: operator.panel.day // null: always open

    function say(word: string): string {
        return operator.say(word, language);
    }

    // Minutes from midnight as a clock time.
    function clock(minutes: int): string {
        return `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
    }

    title: say("today")

    ValueList {
        width: parent.width
        theme: today.theme
        names: [today.say("hours_today"), today.say("now")]
        values: [today.day?.ranges.said(today.language) ?? today.say("always_open"), today.say(today.session.paused ? "is_paused" : today.session.opened ? "is_open" : "is_closed")]
    }

    Stepper {
        inSight: today.sees(this)
        width: parent.width
        visible: today.day !== null
        theme: today.theme
        name: today.say("open_until")
        less: today.say("less")
        more: today.say("more")
        shown: today.session.opened || value > least ? today.clock(value) : "–"
        value: today.day?.until ?? 0
        least: today.day?.least ?? 0
        most: today.day?.most ?? 0
        step: 30
        onChosen: value => today.operator.panel.openUntil(value)
    }
}
