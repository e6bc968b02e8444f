pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."

// Where the overview is, and the lintel above it. The overview is made once everything visible is on the screen.
Item {
    id: place

    required property Theme theme
    required property Session session
    required property Deck deck
    required property bool warm // what is not visible may be made
    required property bool current // the visitor is there, and nothing covers it

    readonly property Overview overview: loader.item as Overview // null before it is made

    signal leafing(distance: real) // px by which a finger has moved it aside
    signal leafed(away: bool)

    Lintel {
        y: -height
        width: place.width
        height: place.theme.ceiling
        theme: place.theme
        deck: place.deck
    }

    // Hidden, it is out of the window until it is whole, as a card is: new words and their pictures draw one frame.
    Loader {
        id: loader

        parent: place.visible || place.overview?.whole ? place : null
        width: place.width
        height: place.height
        active: place.warm || visible
        visible: place.visible
        enabled: place.current

        sourceComponent: Overview {
            theme: place.theme
            session: place.session
            deck: place.deck
            onLeafing: distance => place.leafing(distance)
            onLeafed: away => place.leafed(away)
        }
    }
}
