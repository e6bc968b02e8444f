pragma ComponentBehavior: Bound

import QtQuick
import ".."

// A line beneath the sentence that is read aloud.
Repeater {
    id: repeater

    required property Theme theme
    required property list<int> places // three for each line: px from where it begins, its number, and px of width
    required property Item words // what it lies beneath: a text in `lineCount` lines
    required property int lineCount
    required property real letters // px
    required property color color
    property bool mirrored: theme.mirrored

    model: Math.floor(places.length / 3)

    Rectangle {
        required property int index

        readonly property real along: repeater.places[3 * index] ?? 0

        x: repeater.theme.snap(repeater.words.x + (repeater.mirrored ? repeater.words.width - along - width : along))
        y: repeater.theme.snap(repeater.words.y + ((repeater.places[3 * index + 1] ?? 0) + 1) * repeater.words.height / repeater.lineCount - height - 0.1 * repeater.letters)
        width: repeater.places[3 * index + 2] ?? 0
        height: Math.max(2, Math.round(0.1 * repeater.letters))
        color: repeater.color
    }
}
