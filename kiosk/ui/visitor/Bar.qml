import QtQuick
import Kiosk
import ".."
import "../controls"
import "../ornament"

// The controls at the foot of every screen: one row in landscape, two in portrait.
Item {
    id: bar

    required property Theme theme
    required property Session session
    required property Deck deck
    required property bool scrolls // the overview can be scrolled
    required property real covered // px from its left that the invitation covers

    readonly property int place: session.beneath
    readonly property bool mirrored: theme.mirrored && session.place !== Place.ATTRACT // slides have their words on the left
    readonly property alias pressed: dots.pressed
    readonly property string language: session.language
    readonly property real room: width - 2 * edge
    readonly property real edge: theme.margin
    readonly property real rowHeight: theme.target
    readonly property real hem: theme.cord + 1.5 * theme.band // height of the cord and the ornament above the rows
    readonly property real rowGap: (height - hem - 2 * rowHeight) / 3
    readonly property real spacing: theme.gap * 0.8
    // The minimum widths of a row's parts, in px: in portrait there are two rows, in landscape the parts share one. Words on
    // buttons have priority over the names of all languages, and those over dots. If there is still too little room, icons
    // stand alone.
    readonly property bool terse: theme.portrait ? Math.max(ways.wide + dots.least, aids.wide + toggle.least) > room : ways.wide + dots.least + theme.gap + aids.wide + toggle.least > room
    readonly property real dotsRoom: room - (theme.portrait ? 0 : aids.width + theme.gap) - ways.taken
    readonly property real namesRoom: room - aids.taken - (theme.portrait ? 0 : ways.taken + dots.least + theme.gap)

    // The room that is free in the attract loop: the upper row, or in one row what is left beside the buttons for text and
    // contrast.
    readonly property rect free: theme.portrait ? Qt.rect(edge, ways.y, room, rowHeight) : Qt.rect(edge, ways.y, room - aids.width - theme.gap, rowHeight)

    // As Theme.along, within the bar.
    function along(x: real, width: real): real {
        return mirrored ? bar.width - x - width : x;
    }

    signal languagesAsked
    signal scrolled(by: int) // 1 down, -1 up

    implicitHeight: theme.barHeight
    LayoutMirroring.enabled: mirrored
    LayoutMirroring.childrenInherit: true

    // In whole motifs beside the invitation, or not at all.
    Ornament {
        readonly property real begins: bar.covered > 0 ? bar.covered + bar.theme.gap : 0

        x: bar.theme.snap(begins)
        y: bar.theme.snap(bar.theme.cord + 0.6 * bar.theme.band)
        width: bar.width - begins > 2 * bar.edge ? bar.width - x : 0
        height: bar.theme.snap(bar.theme.band)
        theme: bar.theme
        motif: "tumar"
        color: bar.theme.ornament
    }

    // What the overview asks of the visitor: a heading, in the middle of what the buttons leave free.
    Label {
        id: question

        readonly property real clear: bar.theme.band / 5 // px from the ornament

        visible: bar.place === Place.OVERVIEW
        x: bar.along(bar.free.x + scrolling.taken, width)
        y: bar.hem + clear
        width: bar.free.width - scrolling.taken
        height: (bar.theme.portrait ? bar.rowHeight + 2 * bar.rowGap : bar.height - bar.hem) - 2 * clear
        theme: bar.theme
        ground: bar.theme.bar
        color: bar.theme.inkOnBar
        text: bar.deck.say("choose", bar.language)
        size: 1.6 * bar.theme.textControl
        font.weight: Font.ExtraBold
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.Fit // for an extremely long word
        minimumPixelSize: size / 2
    }

    Row {
        id: scrolling

        readonly property real taken: visible ? width + bar.theme.gap : 0

        visible: bar.place === Place.OVERVIEW
        x: bar.along(bar.edge, width)
        y: ways.y
        height: bar.rowHeight
        spacing: bar.spacing

        RoundButton {
            theme: bar.theme
            icon: "back"
            name: bar.deck.say("back", bar.language)
            label: name
            terse: bar.terse
            reach: bar.spacing / 2 // a gap belongs to the nearest button
            onActivated: bar.session.back()
        }

        RoundButton {
            visible: bar.scrolls
            theme: bar.theme
            icon: "up"
            name: bar.deck.say("scroll_up", bar.language)
            label: bar.deck.label("scroll_up", bar.language)
            terse: bar.terse
            reach: bar.spacing / 2
            onActivated: bar.scrolled(-1)
        }

        RoundButton {
            visible: bar.scrolls
            theme: bar.theme
            icon: "down"
            name: bar.deck.say("scroll_down", bar.language)
            label: bar.deck.label("scroll_down", bar.language)
            terse: bar.terse
            reach: bar.spacing / 2
            onActivated: bar.scrolled(1)
        }
    }

    Row {
        id: ways

        // Px that the buttons need with their words.
        readonly property real wide: overview.wide + previous.wide + next.wide + 3 * spacing
        readonly property real taken: overview.width + previous.width + next.width + 3 * spacing

        visible: bar.place === Place.CARD
        x: bar.theme.portrait ? (bar.width - width) / 2 : bar.along(bar.edge, width)
        y: bar.theme.portrait ? bar.hem + bar.rowGap : (bar.height + bar.hem - height) / 2
        height: bar.rowHeight
        spacing: bar.spacing

        RoundButton {
            id: overview

            theme: bar.theme
            icon: "overview"
            name: bar.deck.say("overview", bar.language)
            label: bar.deck.label("overview", bar.language)
            terse: bar.terse
            reach: bar.spacing / 2
            onActivated: bar.session.showOverview()
        }

        RoundButton {
            id: previous

            theme: bar.theme
            icon: "previous"
            name: bar.deck.say("previous", bar.language)
            label: bar.deck.label("previous", bar.language)
            terse: bar.terse
            reach: bar.spacing / 2
            onActivated: bar.session.previous()
        }

        Dots {
            id: dots

            theme: bar.theme
            deck: bar.deck
            current: bar.session.page
            language: bar.language
            room: bar.dotsRoom
            onChosen: page => bar.session.open(page)
        }

        RoundButton {
            id: next

            theme: bar.theme
            icon: "next"
            name: bar.deck.say("next", bar.language)
            label: bar.deck.label("next", bar.language)
            terse: bar.terse
            reach: bar.spacing / 2
            strong: true
            onActivated: bar.session.next()
        }
    }

    Row {
        id: aids

        readonly property real wide: text.wide + contrast.wide + 2 * spacing // px that the buttons need with their words
        readonly property real taken: text.width + contrast.width + 2 * spacing

        x: bar.theme.portrait ? (bar.width - width) / 2 : bar.along(bar.width - bar.edge - width, width)
        y: bar.theme.portrait ? bar.height - bar.rowGap - height : (bar.height + bar.hem - height) / 2
        height: bar.rowHeight
        spacing: bar.spacing

        RoundButton {
            id: text

            theme: bar.theme
            icon: "text"
            name: bar.deck.say("larger_text", bar.language)
            label: bar.deck.label("larger_text", bar.language)
            terse: bar.terse
            reach: bar.spacing / 2
            checked: bar.session.largeText
            onActivated: bar.session.toggleText()
        }

        RoundButton {
            id: contrast

            theme: bar.theme
            icon: "contrast"
            name: bar.deck.say("contrast", bar.language)
            label: bar.deck.label("contrast", bar.language)
            terse: bar.terse
            reach: bar.spacing / 2
            checked: bar.session.highContrast
            onActivated: bar.session.toggleContrast()
        }

        LanguageToggle {
            id: toggle

            theme: bar.theme
            languages: bar.deck.languages
            current: bar.language
            name: bar.deck.say("language", bar.language)
            room: bar.namesRoom
            onChosen: code => bar.session.speak(code)
            onAsked: bar.languagesAsked()
        }
    }
}
