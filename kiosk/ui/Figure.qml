import QtQuick

// A figure, large. An amount (digits and a sign: 400+, 85 %) may be counted up to; a name in digits (1993, 118) stands.
Label {
    required property string figure
    property real counted: 1 // how much of the amount, 0 to 1

    readonly property var amount: /^(\D*)(\d{1,6})([^\d.,:\/–-]+)$/.exec(figure)

    text: amount && counted < 1 ? `${amount[1]}${Math.round(amount[2] * counted)}${amount[3]}` : figure
    font.weight: Font.ExtraBold
    font.letterSpacing: -0.02 * size
    lineHeight: 0.9
    wrapMode: Text.NoWrap
    Accessible.name: figure
}
