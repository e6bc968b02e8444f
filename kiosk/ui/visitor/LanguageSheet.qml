pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"
import "../ornament"

// All languages by their own names, over everything else, if the bar has no room for them. A touch outside closes it.
Rectangle {
    id: sheet

    required property Theme theme
    required property list<DeckLanguage> languages
    required property string current // a code
    required property string name // "Language", for assistive technology
    required property color accent

    readonly property real gap: theme.gap
    readonly property real cell: 10 * theme.unit + 10.5 * theme.textSmall // px for the button with the longest name
    readonly property int rows: Math.max(1, Math.floor((height - rug.rim - 2 * theme.margin + gap) / (theme.target + gap)))
    readonly property int columns: Math.ceil(languages.length / rows)

    signal chosen(code: string)
    signal closed

    // Moves the focus by `by` names, from the present language if none has the focus.
    function step(by: int): void {
        const from = Array.from(languages, (_, i) => i).find(i => names.itemAt(i).activeFocus) ?? languages.findIndex(language => language.code === current) - by;
        names.itemAt(Math.min(Math.max(from + by, 0), languages.length - 1)).forceActiveFocus(Qt.TabFocusReason);
    }

    color: theme.veil
    Accessible.role: Accessible.Dialog
    Accessible.name: name

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds // takes the finger, so nothing beneath gets it
        onTapped: sheet.closed()
    }

    Rug {
        id: rug

        readonly property real rim: 2 * (edge + sheet.theme.margin) // px of its width and height

        anchors.centerIn: parent
        width: 2 * Math.ceil((grid.width + rim) / 2)
        height: 2 * Math.ceil((grid.height + rim) / 2)
        theme: sheet.theme
        accent: sheet.accent

        Grid {
            id: grid

            readonly property real room: sheet.width - rug.rim - 2 * sheet.theme.margin // px for its columns

            anchors.centerIn: parent
            columns: sheet.columns
            spacing: sheet.gap

            Repeater {
                id: names

                model: sheet.languages

                Choice {
                    required property DeckLanguage modelData

                    width: Math.min(sheet.cell, (grid.room - (grid.columns - 1) * sheet.gap) / grid.columns)
                    height: Math.max(sheet.theme.target, implicitHeight)
                    theme: sheet.theme
                    name: modelData.name
                    chosen: modelData.code === sheet.current
                    onActivated: sheet.chosen(modelData.code)
                }
            }
        }
    }
}
