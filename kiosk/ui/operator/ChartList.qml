pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"

// The report's charts, one below another, each under its name.
Column {
    id: charts

    required property Theme theme
    required property list<Chart> model
    required property string language

    spacing: theme.gap

    Repeater {
        model: charts.model

        Column {
            id: chart

            required property Chart modelData

            width: charts.width
            spacing: charts.theme.unit / 2

            Label {
                width: parent.width
                theme: charts.theme
                ground: charts.theme.paper
                text: chart.modelData.name.said(charts.language)
                size: charts.theme.textSmall
                font.weight: Font.Bold
            }

            Image {
                readonly property bool ready: status !== Image.Loading

                width: parent.width
                source: chart.modelData.source
                sourceSize.width: width * charts.theme.ratio
                fillMode: Image.PreserveAspectFit
                cache: false
                Accessible.role: Accessible.Graphic
                Accessible.name: chart.modelData.name.said(charts.language)
                Accessible.ignored: !enabled
            }
        }
    }
}
