import QtQuick

// Words in a window for editors. Plain text only: a deck's texts are data, never markup.
Text {
    required property Desk desk
    property real size: desk.text // in px

    color: desk.ink
    font.family: desk.family
    font.pixelSize: size
    textFormat: Text.PlainText
    renderType: Text.NativeRendering
    wrapMode: Text.Wrap
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
