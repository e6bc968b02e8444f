pragma ComponentBehavior: Bound

import QtQuick

// Every language by its own name, side by side; the present one stands out. Where there is no room for all of them, the
// present one alone: it asks for the others. One language is no choice: nothing is shown.
Rectangle {
    id: toggle

    required property Theme theme
    required property list<var> languages // maps with code and name
    required property string current // a code
    required property string name // "Language", for assistive technology
    property real room: Infinity // px at most

    readonly property real pad: theme.cord
    readonly property bool collapsed: all.width + 2 * pad > room
    readonly property string currentName: languages.find(language => language.code === current)?.name ?? ""

    signal chosen(code: string)
    signal asked // for the languages that there was no room for

    visible: languages.length > 1
    implicitWidth: collapsed ? Math.min(one.implicitWidth + 2 * pad, room) : all.width + 2 * pad
    implicitHeight: theme.target
    radius: height / 2
    color: theme.raised
    border.width: theme.cord / 2
    border.color: theme.felt
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Row {
        id: all

        x: toggle.pad
        visible: !toggle.collapsed

        Repeater {
            model: toggle.languages

            LanguageButton {
                required property var modelData

                theme: toggle.theme
                name: modelData.name
                current: modelData.code === toggle.current
                height: toggle.height
                onActivated: toggle.chosen(modelData.code)
            }
        }
    }

    LanguageButton {
        id: one

        x: toggle.pad
        width: toggle.width - 2 * x
        height: toggle.height
        visible: toggle.collapsed
        theme: toggle.theme
        name: toggle.currentName
        current: true
        opens: true
        onActivated: toggle.asked()
    }
}
