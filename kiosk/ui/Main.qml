pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk

// The window. Without a deck it shows failsafe.
Window {
    id: window

    required property Session session
    required property var colours // the palette: name to #RRGGBB
    required property bool calm
    required property real smallestCapital // mm
    required property real diagonal // of the screen, mm
    property Deck deck: null
    property bool closable: true // fullscreen, only the operator closes it

    readonly property bool ready: deck ? ((stage.item as Stage)?.ready ?? false) : true
    readonly property alias theme: theme

    color: theme.ink
    onClosing: close => close.accepted = closable

    Theme {
        id: theme

        readonly property real pixel: window.diagonal / Math.hypot(window.width, window.height) // mm

        width: window.width
        height: window.height
        colours: window.colours
        smallestText: Math.ceil(window.smallestCapital / pixel / 0.7) // Golos capitals are 0.7 em high
        largeText: window.session.largeText
        highContrast: window.session.highContrast
        calm: window.calm
    }

    Loader {
        id: stage

        anchors.fill: parent
        focus: true
        active: window.deck !== null

        sourceComponent: Stage {
            theme: theme
            session: window.session
            deck: window.deck
        }
    }

    Loader {
        anchors.fill: parent
        active: window.session.place === "failsafe"

        sourceComponent: Failsafe {
            theme: theme
        }
    }
}
