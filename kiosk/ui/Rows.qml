pragma ComponentBehavior: Bound

import QtQuick

// Names and values, line by line.
Column {
    id: rows

    required property Theme theme
    required property list<var> model // maps with name, already in the host's language, and value

    Repeater {
        model: rows.model

        Item {
            id: row

            required property int index
            required property var modelData

            width: rows.width
            height: Math.round(Math.max(name.height, value.height) + 1.3 * rows.theme.unit)

            Rectangle {
                width: parent.width
                height: 1
                visible: row.index > 0
                color: rows.theme.spent
            }

            Label {
                id: name

                y: Math.round((row.height - Math.max(height, value.height)) / 2)
                width: Math.min(implicitWidth, row.width * 0.56)
                theme: rows.theme
                ground: rows.theme.paper
                text: row.modelData.name
                size: rows.theme.textSmall
            }

            Label {
                id: value

                x: name.width + rows.theme.gap
                y: name.y
                width: row.width - x
                theme: rows.theme
                ground: rows.theme.paper
                text: row.modelData.value
                size: rows.theme.textSmall
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignRight
            }
        }
    }
}
