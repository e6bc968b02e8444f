import QtQuick
import Kiosk
import ".."
import "../visitor"

// A deck as visitors see it on the kiosk's screen, in any size: one px here is a part of that screen, so everything has the
// size on it that it has there.
Item {
    id: scene

    required property Played played
    required property real diagonal // of the kiosk's screen, in inches
    required property real distance // of its visitors' eyes from it, in mm
    required property real ratio // how many of this screen's pixels make one px
    property bool calm: false // nothing moves by itself

    readonly property bool ready: stage.ready

    LayoutMirroring.enabled: theme.mirrored
    LayoutMirroring.childrenInherit: true

    Theme {
        id: theme

        width: scene.width
        height: scene.height
        ratio: scene.ratio
        pixel: 25.4 * scene.diagonal / Math.hypot(scene.width, scene.height)
        distance: scene.distance
        look: scene.played.look
        aids: scene.played.session.aids
        still: scene.calm
        bottom: -1
        family: scene.played.deck.family(scene.played.session.language, "text")
        headings: scene.played.deck.family(scene.played.session.language, "headings")
        mirrored: scene.played.deck.mirrored(scene.played.session.language)
    }

    Rectangle {
        anchors.fill: parent
        color: theme.bar
    }

    Stage {
        id: stage

        anchors.fill: parent
        theme: theme
        session: scene.played.session
        deck: scene.played.deck
    }
}
