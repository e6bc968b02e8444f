import QtQuick
import Kiosk
import ".."
import "../controls"

// The way on from a card: a QR code for a telephone, and the address in words beside it. Nothing happens at a touch.
Item {
    id: place

    required property Theme theme
    required property PageLink link
    required property string language

    readonly property int modules: link.modules(language) // a side of the code, quiet zone included
    // A code of 25 mm can be read from a step away.
    readonly property real wished: Math.max(14 * theme.unit, Math.min(theme.mm(30), 26 * theme.unit)) // px
    readonly property real module: Math.max(2, Math.floor(wished * theme.ratio / modules)) / theme.ratio // px

    height: Math.max(code.height, address.height)

    Image {
        id: code

        x: place.theme.along(0, width, place.width)
        y: place.theme.snap((place.height - height) / 2)
        width: place.modules * place.module
        height: width
        source: place.link.image(place.language)
        smooth: false
        Accessible.role: Accessible.Graphic
        Accessible.name: address.text
        Accessible.ignored: !enabled
    }

    Label {
        id: address

        x: place.theme.along(code.width + place.theme.gap, width, place.width)
        y: place.theme.snap((place.height - height) / 2)
        width: place.width - code.width - place.theme.gap
        theme: place.theme
        ground: place.theme.paper
        text: place.link.said(place.language)
        size: place.theme.textSmall
        font.weight: Font.Bold
    }
}
