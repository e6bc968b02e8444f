import QtQuick
import ".."
import "../controls"

// A section of the operator panel: its title on a thread, its content below.
Item {
    id: section

    required property Theme theme
    required property color accent
    required property string title
    required property int column // which column of the panel
    default property alias content: rows.data
    readonly property alias contentY: rows.y

    height: rows.y + rows.height

    Label {
        id: label

        width: parent.width
        theme: section.theme
        ground: section.theme.paper
        color: section.accent
        text: section.title
        size: section.theme.textControl
        font.weight: Font.ExtraBold
        Accessible.role: Accessible.Heading
    }

    Rectangle {
        id: line

        y: Math.round(label.height + 0.7 * section.theme.unit)
        width: parent.width
        height: Math.max(2, Math.round(section.theme.cord / 2))
        color: section.accent
    }

    Column {
        id: rows

        y: line.y + line.height + Math.round(section.theme.unit)
        width: parent.width
        spacing: section.theme.unit
    }
}
