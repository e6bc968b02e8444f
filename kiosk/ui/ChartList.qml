pragma ComponentBehavior: Bound

import QtQuick

// The report's charts beneath each other, each under its name.
Column {
    id: charts

    required property Theme theme
    required property list<var> model // maps with name, already in the host's language, and value: its source

    spacing: theme.gap

    Repeater {
        model: charts.model

        Column {
            id: chart

            required property var modelData

            width: charts.width
            spacing: charts.theme.unit / 2

            Label {
                width: parent.width
                theme: charts.theme
                ground: charts.theme.paper
                text: chart.modelData.name
                size: charts.theme.textSmall
                font.weight: Font.Bold
            }

            Image {
                readonly property bool ready: status !== Image.Loading

                width: parent.width
                source: chart.modelData.value
                sourceSize.width: width * charts.theme.ratio
                fillMode: Image.PreserveAspectFit
                cache: false
            }
        }
    }
}
