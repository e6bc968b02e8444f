import QtQuick
import ".."
import "../controls"

// A large figure, with its unit in small letters: beside it on the baseline, or below if there is no room. An amount (digits
// and a sign: 400+, 85 %) can count up; digits that are a name (1993, 118) do not.
Item {
    id: place

    required property Theme theme
    required property color ground // the colour behind it
    required property color color
    required property string figure
    required property string unit // may be empty
    required property real room // the available width in px
    required property real size // the figure's size in px, if there is room
    property bool pictured: false // see LargeWords
    property real counted: 1 // how much of the amount is shown, 0 to 1

    readonly property var amount: /^(\D*)(\d{1,6})([^\d.,:\/–-]+)$/.exec(figure)
    readonly property real figureSize: Math.max(1, whole.advanceWidth > room ? size * room / whole.advanceWidth : size)
    readonly property real figureWidth: Math.min(room, whole.advanceWidth)
    readonly property real unitSize: Math.max(theme.smallestText, 0.34 * size)
    readonly property real gap: 0.4 * unitSize // between figure and unit, and below the unit if it is below the figure
    readonly property real wide: whole.advanceWidth + (unit !== "" ? gap + unitWhole.advanceWidth : 0) // px of figure and unit on one line
    readonly property bool stacked: unit !== "" && wide > room
    readonly property real middle: number.baselineOffset - 0.35 * figureSize // px from above: of the digits

    implicitWidth: room
    implicitHeight: stacked ? words.y + words.height + gap : number.height
    Accessible.role: Accessible.StaticText
    Accessible.name: `${figure} ${unit}`.trim()
    Accessible.ignored: !enabled

    TextMetrics {
        id: whole

        font.family: place.theme.headings
        font.pixelSize: place.size
        font.weight: Font.ExtraBold
        text: place.figure
    }

    TextMetrics {
        id: unitWhole

        font.family: place.theme.family
        font.pixelSize: place.unitSize
        font.weight: Font.Bold
        text: place.unit
    }

    LargeWords {
        anchors.left: parent.left
        width: number.width
        height: number.height
        theme: place.theme
        ground: place.ground
        pictured: place.pictured
        letters: number.font.pixelSize

        Label {
            id: number

            theme: place.theme
            ground: place.ground
            color: place.color
            text: place.amount && place.counted < 1 ? `${place.amount[1]}${Math.round(place.amount[2] * place.counted)}${place.amount[3]}` : place.figure
            size: place.figureSize
            font.family: theme.headings
            font.weight: Font.ExtraBold
            font.letterSpacing: -0.02 * place.size
            lineHeight: place.stacked ? 0.74 : 0.9 // digits leave the space below the baseline empty
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }

    Label {
        id: words

        anchors.right: parent.right
        y: Math.round(place.stacked ? number.height : number.baselineOffset - baselineOffset)
        width: place.room - (place.stacked ? 0 : place.figureWidth + place.gap)
        visible: text !== ""
        theme: place.theme
        ground: place.ground
        color: place.color
        text: place.unit
        size: Math.max(place.theme.smallestText, (place.stacked ? 0.85 : 1) * place.unitSize * (unitWhole.advanceWidth > width ? width / unitWhole.advanceWidth : 1))
        font.weight: Font.Bold
        Accessible.ignored: true
    }
}
