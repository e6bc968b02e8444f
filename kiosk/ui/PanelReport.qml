pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// The report, and where it can be saved.
PanelSection {
    id: report

    required property Operator operator
    required property string language
    required property var sees // whether an item is in sight: see PanelBody

    readonly property list<var> places: operator.overview.places ?? []

    function say(word: string): string {
        return operator.say(word, language);
    }

    title: say("report")

    Label {
        width: parent.width
        theme: report.theme
        ground: report.theme.paper
        text: report.say(report.places.length > 1 ? "report_to" : "no_drives")
        size: report.theme.textSmall
    }

    Repeater {
        model: report.places

        Choice {
            required property var modelData

            inSight: report.sees(this)
            width: report.width
            theme: report.theme
            name: report.say(modelData.name)
            icon: "save"
            onActivated: report.operator.exportReport(modelData.path)
        }
    }

    Choice {
        inSight: report.sees(this)
        width: parent.width
        theme: report.theme
        name: report.say("look_again")
        icon: "again"
        onActivated: report.operator.refresh()
    }
}
