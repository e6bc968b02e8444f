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
    required property real diagonal // of the screen, inches
    required property real distance // of the visitor's eyes from it, mm
    property Deck deck: null
    property Operator operator: null
    property var operatorCorners: ["top-left", "bottom-right"] // or top-right and bottom-left
    property string operatorKeys: "" // that do the same, as in Ctrl+Shift+O; "" for none
    property string closedShows: "black" // outside opening hours; or card
    property var opening: ({}) // what the closed card says of the next opening, by the language's code
    property string letters: "" // every one that the deck has, for the self-test
    property real ratio: 1 // so many pixels of the screen's make one px
    property bool testing: false // the host runs the self-test

    readonly property string place: session.place
    readonly property bool away: ["operator", "paused", "closed"].includes(place) // nothing of the deck is to be seen
    readonly property bool ready: deck && !away ? ((stage.item as Stage)?.ready ?? false) : true
    readonly property alias theme: theme
    readonly property Page cover: deck?.pages[0] ?? null
    readonly property color accent: theme.onPaper(cover?.onPaper ?? colours.madder)
    readonly property list<var> languages: deck?.languages ?? []

    function callHost(): void {
        if (operator)
            session.callHost();
    }

    // What stands on the card while nobody can use the kiosk, in every language.
    function rest(): var {
        if (place === "closed" && closedShows !== "card")
            return [];
        const codes = deck ? deck.languages.map(language => language.code) : [""];
        const word = place === "closed" ? "closed" : "back_soon";
        const lines = codes.map(code => ({
                    text: deck && word === "back_soon" ? deck.say("back_soon", code) : (operator?.say(word, code) ?? ""),
                    detail: word === "closed" ? opening[code] ?? "" : ""
                }));
        return lines.filter((line, place) => lines.findIndex(other => other.text === line.text && other.detail === line.detail) === place);
    }

    // Whether the keys are at nothing that can be seen: then they are the stage's again.
    readonly property bool astray: !(activeFocusItem?.visible && activeFocusItem?.enabled)

    function dropFocus(): void {
        const rest = away ? null : stage.item as Item;
        (rest ?? contentItem).forceActiveFocus();
    }

    color: theme.ink
    onAstrayChanged: if (astray)
        Qt.callLater(dropFocus)

    component WindowTheme: Theme {
        width: window.width
        height: window.height
        colours: window.colours
        ratio: window.ratio
        pixel: 25.4 * (window.operator?.diagonal ?? window.diagonal) / Math.hypot(window.width, window.height)
        largeText: window.session.largeText
        highContrast: window.session.highContrast
        calm: window.calm
    }

    WindowTheme {
        id: theme

        distance: window.operator?.distance ?? window.distance
    }

    // The host stands at the screen, wherever visitors stand, and has more buttons at once than they.
    WindowTheme {
        id: hostTheme

        distance: Math.min(theme.distance, 600)
        room: 11 * unit
    }

    Loader {
        id: stage

        anchors.fill: parent
        focus: true
        active: window.deck !== null
        enabled: !window.away
        visible: !window.away

        sourceComponent: Stage {
            theme: theme
            session: window.session
            deck: window.deck
        }
    }

    Loader {
        anchors.fill: parent
        active: window.place === "failsafe"

        sourceComponent: Failsafe {
            theme: theme
        }
    }

    Loader {
        anchors.fill: parent
        active: window.place === "paused" || window.place === "closed"

        sourceComponent: Resting {
            theme: theme
            accent: window.accent
            lines: window.rest()
        }
    }

    Loader {
        z: theme.hostLayer
        anchors.fill: parent
        active: window.operator !== null && window.place === "operator" && !window.session.unlocked

        sourceComponent: PinPad {
            theme: hostTheme
            accent: window.accent
            operator: window.operator
            language: window.session.language
            languages: window.languages
            onLeaving: window.session.leave()
            onSpoken: code => window.session.speak(code)
        }
    }

    Loader {
        z: theme.hostLayer
        anchors.fill: parent
        active: window.operator !== null && window.place === "operator" && window.session.unlocked
        enabled: !window.testing

        sourceComponent: OperatorPanel {
            theme: hostTheme
            accent: window.accent
            session: window.session
            operator: window.operator
            languages: window.languages
            onSelfTest: window.testing = true
        }
    }

    Connections {
        function onUnlockedChanged(): void {
            window.testing = false;
        }

        // What one visitor's keys were at is nothing to the next one's.
        function onPlaceChanged(): void {
            Qt.callLater(window.dropFocus);
        }

        target: window.session
    }

    // What the panel's self-test opens.
    Loader {
        z: theme.dialogLayer
        anchors.fill: parent
        active: window.testing && window.session.unlocked

        sourceComponent: SelfTest {
            theme: hostTheme
            accent: window.accent
            session: window.session
            operator: window.operator
            language: window.session.language
            languages: window.languages
            letters: window.letters
            onDone: window.testing = false
        }
    }

    CornerHold {
        z: theme.cornerLayer
        anchors.fill: parent
        theme: theme
        corners: window.operatorCorners
        onHeld: window.callHost()

        // Whatever the host touches counts against the time that the pad and the panel are left alone.
        PointHandler {
            enabled: window.place === "operator"
            onPointChanged: if (active && window.place === "operator")
                window.session.touched()
        }
    }

    Shortcut {
        sequence: window.operatorKeys
        enabled: window.operatorKeys !== ""
        context: Qt.ApplicationShortcut
        onActivated: window.callHost()
    }
}
