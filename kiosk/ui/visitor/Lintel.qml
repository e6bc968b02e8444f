import QtQuick
import Kiosk
import ".."

// What fills the screen above the reach of a visitor's hands: the cover's picture, which nobody has to touch.
Rectangle {
    id: lintel

    required property Theme theme
    required property Deck deck

    readonly property Page cover: deck.page(0)
    readonly property bool ready: drawing.ready || !drawing.wanted

    visible: height > 0
    color: theme.paper

    Drawing {
        id: drawing

        wanted: lintel.visible && lintel.cover.hasPicture
        page: lintel.cover
        width: picture.width
        height: picture.height
        ratio: lintel.theme.ratio
        rank: Drawing.TILE
    }

    Illustration {
        id: picture

        width: lintel.width
        height: lintel.height
        visible: lintel.visible && lintel.cover.hasPicture
        page: lintel.cover
        drawing: drawing
    }
}
