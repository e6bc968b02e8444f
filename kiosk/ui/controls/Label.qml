import QtQuick
import ".."

// Words on a ground. Plain text only: a deck's texts are data, never markup.
Text {
    required property Theme theme
    required property color ground // the colour behind the words; contrast is measured against it
    property real size: theme.text // in px

    color: theme.ink
    font.family: theme.family
    font.pixelSize: Math.round(size)
    textFormat: Text.PlainText
    // Native rendering is better in small sizes, curves in large ones.
    renderType: size >= 60 ? Text.CurveRendering : Text.NativeRendering
    wrapMode: Text.Wrap
    horizontalAlignment: Text.AlignLeft // where lines begin: mirrored with the layout, whatever the words begin with
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: !enabled // something lies over it
}
