import QtQuick

// Words on a ground. Plain text only: what a deck says is data, never markup.
Text {
    required property Theme theme
    required property color ground // what they are set on; contrast is measured against it
    property real size: theme.text // px

    color: theme.ink
    font.family: theme.family
    font.pixelSize: Math.round(size)
    textFormat: Text.PlainText
    // Native outlines stay true in small sizes, curves in large ones.
    renderType: size >= 60 ? Text.CurveRendering : Text.NativeRendering
    wrapMode: Text.Wrap
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
