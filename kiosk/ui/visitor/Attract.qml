pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."

// The attract loop: two slides alternate. Once its picture is painted, each comes in from the right over the other, and then
// builds itself up. Everything follows from the slide's age, so one animation moves it all. In step with other kiosks the
// age is what the wall clock says, in each frame anew: what comes late, a tick, a frame or a picture, delays nothing.
Item {
    id: attract

    required property Theme theme
    required property Session session
    required property Deck deck
    required property bool warm // the next slide may be prepared
    required property bool resets // the loop is about to restart: prepare its first slide
    required property real lively // how much of a slide's movement is seen: from 1 to 0, it becomes its card
    required property real slid // px: see CardTransition
    required property point moved // px
    required property real shrunk // a part of its size

    readonly property int ahead: 4000 // ms before the next slide comes, in which it is prepared
    readonly property bool live: session.place === Place.ATTRACT // else the loop stands still
    readonly property LoopSlide shown: session.slideNumber % 2 ? odd : even // the loop is at this slide, or it becomes its card
    property LoopSlide first: even // what it restarts with
    readonly property bool ready: shown.ready
    readonly property alias lift: even.lift // px at its lower edge, where the bar goes on
    readonly property alias foot: even.foot // where the invitation may be
    readonly property bool turned: shown.turned // it lies there on the right

    component LoopSlide: Slide {
        id: loopSlide

        required property LoopSlide other
        property bool current: false // the loop is at this slide, not at the other one
        property bool begun: false // it has started to come in
        property int dwell: 1 // ms from when it starts to come in until the next slide does
        property real since: -1 // in step with other kiosks: when it begins, on the session's clock in ms
        readonly property bool passes: attract.shown === this
        // The whole slide is on the screen, and the next one comes soon: two slides are 20 MB at 1080p. A drawing that
        // nobody has painted yet takes a second on a slow machine.
        readonly property bool stands: current && begun && attract.warm && age >= Math.max(Math.min(attract.theme.settled, dwell / 2), attract.theme.calm ? 0 : dwell - attract.ahead)
        // A slide that is completely in hides the other one.
        readonly property bool inSight: begun && (current || other.entered < 1)
        // How far it has come in, 0 to 1.
        readonly property real entered: begun ? attract.theme.eased(building / attract.theme.arriving) : 0

        function take(): void {
            rest();
            begun = false;
            page = attract.deck.page(attract.session.page);
            language = attract.session.language;
            dwell = attract.session.dwell;
            since = attract.session.slideSince();
            // Show it complete at once.
            age = attract.theme.calm || attract.session.slideNumber === 0 ? attract.theme.settled : 0;
            current = true; // last: with another page's picture it would begin here
            reveal();
        }

        // Nothing may run out of sight: even unseen, it would cost a frame each time.
        function rest(): void {
            clock.stop();
            steps.stop();
        }

        // The next slide is known, so while nobody sees this one, its words are laid out and its picture is painted.
        function prepare(): void {
            page = attract.deck.page(attract.session.comingPage());
            language = attract.session.comingLanguage();
        }

        // The other slide comes in over this one.
        function leave(): void {
            current = false;
        }

        // In step it does not wait for its picture: its ground and its words come at the moment at which others' do.
        function reveal(): void {
            if (!current || begun || !(ready || (since >= 0 && other.begun)))
                return;
            begun = true;
            if (attract.theme.calm)
                return;
            if (since < 0) {
                clock.from = age;
                clock.to = age + clock.duration;
                clock.start();
            } else {
                if (!other.begun)
                    since = Math.min(since, attract.session.now() - attract.theme.settled); // over nothing: complete at once
                step();
                steps.start();
            }
        }

        function step(): void {
            age = attract.session.now() - since;
            if (age > clock.duration)
                steps.stop();
        }

        // From where the next page would come.
        readonly property int way: (current ? mirrored : other.mirrored) ? -1 : 1

        x: attract.theme.snap(way * (current ? 1 - entered : -0.3 * other.entered) * width + (passes ? attract.slid : 0))
        lively: passes ? attract.lively : 1
        moved: passes ? attract.moved : Qt.point(0, 0)
        shrunk: passes ? attract.shrunk : 1
        width: attract.width
        height: attract.height
        theme: attract.theme
        deck: attract.deck
        page: attract.deck.page(0)
        language: attract.session.language
        z: current ? 1 : 0
        // Out of sight, it is also out of the window (no parent), so that preparing it draws no frame.
        parent: inSight && attract.visible ? attract : null
        visible: inSight
        unseen: parent === null
        wanted: attract.visible && (current || inSight || other.stands) || (this === attract.first && attract.resets)
        rank: current ? Drawing.IN_SIGHT : Drawing.BESIDE
        lapTime: attract.live && current ? attract.theme.lapTime : 0
        drift: attract.theme.calm ? 0 : lively * Math.max(-1, 1 - 2 * age / (dwell + attract.theme.arriving))
        arrived: Math.min(Math.max((building / attract.theme.arriving - 0.6) / 1.5, 0), 1)
        counted: attract.theme.eased((building - attract.theme.arriving) / attract.theme.count)
        onDeckChanged: if (page)
            page = deck.page(page.number) // in an editor's preview: the same page with other words
        onReadyChanged: reveal()
        onStandsChanged: if (stands)
            other.prepare()

        NumberAnimation {
            id: clock

            target: loopSlide
            property: "age"
            duration: loopSlide.dwell + attract.theme.settled // longer, because the next one may be late
        }

        FrameAnimation {
            id: steps

            onTriggered: loopSlide.step()
        }
    }

    // Where the slide's picture is, to turn it into the card: see CardTransition.
    function spot(): var {
        const place = shown.picturePlace;
        const picture = Qt.rect(shown.x + place.x, place.y, place.width, place.height);
        const part = shown.page.hasQuietSide ? Qt.rect(shown.x, 0, width, picture.bottom) : picture;
        let [from, to] = [part.x, part.right];
        if (!shown.current && shown.other.x > 0) // the next slide is coming in over it
            to = Math.min(to, shown.other.x);
        else if (!shown.current)
            from = Math.max(from, shown.other.x + width);
        return {
            sheet: null,
            frame: Qt.rect(from, part.y, Math.max(0, to - from), part.height),
            picture: picture,
            drawing: shown.page.hasQuietSide ? null : shown.painted,
            drift: shown.drift,
            middle: shown.middle,
            age: shown.partsAge,
            sunk: shown.sunk,
            grown: shown.grown,
            panned: shown.panned
        };
    }

    function show(): void {
        const now = session.slideNumber % 2 ? odd : even;
        const before = session.slideNumber % 2 ? even : odd;
        before.leave();
        now.take();
    }

    onResetsChanged: if (resets) {
        first = session.comingNumber() % 2 ? odd : even;
        first.prepare();
    }
    onLiveChanged: {
        if (!live) {
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

    LoopSlide {
        id: even

        other: odd
    }

    LoopSlide {
        id: odd

        other: even
    }
}
