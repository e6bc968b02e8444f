pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// All the screens of a deck, and the bar beneath them. It mirrors the session and passes on touches and keys.
Item {
    id: stage

    required property Theme theme
    required property Session session
    required property Deck deck

    // Whether what is to be seen now is drawn.
    readonly property bool ready: {
        if (["operator", "paused", "closed"].includes(session.place))
            return true; // nothing of it is
        if (session.place === "attract")
            return attract.ready;
        return session.beneath === "overview" ? overview !== null : pager.ready;
    }
    readonly property Overview overview: overviewLoader.item as Overview
    property bool warm: false // ready once: what is not seen first can be made now
    property bool choosing: false // all languages are shown

    // Any touch wakes: also one that came down on a language and slid off it.
    function wake(): void {
        if (session.place === "attract")
            session.touched();
    }

    function handleKey(key: int): bool {
        const known = [Qt.Key_Left, Qt.Key_Right, Qt.Key_Up, Qt.Key_Down, Qt.Key_Home, Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space];
        if (!known.includes(key))
            return false;
        if (choosing && session.place !== "countdown")
            sheetKey(key);
        else if (session.place === "card")
            cardKey(key);
        else if (session.place === "overview")
            overviewKey(key);
        else
            session.touched();
        return true;
    }

    function sheetKey(key: int): void {
        if (key === Qt.Key_Up || key === Qt.Key_Left)
            sheet.step(-1);
        else if (key === Qt.Key_Down || key === Qt.Key_Right)
            sheet.step(1);
        else
            choosing = false;
        session.touched();
    }

    function cardKey(key: int): void {
        if (key === Qt.Key_Home)
            session.showOverview();
        else if (key === Qt.Key_Left)
            session.previous();
        else if (key === Qt.Key_Up || key === Qt.Key_Down)
            pager.view?.scrollPage(key === Qt.Key_Down ? 1 : -1);
        else
            session.next();
    }

    function overviewKey(key: int): void {
        const steps = {
            [Qt.Key_Left]: -1,
            [Qt.Key_Right]: 1,
            [Qt.Key_Up]: -overview?.columns,
            [Qt.Key_Down]: overview?.columns
        };
        if (key in steps)
            overview?.highlight(steps[key]);
        else if (key !== Qt.Key_Home)
            session.open(0);
        session.touched();
    }

    focus: true
    onReadyChanged: warm = true
    onChoosingChanged: forceActiveFocus() // what had the focus is out of reach now
    Keys.onPressed: event => event.accepted = handleKey(event.key)

    // The first touch only wakes: whatever no control has taken comes here.
    TapHandler {
        enabled: stage.session.place === "attract"
        gesturePolicy: TapHandler.WithinBounds
        onPressedChanged: if (pressed)
            stage.session.touched()
    }

    Pager {
        id: pager

        width: stage.width
        height: stage.height - bar.height
        visible: stage.session.beneath === "card"
        enabled: !stage.choosing
        warm: stage.warm
        theme: stage.theme
        session: stage.session
        deck: stage.deck
    }

    Loader {
        id: overviewLoader

        width: pager.width
        height: pager.height
        active: stage.warm || visible
        asynchronous: !visible
        visible: stage.session.beneath === "overview"
        enabled: !stage.choosing

        sourceComponent: Overview {
            theme: stage.theme
            session: stage.session
            deck: stage.deck
        }
    }

    Attract {
        id: attract

        z: stage.theme.attractLayer
        width: pager.width
        height: pager.height
        visible: stage.session.place === "attract"
        theme: stage.theme
        session: stage.session
        deck: stage.deck
    }

    Rectangle {
        anchors.fill: bar
        z: stage.theme.barLayer
        color: stage.theme.ink

        Rectangle {
            width: parent.width
            height: stage.theme.cord
            color: stage.theme.felt
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
        enabled: !stage.choosing
        onScrolled: by => stage.overview?.scrollPage(by)
        onLanguagesAsked: {
            stage.session.touched(); // it wakes, where that is due
            stage.choosing = true;
        }
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
        accent: stage.theme.onPaper(stage.deck.pages[0].onPaper)
        onChosen: code => {
            stage.session.speak(code);
            stage.choosing = false;
        }
        onClosed: stage.choosing = false
    }

    Connections {
        function onPlaceChanged(): void {
            if (!["card", "overview", "countdown"].includes(stage.session.place))
                stage.choosing = false; // the next visitor finds it closed
        }

        target: stage.session
    }

    Countdown {
        z: stage.theme.countdownLayer
        anchors.fill: parent
        visible: stage.session.place === "countdown"
        theme: stage.theme
        session: stage.session
        deck: stage.deck
    }

    // Sees every touch of a visit first, keeps none: the idle time counts from the last one.
    Item {
        z: stage.theme.touchLayer
        anchors.fill: parent

        PointHandler {
            property bool waking: false // the finger came down in the attract loop

            enabled: stage.session.place !== "countdown"
            onActiveChanged: {
                if (active) {
                    waking = stage.session.place === "attract";
                    if (waking)
                        return;
                    stage.session.touched();
                    stage.forceActiveFocus(); // a finger ends what the keys began
                } else if (waking) {
                    Qt.callLater(stage.wake); // after the control it was on, if any, has had its say
                }
            }
            onPointChanged: if (active && !waking)
                stage.session.touched()
        }
    }
}
