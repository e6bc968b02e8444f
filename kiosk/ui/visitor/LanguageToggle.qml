pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."

// Up to five languages by their own names, side by side; the present one stands out. If there are more, or no room for all,
// only the present one, which opens the list of all. With a single language, nothing is shown.
Rectangle {
    id: toggle

    required property Theme theme
    required property list<DeckLanguage> languages
    required property string current // a code
    required property string name // "Language", for assistive technology
    property real room: Infinity // px at most

    readonly property real pad: theme.cord
    readonly property int most: 5 // names side by side: more are a list, not a choice at a glance
    readonly property bool many: languages.length > most
    readonly property bool collapsed: many || all.width + 2 * pad > room
    readonly property string currentName: languages.find(language => language.code === current)?.name ?? ""

    // Px that it needs at least, with a name in so many times the usual letters.
    function leastWith(scale: real): real {
        return languages.length > 1 ? one.wideWith(scale) + 2 * pad : 0;
    }

    signal chosen(code: string)
    signal asked // for the list of languages that had no room

    visible: languages.length > 1
    implicitWidth: collapsed ? Math.min(one.implicitWidth + 2 * pad, room) : all.width + 2 * pad
    implicitHeight: theme.button
    radius: theme.rounded(height / 2)
    color: theme.raised
    border.width: theme.cord / 2
    border.color: theme.rim
    Accessible.role: Accessible.Grouping
    Accessible.name: name
    Accessible.ignored: !enabled

    Row {
        id: all

        x: toggle.pad
        visible: !toggle.collapsed
        spacing: toggle.theme.between

        Repeater {
            model: toggle.many ? [] : toggle.languages

            LanguageButton {
                required property DeckLanguage modelData

                theme: toggle.theme
                name: modelData.name
                family: modelData.family
                current: modelData.code === toggle.current
                height: toggle.height
                reach: toggle.theme.between / 2
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
