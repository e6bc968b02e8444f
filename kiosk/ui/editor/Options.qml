pragma ComponentBehavior: Bound

import QtQuick
import "../controls"

// One of several words or colours, or several of them. The arrow keys go from one to the next.
Flow {
    id: options

    required property Desk desk
    required property string name
    required property list<string> choices
    required property list<string> labels // of each choice
    required property list<string> chosen
    property list<string> swatches: [] // the colour of each choice

    signal picked(choice: string)

    spacing: 4
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Repeater {
        id: all

        model: options.choices

        DeskButton {
            id: option

            required property int index
            required property string modelData
            readonly property string choice: modelData
            readonly property string swatch: options.swatches[index] ?? ""

            desk: options.desk
            name: `${options.name}: ${options.labels[index] ?? choice}`
            label: swatch ? "" : options.labels[index] ?? choice
            checked: options.chosen.includes(choice)
            implicitHeight: 28
            implicitWidth: swatch ? 34 : Math.max(28, contentWidth)
            onActivated: options.picked(choice)

            readonly property real contentWidth: word.implicitWidth + 18

            Said {
                id: word

                visible: false
                desk: options.desk
                text: option.label
                font.weight: Font.Bold
            }

            Rectangle {
                anchors.fill: parent
                anchors.margins: 4
                visible: option.swatch !== ""
                radius: 3
                color: option.swatch || "transparent"

                Icon {
                    anchors.centerIn: parent
                    visible: option.checked
                    width: 18
                    height: 18
                    name: "check"
                    color: parent.color.hslLightness > 0.55 ? options.desk.ink : options.desk.white
                }
            }
        }
    }
}
