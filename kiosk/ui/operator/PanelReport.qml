pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../controls"

// The report, and where it can be saved.
PanelSection {
    id: report

    required property Operator operator
    required property string language
    required property var sees // whether an item is in sight: see PanelBody

    function say(word: string): string {
        return operator.say(word, language);
    }

    title: say("report")

    Label {
        width: parent.width
        theme: report.theme
        ground: report.theme.paper
        text: report.say(report.operator.panel.destinations.length > 1 ? "report_to" : "no_drives")
        size: report.theme.textSmall
    }

    Repeater {
        model: report.operator.panel.destinations

        Choice {
            required property Destination modelData

            inSight: report.sees(this)
            width: report.width
            theme: report.theme
            name: modelData.name.said(report.language)
            icon: "save"
            onActivated: report.operator.panel.exportReport(modelData.path)
        }
    }

    Choice {
        inSight: report.sees(this)
        width: parent.width
        theme: report.theme
        name: report.say("look_again")
        icon: "again"
        onActivated: report.operator.panel.refresh()
    }
}
