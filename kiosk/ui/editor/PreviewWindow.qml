pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk

// The kiosk in a window, while somebody edits the deck with a program of his own: see `kiosk run --preview`.
Window {
    id: window

    required property Preview preview
    required property Words words
    property real ratio: 1 // how many of the screen's pixels make one px
    property bool calm: false

    readonly property Session session: preview.played?.session ?? null
    readonly property Deck deck: preview.played?.deck ?? null
    readonly property bool ready: deck === null || scenes.ready
    readonly property bool whole: shape === shapes.length // as the kiosk fills this screen
    readonly property list<real> shapes: [16 / 9, 9 / 16, 4 / 3] // width by height
    property int shape: 0
    readonly property real side: shapes[shape] ?? width / height

    // Shows the deck in another shape.
    function reshape(to: int): void {
        shape = to % (shapes.length + 1);
        if (whole)
            showFullScreen();
        else
            showNormal();
    }

    // The language after the present one.
    function nextLanguage(): void {
        const codes = deck.languages.map(language => language.code);
        session.speak(codes[(codes.indexOf(session.language) + 1) % codes.length]);
    }

    color: desk.night
    title: words.say("preview", words.code)

    Desk {
        id: desk
    }

    Scenes {
        id: scenes

        readonly property real room: window.whole ? parent.height : foot.y

        width: Math.round(Math.min(parent.width, room * window.side))
        height: Math.round(Math.min(room, parent.width / window.side))
        x: Math.round((parent.width - width) / 2)
        y: Math.round((room - height) / 2)
        focus: true
        preview: window.preview
        ratio: window.ratio
        calm: window.calm
    }

    Margins {
        preview: scenes
        color: window.color
    }

    Said {
        anchors.centerIn: scenes
        visible: window.deck === null
        desk: desk
        color: desk.paper
        size: desk.large
        text: window.words.say("nothing_yet", window.words.code)
    }

    ProblemStrip {
        id: strip

        anchors.bottom: window.whole ? parent.bottom : foot.top
        width: parent.width
        most: parent.height / 2
        desk: desk
        heading: window.deck === null ? window.words.say("broken", window.words.code) : window.words.say("broken_kept", window.words.code)
        visible: window.preview.problems.length > 0

        Repeater {
            model: window.preview.problems

            Complaint {
                required property string modelData
                required property int index

                width: parent?.width ?? 0
                desk: strip.desk
                words: window.words
                rule: window.preview.rules[index] ?? ""
                said: modelData
            }
        }
    }

    Rectangle {
        id: foot

        anchors.bottom: parent.bottom
        visible: !window.whole
        width: parent.width
        height: keys.height + desk.gap
        color: desk.paper

        Said {
            id: keys

            readonly property string place: window.deck === null ? "" : `${window.deck.page(window.session.page).name}  ·  ${window.session.language}  ·  `

            x: desk.gap
            y: desk.gap / 2
            width: parent.width - 2 * desk.gap
            desk: desk
            size: desk.small
            text: place + window.words.say("preview_keys", window.words.code)
        }
    }

    Shortcut {
        sequence: "L"
        enabled: window.session !== null
        onActivated: window.nextLanguage()
    }

    Shortcut {
        sequences: ["S", "F11"]
        onActivated: window.reshape(window.shape + 1)
    }

    Shortcut {
        sequence: "Esc"
        enabled: window.whole
        onActivated: window.reshape(0)
    }

    Shortcut {
        sequence: "T"
        enabled: window.session !== null
        onActivated: window.session.aids.nextText()
    }

    Shortcut {
        sequence: "C"
        enabled: window.session !== null
        onActivated: window.session.aids.nextContrast()
    }

    Shortcut {
        sequence: "PgDown"
        enabled: window.session !== null
        onActivated: window.session.next()
    }

    Shortcut {
        sequence: "PgUp"
        enabled: window.session !== null
        onActivated: window.session.previous()
    }

    Shortcut {
        sequence: "A"
        enabled: window.session !== null
        onActivated: window.preview.againAsked()
    }
}
