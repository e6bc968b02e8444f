pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"
import "../ornament"

// All languages by their own names, over everything else, if the bar has no room for them. A touch outside closes it. Names
// that have no room at once are scrolled.
Rectangle {
    id: sheet

    required property Theme theme
    required property list<DeckLanguage> languages
    required property string current // a code
    required property string name // "Language", for assistive technology
    required property color accent

    readonly property real gap: theme.gap
    readonly property real cell: 10 * theme.unit + 10.5 * theme.textSmall // px for the button with the longest name
    readonly property size room: Qt.size(width - rug.rim - 2 * theme.margin, height - theme.ceiling - theme.floor - rug.rim - 2 * theme.margin) // px for the names
    readonly property int rows: Math.max(1, Math.floor((room.height + gap) / (theme.target + gap))) // that fit
    readonly property int most: Math.max(1, Math.floor((room.width + gap) / (0.66 * cell + gap))) // columns that fit
    readonly property int columns: Math.min(Math.ceil(languages.length / rows), most)
    readonly property real overflow: Math.max(0, names.height - view.height) // px that can be scrolled
    property real scroll: 0 // px

    signal chosen(code: string)
    signal closed

    // Moves the focus by `by` names, from the present language if none has the focus.
    function step(by: int): void {
        const from = Array.from(languages, (_, i) => i).find(i => choices.itemAt(i).activeFocus) ?? place() - by; // the first step goes to the present one
        const to = choices.itemAt(Math.min(Math.max(from + by, 0), languages.length - 1));
        to.forceActiveFocus(Qt.TabFocusReason);
    }

    // Where the present language stands.
    function place(): int {
        return Math.max(0, languages.findIndex(language => language.code === current));
    }

    function scrollTo(place: real): void {
        scroll = Math.min(Math.max(place, 0), overflow);
    }

    function show(choice: Item): void {
        scrollTo(Math.max(choice.y + choice.height - view.height, Math.min(scroll, choice.y)));
    }

    color: theme.veil
    onVisibleChanged: if (visible)
        Qt.callLater(() => show(choices.itemAt(place())))
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_Back;
        if (event.accepted)
            closed();
    }
    Accessible.role: Accessible.Dialog
    Accessible.name: name
    Accessible.ignored: !enabled

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds // takes the finger, so nothing beneath gets it
        onTapped: if (!finger.sliding)
            sheet.closed()
    }

    Rug {
        id: rug

        readonly property real rim: 2 * (edge + sheet.theme.margin) // px of its width and height

        anchors.centerIn: parent
        anchors.verticalCenterOffset: Math.round((sheet.theme.ceiling - sheet.theme.floor) / 2)
        width: 2 * Math.ceil((names.width + rim) / 2)
        height: 2 * Math.ceil((view.height + rim) / 2)
        theme: sheet.theme
        accent: sheet.accent

        Item {
            id: view

            anchors.centerIn: parent
            width: names.width
            height: Math.min(names.height, sheet.room.height)
            clip: sheet.overflow > 0

            Grid {
                id: names

                y: -Math.round(sheet.scroll)
                columns: sheet.columns
                spacing: sheet.gap

                Repeater {
                    id: choices

                    model: sheet.languages

                    Choice {
                        required property DeckLanguage modelData

                        width: Math.min(sheet.cell, (sheet.room.width - (names.columns - 1) * sheet.gap) / names.columns)
                        height: Math.max(sheet.theme.target, implicitHeight)
                        theme: sheet.theme
                        name: modelData.name
                        family: modelData.family
                        selects: true
                        chosen: modelData.code === sheet.current
                        sliding: finger.sliding
                        // A Shape that is completely clipped is drawn as if it were not clipped at all.
                        inSight: y + height > sheet.scroll && y < sheet.scroll + view.height
                        onActivated: sheet.chosen(modelData.code)
                        onActiveFocusChanged: if (activeFocus)
                            sheet.show(this)
                    }
                }
            }

            // Names that continue below fade out instead of being cut off.
            Fade {
                y: view.height - height
                width: view.width
                visible: sheet.overflow - sheet.scroll > 1
                theme: sheet.theme
            }
        }
    }

    // On top of everything, so that it also sees fingers that names take.
    Item {
        anchors.fill: parent

        PointHandler {
            id: finger

            property real last: 0
            property bool sliding: false // it has moved the names, so its release chooses nothing

            acceptedButtons: Qt.LeftButton
            onActiveChanged: {
                last = point.position.y;
                if (active)
                    sliding = false;
            }
            onPointChanged: if (active) {
                if (sheet.overflow > 0 && Math.abs(point.position.y - point.pressPosition.y) > sheet.theme.slop)
                    sliding = true;
                if (sliding)
                    sheet.scrollTo(sheet.scroll + last - point.position.y);
                last = point.position.y;
            }
        }
    }
}
