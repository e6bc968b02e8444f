pragma ComponentBehavior: Bound

import QtQuick

// Every language by its own name, side by side; the present one stands out.
Rectangle {
    id: toggle

    required property Theme theme
    required property list<var> languages // maps with code and name
    required property string current // a code
    required property string name // "Language", for assistive technology

    signal chosen(code: string)

    implicitWidth: row.implicitWidth + 2 * row.x
    implicitHeight: theme.target
    radius: height / 2
    color: theme.raised
    border.width: theme.cord / 2
    border.color: theme.felt
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Row {
        id: row

        x: toggle.theme.cord
        y: toggle.theme.cord
        height: toggle.height - 2 * y

        Repeater {
            model: toggle.languages

            Control {
                id: language

                required property var modelData

                readonly property bool current: modelData.code === toggle.current

                theme: toggle.theme
                name: modelData.name
                width: Math.ceil(label.implicitWidth + 3.6 * toggle.theme.unit)
                height: row.height
                onActivated: toggle.chosen(modelData.code)

                Rectangle {
                    id: patch

                    anchors.fill: parent
                    radius: height / 2
                    color: {
                        if (language.current)
                            return toggle.theme.felt;
                        return language.pressed ? toggle.theme.pressed : toggle.theme.raised;
                    }
                }

                Stitch {
                    sewn: language.current
                    theme: toggle.theme
                    radius: patch.radius
                    color: theme.thread(theme.felt, theme.ink)
                }

                Label {
                    id: label

                    anchors.centerIn: parent
                    theme: toggle.theme
                    ground: patch.color
                    color: language.current ? toggle.theme.ink : toggle.theme.felt
                    text: language.name
                    size: toggle.theme.textControl
                    font.weight: Font.Bold
                }
            }
        }
    }
}
