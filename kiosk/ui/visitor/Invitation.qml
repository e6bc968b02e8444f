pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"
import "../ornament"

// The invitation to touch, on a patch of saffron felt: a tapping hand, rings that spread from its finger, and large words in
// one language after another. It has no touch handler, because any touch wakes the kiosk.
Rectangle {
    id: invitation

    required property Theme theme
    required property Deck deck
    required property string language // the slide's language, shown first
    required property int dwell // ms that the slide stays, during which every language of the loop is shown

    // Languages may have the same words.
    readonly property list<string> codes: deck.attractLanguages.filter((code, place) => deck.attractLanguages.findIndex(other => deck.say("touch", other) === deck.say("touch", code)) === place)
    readonly property list<string> words: codes.map(code => deck.say("touch", code))
    readonly property int wordTime: Math.max(theme.glance, dwell / words.length) // ms for each language
    readonly property bool moves: visible && !theme.calm
    readonly property int pad: Math.round(Math.min(0.1 * height, 0.045 * width))
    property int said: 0 // which of the words is shown
    property int before: 0 // which was shown before
    property real changed: 1 // how far the change has gone, 0 to 1

    function begin(): void {
        say(Math.max(0, words.indexOf(deck.say("touch", language))));
        if (wordTimer.running)
            wordTimer.restart();
    }

    function say(which: int): void {
        if (which === said)
            return;
        before = said;
        said = which;
        if (moves)
            changing.restart();
    }

    radius: theme.rounded(0.14 * height)
    color: theme.action
    border.width: theme.cord
    border.color: theme.edge
    Accessible.role: Accessible.StaticText
    Accessible.name: words[said] ?? ""
    Accessible.ignored: !enabled
    // Later, when it is known whether it is still visible: unseen movement costs frames.
    onLanguageChanged: Qt.callLater(begin)
    onVisibleChanged: Qt.callLater(begin)
    onMovesChanged: if (!moves)
        changing.stop()
    Component.onCompleted: begin()

    Timer {
        id: wordTimer

        interval: invitation.wordTime
        running: invitation.moves && invitation.words.length > 1
        repeat: true
        onTriggered: invitation.say((invitation.said + 1) % invitation.words.length)
    }

    NumberAnimation {
        id: changing

        target: invitation
        property: "changed"
        from: 0
        to: 1
        duration: invitation.theme.settle
        onStopped: invitation.changed = 1
    }

    // Round shapes are never opaque. Without this plate all of it would be redrawn whenever the picture beneath moves.
    Rectangle {
        anchors.fill: parent
        anchors.margins: Math.ceil(invitation.radius - (invitation.radius - invitation.border.width) / Math.SQRT2) // within the border
        color: invitation.color
    }

    Stitch {
        theme: invitation.theme
        radius: invitation.radius
        inset: 2.2 * theme.cord
        color: theme.thread(theme.action, theme.inkOnAction)
    }

    Rectangle {
        id: disc

        readonly property point finger: Qt.point(0.5 * width, (invitation.theme.look.hand ? 0.42 : 0.5) * height)

        x: invitation.pad
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(invitation.height - 2 * invitation.pad, Math.round(0.25 * invitation.width))
        height: width
        radius: width / 2
        color: invitation.theme.inkOnAction
        visible: invitation.theme.look.sign

        // Rings that spread one after another and vanish before they reach the rim.
        Repeater {
            model: 2

            Rectangle {
                id: ring

                required property int index

                readonly property real lag: 0.22 * index
                readonly property real spread: Math.min(Math.max((beat.spread - lag) / (1 - lag), 0), 1)
                readonly property real reach: disc.finger.y - invitation.theme.cord // the largest radius in px
                readonly property real share: invitation.theme.calm ? 0.6 + 0.4 * index : 0.2 + 0.8 * spread

                x: disc.finger.x - width / 2
                y: disc.finger.y - height / 2
                width: 2 * Math.round(reach * share)
                height: width
                radius: width / 2
                visible: opacity > 0
                opacity: invitation.theme.calm ? 1 - 0.4 * index : Math.min(1, 6 * spread, 2 - 2 * spread)
                color: "transparent"
                border.width: Math.round(1.3 * invitation.theme.cord)
                border.color: invitation.theme.action
            }
        }

        Hand {
            visible: invitation.theme.look.hand
            width: Math.round(0.66 * disc.width)
            x: Math.round(disc.finger.x - 0.41 * width)
            y: Math.round(disc.finger.y - 0.12 * width + beat.tap * 0.05 * disc.height)
            color: invitation.theme.action
            seam: invitation.theme.inkOnAction
        }
    }

    // A tap: the finger comes down, rings spread, pause. A few steps are enough, because each costs a frame.
    QtObject {
        id: beat

        property real time: 0 // 0 to 1
        readonly property int step: Math.floor(60 * time)
        readonly property real tap: Math.max(0, 1 - Math.abs(step - 5) / 5) // how far down the finger is
        readonly property real spread: step < 5 ? 0 : Math.min(1, (step - 5) / 38)
    }

    NumberAnimation {
        target: beat
        property: "time"
        from: 0
        to: 1
        duration: invitation.theme.beat
        loops: Animation.Infinite
        running: invitation.moves
        onStopped: beat.time = 0
    }

    Repeater {
        model: invitation.words

        FittedWords {
            required property int index
            required property string modelData

            x: invitation.pad + (disc.visible ? disc.width + invitation.pad : 0.3 * invitation.pad)
            y: invitation.pad
            width: invitation.width - x - 1.3 * invitation.pad
            height: invitation.height - 2 * y
            visible: opacity > 0
            // One word disappears before the next appears: two at once cannot be read.
            opacity: {
                if (index === invitation.said)
                    return Math.max(0, 2 * invitation.changed - 1);
                return index === invitation.before ? Math.max(0, 1 - 2 * invitation.changed) : 0;
            }
            theme: invitation.theme
            ground: invitation.theme.action
            color: invitation.theme.inkOnAction
            text: invitation.deck.phrase(modelData)
            size: Math.max(1, 0.75 * height)
            font.family: invitation.deck.family(invitation.codes[index], "headings")
            font.weight: Font.ExtraBold
            Accessible.ignored: true // the invitation says it
        }
    }
}
