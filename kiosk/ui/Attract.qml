pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// The attract loop: two slides take turns, each fading in over the one before once its picture is drawn.
Item {
    id: attract

    required property Theme theme
    required property Session session
    required property Deck deck

    readonly property bool ready: session.turn % 2 ? odd.ready : even.ready

    component Turn: Slide {
        id: turn

        required property Item other
        property bool mine: false // it is this slide's turn

        function take(): void {
            fade.stop();
            opacity = 0;
            mine = true;
            page = attract.deck.pages[attract.session.page];
            language = attract.session.language;
            counting.stop();
            counted = attract.theme.calm ? 1 : 0;
            if (!attract.theme.calm)
                drifting.restart();
            reveal();
        }

        // Out of sight nothing may run: even unseen it would cost a frame each time.
        function rest(): void {
            fade.stop();
            counting.stop();
            drifting.stop();
        }

        // The other slide's turn has come: this one stays beneath it.
        function leave(): void {
            mine = false;
        }

        function reveal(): void {
            if (!mine || !ready || opacity > 0)
                return;
            const first = attract.session.turn === 0; // it is there at once
            if (attract.theme.calm || first)
                opacity = 1;
            else
                fade.start();
            if (!attract.theme.calm)
                counting.start();
        }

        width: attract.width
        height: attract.height
        theme: attract.theme
        deck: attract.deck
        page: attract.deck.pages[0]
        language: attract.session.language
        z: mine ? 1 : 0
        visible: mine || other.opacity < 1 // beneath a slide that has faded in there is nothing to see
        // Before a reset the loop's first slide is made ready.
        wanted: visible || (this === even && attract.session.place === "countdown")
        lap: attract.visible && mine ? attract.theme.lap : 0
        opacity: 0
        onReadyChanged: reveal()

        NumberAnimation {
            id: counting

            target: turn
            property: "counted"
            to: 1
            duration: attract.theme.count
            easing.type: Easing.OutCubic
        }

        NumberAnimation {
            id: drifting

            target: turn
            property: "drift"
            from: 0.5
            to: -0.5
            duration: attract.session.dwell + attract.theme.slow
        }

        NumberAnimation {
            id: fade

            target: turn
            property: "opacity"
            to: 1
            duration: attract.theme.slow
        }
    }

    function show(): void {
        const now = session.turn % 2 ? odd : even;
        const before = session.turn % 2 ? even : odd;
        before.leave();
        now.take();
    }

    onVisibleChanged: {
        if (!visible) {
            even.rest();
            odd.rest();
        }
    }
    Component.onCompleted: show()

    Connections {
        function onSlideChanged(): void {
            attract.show();
        }

        target: attract.session
    }

    Turn {
        id: even

        other: odd
    }

    Turn {
        id: odd

        other: even
    }
}
