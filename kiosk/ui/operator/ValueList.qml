pragma ComponentBehavior: Bound

import QtQuick
import ".."
import "../controls"

// Names and values in lines.
Column {
    id: rows

    required property Theme theme
    required property list<string> names // in the operator's language
    required property list<string> values // one for each name

    Repeater {
        model: rows.names.length

        Item {
            id: row

            required property int index

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

                anchors.left: parent.left
                y: Math.round((row.height - Math.max(height, value.height)) / 2)
                width: Math.min(implicitWidth, row.width * 0.56)
                theme: rows.theme
                ground: rows.theme.paper
                text: rows.names[row.index]
                size: rows.theme.textSmall
            }

            Label {
                id: value

                anchors.right: parent.right
                y: name.y
                width: row.width - name.width - rows.theme.gap
                theme: rows.theme
                ground: rows.theme.paper
                text: rows.values[row.index] ?? ""
                size: rows.theme.textSmall
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignRight
            }
        }
    }
}
