pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// The attract loop: two slides take turns, each fading in over the one before once its picture is drawn.
Item {
    id: attract

    required property Theme theme
    required property Session session
    required property Deck deck

    readonly property bool playing: session.place === "attract"
    readonly property bool ready: session.turn % 2 ? odd.ready : even.ready

    component Turn: Slide {
        id: turn

        required property int index

        readonly property bool mine: attract.session.turn % 2 === index
        readonly property bool inFront: mine && ready

        function take(): void {
            if (!mine || !attract.playing)
                return;
            page = attract.deck.pages[attract.session.page];
            language = attract.session.language;
        }

        width: attract.width
        height: attract.height
        theme: attract.theme
        deck: attract.deck
        page: attract.deck.pages[0]
        language: attract.session.language
        z: inFront ? 1 : 0
        opacity: inFront ? 1 : 0
        visible: attract.visible

        Component.onCompleted: take()

        Behavior on opacity {
            enabled: turn.mine && !attract.theme.calm && attract.session.turn > 0 // the first slide is there at once

            NumberAnimation {
                duration: attract.theme.slow
            }
        }

        Connections {
            function onTurnChanged(): void {
                turn.take();
            }

            function onLanguageChanged(): void {
                turn.take();
            }

            function onPlaceChanged(): void {
                turn.take();
            }

            target: attract.session
        }
    }

    Turn {
        id: even

        index: 0
    }

    Turn {
        id: odd

        index: 1
    }
}
