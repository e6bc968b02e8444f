import QtQuick
import ".."

// Holds a text of a page. Qt draws letters of more than 64 px as shapes, in each frame: while the page moves, they are painted
// once, into a picture. Its ground is opaque, because the software renderer does not draw what is transparent in a layer.
// Not at rest, when each change would cost one frame more, and not small letters, which are sharper without.
Item {
    id: place

    required property Theme theme
    required property color ground // the colour behind it
    required property bool pictured // it is to be a picture, if that helps
    required property real letters // px
    default property alias words: within.data

    readonly property real overhang: theme.snap(theme.unit) // px around them that a letter may reach into

    Rectangle {
        x: -place.overhang
        y: -place.overhang
        width: place.theme.snap(place.width) + 2 * place.overhang
        height: place.theme.snap(place.height) + 2 * place.overhang
        color: layer.enabled ? place.ground : "transparent"
        layer.enabled: place.pictured && place.visible && place.letters > 64

        Item {
            id: within

            x: place.overhang
            y: place.overhang
            width: place.width
            height: place.height
        }
    }
}
