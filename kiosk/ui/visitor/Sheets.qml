import QtQuick
import Kiosk
import ".."
import "../controls"

// The sheets over everything else, of which at most one is open: a visitor's aids, and all languages.
Item {
    id: sheets

    required property Theme theme
    required property Session session
    required property Deck deck
    property Reading reading: null

    enum Which {
        None,
        Helping,
        Languages
    }

    property int open: Sheets.Which.None
    readonly property bool covers: open !== Sheets.Which.None
    readonly property color accent: theme.onPaper(deck.page(0).onPaper)
    readonly property Item focused: sheets.Window.activeFocusItem
    readonly property Arrows arrows: Arrows {}

    // Opens one. In the attract loop this is the touch that wakes the kiosk.
    function show(which: int): void {
        session.touched();
        open = which;
    }

    function close(): void {
        open = Sheets.Which.None;
    }

    // What a key does while one is open; `turned` is the arrow in the direction in which the language is written.
    function press(key: int, turned: int): bool {
        if ([Qt.Key_Back, Qt.Key_Home, Qt.Key_Help].includes(key)) {
            close();
            return true;
        }
        const steps = {
            [Qt.Key_Left]: -1,
            [Qt.Key_Right]: 1,
            [Qt.Key_Up]: -languages.columns,
            [Qt.Key_Down]: languages.columns
        };
        if (!(key in steps))
            return false;
        open === Sheets.Which.Helping ? arrows.go(key, focused?.activeFocusOnTab ? focused : aids, aids) : languages.step(steps[turned]);
        return true;
    }

    AidsSheet {
        id: aids

        anchors.fill: parent
        visible: sheets.open === Sheets.Which.Helping
        theme: sheets.theme
        session: sheets.session
        deck: sheets.deck
        accent: sheets.accent
        reading: sheets.reading
        onClosed: sheets.close()
    }

    LanguageSheet {
        id: languages

        anchors.fill: parent
        visible: sheets.open === Sheets.Which.Languages
        theme: sheets.theme
        languages: sheets.deck.languages
        current: sheets.session.language
        name: sheets.deck.say("language", sheets.session.language)
        accent: sheets.accent
        onChosen: code => {
            sheets.session.speak(code);
            sheets.close();
        }
        onClosed: sheets.close()
    }

    Connections {
        function onPlaceChanged(): void {
            if (![Place.CARD, Place.OVERVIEW, Place.COUNTDOWN].includes(sheets.session.place))
                sheets.close(); // for the next visitor
        }

        target: sheets.session
    }
}
