pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk
import "controls"
import "operator"
import "visitor"

// The window. Without a deck it shows failsafe.
Window {
    id: window

    required property Session session
    required property Look look
    required property Look operatorLook
    required property bool calm
    required property real diagonal // of the screen, in inches
    property real bottom: -1 // of the screen, in mm above the floor; below 0: unknown
    required property real distance // of the visitor's eyes from the screen, in mm
    property Deck deck: null
    property Reading reading: null
    property Operator operator: null
    property list<int> operatorCorners: [Qt.TopLeftCorner, Qt.BottomRightCorner] // held together, they call the operator's side
    property string operatorKeys: "" // a key chord that does the same, such as Ctrl+Shift+O; "" for none
    property bool closedCard: false // outside opening hours show a card; else the screen is black
    property list<string> opening: [] // the closed card's text about the next opening, in each language of the deck
    property real ratio: 1 // how many of the screen's pixels make one px
    property bool testing: false // the operator is running the self-test
    property bool choosing: false // the operator is choosing a language from the list of all

    readonly property int place: session.place
    // Nothing of the deck is visible.
    readonly property bool away: [Place.OPERATOR, Place.PAUSED, Place.CLOSED].includes(place)
    readonly property bool ready: deck && !away ? ((stage.item as Stage)?.ready ?? false) : true
    readonly property alias theme: theme
    readonly property Page cover: deck?.page(0) ?? null
    readonly property color accent: theme.onPaper(cover?.onPaper ?? look.accent)
    readonly property color operatorAccent: operatorTheme.onPaper(operatorLook.accent)
    readonly property list<DeckLanguage> languages: deck?.languages ?? []

    function callOperator(): void {
        if (operator)
            session.callOperator();
    }

    // The lines of the screen that shows while the kiosk is paused or closed, one for each language of the attract loop.
    function restingLines(): var {
        if (place === Place.CLOSED && !closedCard)
            return [];
        const codes = deck ? deck.languages.map(language => language.code) : [""];
        const lines = codes.map((code, nth) => place === Place.CLOSED ? ({
                    family: deck?.family(code, "headings") ?? "Golos Text",
                    detailFamily: deck?.family(code, "text") ?? "Golos Text",
                    text: operator?.say("closed", code) ?? "",
                    detail: opening[nth] ?? ""
                }) : ({
                    family: deck?.family(code, "headings") ?? "Golos Text",
                    detailFamily: "",
                    text: deck ? deck.say("back_soon", code) : (operator?.say("back_soon", code) ?? ""),
                    detail: ""
                }));
        const spoken = lines.filter((_, nth) => !deck || deck.attractLanguages.includes(codes[nth]));
        return spoken.filter((line, place) => spoken.findIndex(other => other.text === line.text && other.detail === line.detail) === place);
    }

    // Whether the keyboard focus is on nothing visible. Then it returns to the stage.
    readonly property bool astray: !(activeFocusItem?.visible && activeFocusItem?.enabled)

    // What is in front of everything: keys go there.
    readonly property Item front: [sheet, test, panel, pad].find(loader => loader.item)?.item ?? (away ? null : (stage.item as Stage)?.front ?? null)

    function dropFocus(): void {
        (front ?? contentItem).forceActiveFocus();
    }

    readonly property Arrows arrows: Arrows {}

    // On the operator's side arrows move the focus.
    component KeyLoader: Loader {
        id: loader

        Keys.onPressed: event => {
            const isArrow = [Qt.Key_Left, Qt.Key_Right, Qt.Key_Up, Qt.Key_Down].includes(event.key);
            event.accepted = isArrow && window.arrows.go(event.key, window.activeFocusItem, loader);
        }
    }

    title: cover?.headline(session.language) || "Kiosk"
    color: theme.bar
    LayoutMirroring.enabled: theme.mirrored
    LayoutMirroring.childrenInherit: true
    onAstrayChanged: if (astray)
        Qt.callLater(dropFocus)
    onFrontChanged: Qt.callLater(dropFocus)

    component WindowTheme: Theme {
        width: window.width
        height: window.height
        ratio: window.ratio
        pixel: 25.4 * (window.operator?.panel.diagonal ?? window.diagonal) / Math.hypot(window.width, window.height)
        aids: window.session.aids
        still: window.calm
        bottom: window.bottom
        mirrored: window.deck?.mirrored(window.session.language) ?? false
    }

    WindowTheme {
        id: theme

        look: window.look
        distance: window.operator?.panel.distance ?? window.distance
        family: window.deck?.family(window.session.language, "text") ?? "Golos Text"
        headings: window.deck?.family(window.session.language, "headings") ?? "Golos Text"
    }

    // The operator stands at the screen, however far away visitors stand, and needs more buttons at once.
    WindowTheme {
        id: operatorTheme

        look: window.operatorLook
        distance: Math.min(theme.distance, 600)
        family: window.deck?.family(window.session.language, "") ?? "Golos Text"
        room: 11 * unit
    }

    Loader {
        id: stage

        // Of the window's own size, which it has before there is a frame.
        width: window.width
        height: window.height
        focus: true
        active: window.deck !== null
        enabled: !window.away && !window.session.black
        visible: !window.away

        sourceComponent: Stage {
            theme: theme
            reading: window.reading
            session: window.session
            deck: window.deck
        }
    }

    Loader {
        anchors.fill: parent
        active: window.place === Place.FAILSAFE

        sourceComponent: Failsafe {
            theme: theme
        }
    }

    Loader {
        anchors.fill: parent
        active: window.place === Place.PAUSED || window.place === Place.CLOSED

        sourceComponent: ClosedOrPaused {
            theme: theme
            accent: window.accent
            lines: window.restingLines()
        }
    }

    KeyLoader {
        id: pad

        z: theme.operatorLayer
        anchors.fill: parent
        active: window.operator !== null && window.place === Place.OPERATOR && !window.session.unlocked
        enabled: !window.choosing

        sourceComponent: PinPad {
            theme: operatorTheme
            accent: window.operatorAccent
            operator: window.operator
            language: window.session.language
            languages: window.languages
            onLeaving: window.session.leave()
            onSpoken: code => window.session.speak(code)
            onLanguagesAsked: window.choosing = true
        }
    }

    KeyLoader {
        id: panel

        z: theme.operatorLayer
        anchors.fill: parent
        active: window.operator !== null && window.place === Place.OPERATOR && window.session.unlocked
        enabled: !window.testing && !window.choosing

        sourceComponent: OperatorPanel {
            theme: operatorTheme
            accent: window.operatorAccent
            session: window.session
            operator: window.operator
            languages: window.languages
            onSelfTest: window.testing = true
            onLanguagesAsked: window.choosing = true
        }
    }

    KeyLoader {
        id: sheet

        z: theme.dialogLayer
        anchors.fill: parent
        active: window.choosing && window.place === Place.OPERATOR

        sourceComponent: LanguageSheet {
            theme: operatorTheme
            languages: window.languages
            current: window.session.language
            name: window.operator.say("language", current)
            accent: window.accent
            onChosen: code => {
                window.choosing = false;
                window.session.speak(code);
            }
            onClosed: window.choosing = false
        }
    }

    Connections {
        function onUnlockedChanged(): void {
            window.testing = false;
            window.choosing = false;
        }

        // The next visitor must not inherit the focus of the last one.
        function onPlaceChanged(): void {
            window.choosing = false;
            Qt.callLater(window.dropFocus);
        }

        target: window.session
    }

    // The self-test, opened from the panel.
    KeyLoader {
        id: test

        z: theme.dialogLayer
        anchors.fill: parent
        active: window.testing && window.session.unlocked

        sourceComponent: SelfTest {
            theme: operatorTheme
            accent: window.operatorAccent
            session: window.session
            operator: window.operator
            language: window.session.language
            languages: window.languages
            letters: window.deck?.letters() ?? ""
            onDone: window.testing = false
        }
    }

    // A guide has blacked the screen. A touch or key brings it back.
    Rectangle {
        z: theme.touchLayer
        anchors.fill: parent
        visible: window.session.black
        color: theme.night

        TapHandler {
            gesturePolicy: TapHandler.WithinBounds // takes the finger, so nothing beneath gets it
            onPressedChanged: if (pressed)
                window.session.touched()
        }
    }

    CornerHold {
        z: theme.cornerLayer
        anchors.fill: parent
        theme: theme
        corners: window.operatorCorners
        onHeld: window.callOperator()

        // Every touch of the operator restarts the time after which the pad and the panel close.
        PointHandler {
            enabled: window.place === Place.OPERATOR
            onPointChanged: if (active && window.place === Place.OPERATOR)
                window.session.touched()
        }
    }

    Shortcut {
        sequence: window.operatorKeys
        enabled: window.operatorKeys !== ""
        context: Qt.ApplicationShortcut
        onActivated: window.callOperator()
    }
}
