pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"

// All screens of a deck, and the bar below them. It mirrors the session and passes on touches and keys.
Item {
    id: stage

    required property Theme theme
    required property Session session
    required property Deck deck
    property Reading reading: null // null where nothing is ever read aloud

    readonly property Item focused: Window.activeFocusItem

    // Whether everything that should be visible now is drawn.
    readonly property bool ready: {
        if ([Place.OPERATOR, Place.PAUSED, Place.CLOSED].includes(session.place))
            return true; // none of it is visible
        if (session.place === Place.ATTRACT)
            return attract.ready;
        if (aside !== 0)
            return false;
        return session.beneath === Place.OVERVIEW ? overview !== null : pager.ready;
    }
    readonly property Overview overview: overviewPlace.overview
    // What is to be seen is on the screen: from then on, things that are not visible yet can be created.
    property bool warm: false
    property real aside: 0 // how many px the overview is moved aside; the card appears beside it
    property bool keyed: false // the visitor uses keys
    readonly property bool covered: sheets.covers || countdown.asks // what lies beneath can neither be pressed nor read aloud
    readonly property Item front: countdown.asks ? countdown.answer : stage // the focus belongs there
    property int shown: -1 // session.beneath, once the movement there has begun

    // Any touch wakes the kiosk, even one that began on a language and slid off.
    function wake(): void {
        if (session.place === Place.ATTRACT)
            session.touched();
    }

    // Each change of place is one movement.
    function pass(): void {
        const [from, to] = [shown, session.beneath];
        if (from === Place.OVERVIEW && to === Place.CARD && aside !== 0)
            leaf.go(Math.sign(aside) * width);
        else if (to !== from)
            [leaf.running, aside] = [false, 0];
        const opens = aside === 0 && to === Place.CARD && (from === Place.ATTRACT || from === Place.OVERVIEW);
        if (opens)
            pager.pass(from === Place.ATTRACT ? attract.spot() : overview?.spot(session.page), true);
        else if (from === Place.CARD && to === Place.OVERVIEW && overview)
            pager.pass(overview.spot(session.page), false);
        shown = to;
    }

    focus: true
    // Only while pages are read: whoever is asked for a name becomes a part of what assistive technology is told.
    onFocusedChanged: if (session.aids.aloud && focused && focused !== stage && focused !== parent)
        reading?.focus(focused.Accessible.name, focused.Accessible.checked)
    Component.onCompleted: shown = session.beneath
    Keys.onPressed: event => {
        keyed = true;
        event.accepted = keys.press(event.key);
    }

    StageKeys {
        id: keys

        stage: stage
        session: stage.session
        pager: pager
        bar: bar
        overview: stage.overview
        sheets: sheets
    }

    // The first touch only wakes the kiosk: touches that no control has taken arrive here.
    TapHandler {
        enabled: stage.session.place === Place.ATTRACT
        gesturePolicy: TapHandler.WithinBounds
        onPressedChanged: if (pressed)
            stage.session.touched()
    }

    Connections {
        function onFrameSwapped(): void {
            if (stage.ready)
                Qt.callLater(() => stage.warm = true); // whoever waits for that frame is told first
        }

        target: stage.warm ? null : stage.Window.window
    }

    // The overview is swiped away like a page: from either side comes the card that the visitor was at before.
    Glide {
        id: leaf

        target: stage
        property: "aside"
        duration: stage.theme.settle
        onArrived: stage.aside = 0
    }

    OverviewPlace {
        id: overviewPlace

        x: stage.theme.snap(stage.aside)
        y: stage.theme.ceiling
        width: pager.width
        height: pager.height - y
        visible: stage.shown === Place.OVERVIEW || pager.fromTile || stage.aside !== 0
        current: stage.shown === Place.OVERVIEW && !stage.covered
        theme: stage.theme
        session: stage.session
        deck: stage.deck
        warm: stage.warm
        onLeafing: distance => {
            leaf.stop();
            pager.part(true);
            stage.aside = Math.min(Math.max(distance, 1 - stage.width), stage.width - 1);
        }
        onLeafed: away => away ? stage.session.back() : leaf.go(0)
    }

    Pager {
        id: pager

        x: stage.aside === 0 ? 0 : overviewPlace.x - Math.sign(stage.aside) * width
        width: stage.width
        height: stage.height - bar.height - stage.theme.floor
        visible: stage.shown === Place.CARD || fromTile || stage.aside !== 0
        enabled: stage.shown === Place.CARD && !stage.covered
        warm: stage.warm
        expected: Math.max(stage.overview?.pressed ?? -1, bar.pressed)
        onRested: stage.overview?.speak()
        theme: stage.theme
        session: stage.session
        deck: stage.deck
    }

    Attract {
        id: attract

        x: pager.fromSlide ? pager.carried : 0
        z: pager.fromSlide ? -1 : stage.theme.attractLayer // it is being wiped away
        width: pager.width
        height: pager.height
        visible: stage.session.place === Place.ATTRACT || pager.fromSlide
        theme: stage.theme
        session: stage.session
        deck: stage.deck
        warm: stage.warm
        resets: countdown.asks && countdown.ready
        lively: pager.fromSlide ? 1 - pager.passed : 1
        slid: pager.slid
        moved: pager.moved
        shrunk: pager.shrunk
    }

    Rectangle {
        y: bar.y
        z: stage.theme.barLayer
        width: bar.width
        height: stage.height - y
        color: stage.theme.bar

        Rectangle {
            width: parent.width
            height: stage.theme.cord
            visible: stage.session.place !== Place.ATTRACT || attract.lift === 0 // else the slide has it
            color: stage.theme.edge
        }
    }

    Bar {
        id: bar

        z: stage.theme.controlLayer
        y: stage.height - height - stage.theme.floor
        width: stage.width
        height: implicitHeight
        theme: stage.theme
        session: stage.session
        deck: stage.deck
        scrolls: overviewPlace.visible && (stage.overview?.scrolls ?? false)
        turned: attract.turned
        covered: invitation.visible ? bar.free.x + invitation.width : 0
        enabled: !stage.covered
        onScrolled: by => stage.overview?.scrollPage(by)
        onAidsAsked: sheets.show(Sheets.Which.Helping)
        onLanguagesAsked: sheets.show(Sheets.Which.Languages)
    }

    // Over the seam between picture and bar, where neither shows anything, or on the bar.
    Invitation {
        id: invitation

        readonly property real end: bar.y + bar.free.y + bar.free.height // its lower edge in px

        z: stage.theme.controlLayer
        x: attract.turned ? stage.width - bar.free.x - width : bar.free.x
        y: end - height
        width: Math.round(Math.min(bar.free.width, attract.foot.width))
        height: Math.round(Math.min(30 * stage.theme.unit, end - attract.foot.y))
        visible: stage.session.place === Place.ATTRACT
        theme: stage.theme
        deck: stage.deck
        language: stage.session.language
        dwell: stage.session.dwell
    }

    Sheets {
        id: sheets

        z: stage.theme.sheetLayer
        anchors.fill: parent
        enabled: !countdown.asks
        theme: stage.theme
        session: stage.session
        deck: stage.deck
        reading: stage.reading
        onCoversChanged: stage.forceActiveFocus() // what had the focus cannot be reached now
    }

    Connections {
        function onPlaceChanged(): void {
            if (stage.session.place === Place.ATTRACT)
                stage.keyed = false;
            stage.pass();
        }

        target: stage.session
    }

    Countdown {
        id: countdown

        z: stage.theme.countdownLayer
        anchors.fill: parent
        theme: stage.theme
        session: stage.session
        deck: stage.deck
        foot: stage.height - bar.y
        keyed: stage.keyed
    }

    TypedNumber {
        z: stage.theme.touchLayer
        anchors.centerIn: parent
        anchors.verticalCenterOffset: Math.round((stage.theme.ceiling - stage.theme.floor) / 2)
        theme: stage.theme
        typed: stage.session.typed
    }

    Announcement {
        session: stage.session
        deck: stage.deck
    }

    // Touches that no control takes get an answer too.
    PointHandler {
        acceptedButtons: Qt.LeftButton
        enabled: stage.session.place === Place.CARD || stage.session.place === Place.OVERVIEW
        onActiveChanged: active ? mark.press(point.position.x, point.position.y) : mark.release()
        onPointChanged: if (active)
            mark.move(Math.hypot(point.position.x - point.pressPosition.x, point.position.y - point.pressPosition.y))
    }

    TouchMark {
        id: mark

        z: stage.theme.touchLayer
        theme: stage.theme
    }

    PresenceWatch {
        z: stage.theme.touchLayer
        anchors.fill: parent
        session: stage.session
        onTouched: at => {
            if (pager.passing && stage.shown === Place.OVERVIEW && at.y < bar.y) // a tile that is pressed may still be covered
                mark.flash(at.x, at.y);
            stage.keyed = false;
            stage.reading?.touched();
            stage.forceActiveFocus(); // a touch ends keyboard navigation
        }
        onWoken: stage.wake()
    }
}
