pragma ComponentBehavior: Bound

import QtQuick

// All languages by their own names, over everything else, where the bar has no room for them. A touch beside them closes it.
Rectangle {
    id: sheet

    required property Theme theme
    required property list<var> languages // maps with code and name
    required property string current // a code
    required property string name // "Language", for assistive technology
    required property color accent

    readonly property real gap: theme.gap
    readonly property real cell: 10 * theme.unit + 10.5 * theme.textSmall // px: the longest name's button
    readonly property int rows: Math.max(1, Math.floor((height - rug.rim - 2 * theme.margin + gap) / (theme.target + gap)))
    readonly property int columns: Math.ceil(languages.length / rows)

    signal chosen(code: string)
    signal closed

    // Moves the focus on by `by` names, from the present language's if none has it.
    function step(by: int): void {
        const from = Array.from(languages, (_, i) => i).find(i => names.itemAt(i).activeFocus) ?? languages.findIndex(language => language.code === current) - by;
        names.itemAt(Math.min(Math.max(from + by, 0), languages.length - 1)).forceActiveFocus(Qt.TabFocusReason);
    }

    color: theme.veil
    Accessible.role: Accessible.Dialog
    Accessible.name: name

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds // takes the finger: nothing beneath sees it
        onTapped: sheet.closed()
    }

    Rug {
        id: rug

        readonly property real rim: 2 * (edge + sheet.theme.margin) // px, of its width and height

        anchors.centerIn: parent
        width: 2 * Math.ceil((grid.width + rim) / 2)
        height: 2 * Math.ceil((grid.height + rim) / 2)
        theme: sheet.theme
        accent: sheet.accent

        Grid {
            id: grid

            readonly property real room: sheet.width - rug.rim - 2 * sheet.theme.margin // px, for its columns

            anchors.centerIn: parent
            columns: sheet.columns
            spacing: sheet.gap

            Repeater {
                id: names

                model: sheet.languages

                Choice {
                    required property var modelData

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
