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
    readonly property Overview overview: overviewLoader.item as Overview
    // What is to be seen is on the screen: from then on, things that are not visible yet can be created.
    property bool warm: false
    property real aside: 0 // how many px the overview is moved aside; the card appears beside it
    property bool choosing: false // the list of all languages is open
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
    Component.onCompleted: shown = session.beneath
    onChoosingChanged: forceActiveFocus() // what had the focus cannot be reached now
    Keys.onPressed: event => event.accepted = keys.press(event.key)

    StageKeys {
        id: keys

        session: stage.session
        pager: pager
        overview: stage.overview
        sheet: sheet
        choosing: stage.choosing
        onSheetClosed: stage.choosing = false
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

    Loader {
        id: overviewLoader

        x: stage.theme.snap(stage.aside)
        width: pager.width
        height: pager.height
        active: stage.warm || visible
        visible: stage.shown === Place.OVERVIEW || pager.fromTile || stage.aside !== 0
        enabled: stage.shown === Place.OVERVIEW && !stage.choosing

        sourceComponent: Overview {
            theme: stage.theme
            session: stage.session
            deck: stage.deck
            onLeafing: distance => {
                leaf.stop();
                stage.aside = Math.min(Math.max(distance, 1 - stage.width), stage.width - 1);
            }
            onLeafed: away => away ? stage.session.back() : leaf.go(0)
        }
    }

    Pager {
        id: pager

        x: stage.aside === 0 ? 0 : overviewLoader.x - Math.sign(stage.aside) * width
        width: stage.width
        height: stage.height - bar.height
        visible: stage.shown === Place.CARD || fromTile || stage.aside !== 0
        enabled: stage.shown === Place.CARD && !stage.choosing
        warm: stage.warm
        expected: Math.max(stage.overview?.pressed ?? -1, bar.pressed)
        onRested: stage.overview?.speak()
        theme: stage.theme
        session: stage.session
        deck: stage.deck
    }

    Attract {
        id: attract

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
        anchors.fill: bar
        z: stage.theme.barLayer
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
        y: stage.height - height
        width: stage.width
        height: implicitHeight
        theme: stage.theme
        session: stage.session
        deck: stage.deck
        scrolls: stage.overview?.scrolls ?? false
        covered: invitation.visible ? invitation.x + invitation.width : 0
        enabled: !stage.choosing
        onScrolled: by => stage.overview?.scrollPage(by)
        onLanguagesAsked: {
            stage.session.touched(); // this wakes the kiosk in the attract loop
            stage.choosing = true;
        }
    }

    // Over the seam between picture and bar, where neither shows anything, or on the bar.
    Invitation {
        id: invitation

        readonly property real end: bar.y + bar.free.y + bar.free.height // its lower edge in px

        z: stage.theme.controlLayer
        x: bar.free.x
        y: end - height
        width: Math.round(Math.min(bar.free.width, attract.foot.width))
        height: Math.round(Math.min(30 * stage.theme.unit, end - attract.foot.y))
        visible: stage.session.place === Place.ATTRACT
        theme: stage.theme
        deck: stage.deck
        language: stage.session.language
        dwell: stage.session.dwell
    }

    LanguageSheet {
        id: sheet

        z: stage.theme.sheetLayer
        anchors.fill: parent
        visible: stage.choosing
        theme: stage.theme
        languages: stage.deck.languages
        current: stage.session.language
        name: stage.deck.say("language", stage.session.language)
        accent: stage.theme.onPaper(stage.deck.page(0).onPaper)
        onChosen: code => {
            stage.session.speak(code);
            stage.choosing = false;
        }
        onClosed: stage.choosing = false
    }

    Connections {
        function onPlaceChanged(): void {
            if (![Place.CARD, Place.OVERVIEW, Place.COUNTDOWN].includes(stage.session.place))
                stage.choosing = false; // closed for the next visitor
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
        foot: bar.height
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

    // Sees every touch of a visit first and takes none: the idle time restarts with each.
    Item {
        z: stage.theme.touchLayer
        anchors.fill: parent

        PointHandler {
            property bool waking: false // the finger came down in the attract loop

            enabled: stage.session.place !== Place.COUNTDOWN
            onActiveChanged: {
                if (active) {
                    waking = stage.session.place === Place.ATTRACT;
                    if (waking)
                        return;
                    stage.session.touched();
                    stage.forceActiveFocus(); // a touch ends keyboard navigation
                } else if (waking) {
                    Qt.callLater(stage.wake); // after the control beneath it, if any, has handled it
                }
            }
            onPointChanged: if (active && !waking)
                stage.session.touched()
        }
    }
}
