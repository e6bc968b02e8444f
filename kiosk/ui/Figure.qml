import QtQuick

// A figure, large. An amount (digits and a sign: 400+, 85 %) may be counted up to; a name in digits (1993, 118) stands.
Label {
    id: label

    required property string figure
    required property real room // px: the width there is
    property real counted: 1 // how much of the amount, 0 to 1

    readonly property var amount: /^(\D*)(\d{1,6})([^\d.,:\/–-]+)$/.exec(figure)

    text: amount && counted < 1 ? `${amount[1]}${Math.round(amount[2] * counted)}${amount[3]}` : figure
    font.pixelSize: Math.max(1, Math.round(whole.advanceWidth > room ? size * room / whole.advanceWidth : size))
    font.weight: Font.ExtraBold
    font.letterSpacing: -0.02 * size
    lineHeight: 0.9
    wrapMode: Text.NoWrap
    Accessible.name: figure

    TextMetrics {
        id: whole

        font.family: label.theme.family
        font.pixelSize: label.size
        font.weight: Font.ExtraBold
        text: label.figure
    }
}
