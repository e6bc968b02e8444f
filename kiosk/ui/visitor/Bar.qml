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
    required property bool turned // in the attract loop it is mirrored too
    required property real covered // px that the invitation covers, from the side where lines begin

    readonly property int place: session.beneath
    readonly property bool mirrored: theme.mirrored && (turned || session.place !== Place.ATTRACT)
    readonly property alias pressed: dots.pressed
    readonly property string language: session.language
    readonly property real room: width - 2 * edge
    readonly property real edge: theme.margin
    readonly property real rowHeight: theme.button
    readonly property real hem: theme.hem
    readonly property real rowGap: (height - hem - 2 * rowHeight) / 3
    readonly property real spacing: Math.max(theme.gap * 0.8, theme.between)
    // The minimum widths of a row's parts, in px: in portrait there are two rows, in landscape the parts share one. Words on
    // buttons have priority over a card's place and the names of all languages, and those over dots. Where larger words have
    // no room, these are as large as there is; if there is still too little, icons stand alone.
    readonly property real fitting: [2, 1.5, 1.25, 1].find(scale => scale <= theme.scale && needed(scale, dotsLeast) <= room) ?? 0
    readonly property bool terse: fitting === 0
    readonly property real letters: theme.textLabel * Math.max(1, fitting) // px, of the words on buttons
    readonly property bool crowded: needed(1, dots.least) > room && needed(1, 0) <= room // words have room only without dots
    readonly property real dotsLeast: theme.enlarged || crowded ? 0 : dots.least // they are there if room is left
    readonly property real dotsRoom: room - (theme.portrait ? 0 : side.width + theme.gap) - ways.taken
    readonly property real namesRoom: room - side.taken - (theme.portrait ? 0 : Math.max(ways.taken + dotsLeast, scrolling.taken) + theme.gap)

    // The room that is free in the attract loop: the upper row, or in one row what is left beside the aids and languages.
    readonly property rect free: theme.portrait ? Qt.rect(edge, ways.y, room, rowHeight) : Qt.rect(edge, ways.y, room - side.width - theme.gap, rowHeight)

    // The px that all parts need, or in portrait those of the wider row, with words in so many times the usual letters and
    // so many px for dots.
    function needed(scale: real, dotsLeast: real): real {
        const letters = scale * theme.textLabel;
        const row = buttons => buttons.reduce((sum, button) => sum + button.wideWith(letters) + spacing, 0);
        const first = Math.max(row([overview, previous, next]) + dotsLeast, scrolls ? row([backwards, up, down]) : 0);
        const second = aids.wideWith(letters) + spacing + toggle.leastWith(scale);
        return theme.portrait ? Math.max(first, second) : first + theme.gap + second;
    }

    // As Theme.along, within the bar.
    function along(x: real, width: real): real {
        return mirrored ? bar.width - x - width : x;
    }

    // Gives the focus to what is wanted most.
    function enter(): void {
        (place === Place.OVERVIEW ? backwards : next).forceActiveFocus(Qt.TabFocusReason);
    }

    signal aidsAsked
    signal languagesAsked
    signal scrolled(by: int) // 1 down, -1 up

    implicitHeight: theme.barHeight
    LayoutMirroring.enabled: mirrored
    LayoutMirroring.childrenInherit: true

    // In whole motifs beside the invitation, or not at all.
    Ornament {
        readonly property real begins: bar.covered > 0 ? bar.covered + bar.theme.gap : 0

        x: bar.mirrored ? 0 : bar.theme.snap(begins)
        y: bar.theme.snap(bar.theme.cord + 0.6 * bar.theme.band)
        width: bar.width - begins > 2 * bar.edge ? bar.width - bar.theme.snap(begins) : 0
        height: bar.theme.snap(bar.theme.band)
        theme: bar.theme
        motif: "tumar"
        color: bar.theme.ornament
    }

    // What the overview asks of the visitor: a heading, in the middle of what the buttons leave free, if it has room there.
    FittedWords {
        id: question

        readonly property real clear: bar.theme.band / 5 // px from the ornament

        visible: bar.place === Place.OVERVIEW && width > 6 * bar.theme.textControl && contentHeight <= height
        x: bar.along(bar.free.x + scrolling.taken, width)
        y: bar.hem + clear
        width: bar.free.width - scrolling.taken
        height: (bar.theme.portrait ? bar.rowHeight + 2 * bar.rowGap : bar.height - bar.hem) - 2 * clear
        theme: bar.theme
        ground: bar.theme.bar
        color: bar.theme.inkOnBar
        text: bar.deck.say("choose", bar.language)
        size: 1.6 * bar.theme.textControl
        font.family: theme.headings
        font.weight: Font.ExtraBold
        horizontalAlignment: Text.AlignHCenter
        minimumPixelSize: Math.max(1, size / 2) // a heading: never smaller than the words on buttons
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
            id: backwards

            theme: bar.theme
            icon: "back"
            name: bar.deck.say("back", bar.language)
            label: name
            terse: bar.terse
            letters: bar.letters
            reach: bar.spacing / 2 // a gap belongs to the nearest button
            onActivated: bar.session.back()
        }

        RoundButton {
            id: up

            visible: bar.scrolls
            theme: bar.theme
            icon: "up"
            name: bar.deck.say("scroll_up", bar.language)
            label: bar.deck.label("scroll_up", bar.language)
            terse: bar.terse
            letters: bar.letters
            reach: bar.spacing / 2
            onActivated: bar.scrolled(-1)
        }

        RoundButton {
            id: down

            visible: bar.scrolls
            theme: bar.theme
            icon: "down"
            name: bar.deck.say("scroll_down", bar.language)
            label: bar.deck.label("scroll_down", bar.language)
            terse: bar.terse
            letters: bar.letters
            reach: bar.spacing / 2
            onActivated: bar.scrolled(1)
        }
    }

    Row {
        id: ways

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
            letters: bar.letters
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
            letters: bar.letters
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
            visible: bar.dotsLeast > 0 || width <= bar.dotsRoom
            onChosen: page => bar.session.open(page)
        }

        RoundButton {
            id: next

            theme: bar.theme
            icon: "next"
            name: bar.deck.say("next", bar.language)
            label: bar.deck.label("next", bar.language)
            terse: bar.terse
            letters: bar.letters
            reach: bar.spacing / 2
            strong: true
            onActivated: bar.session.next()
        }
    }

    Row {
        id: side

        readonly property real taken: aids.width + spacing

        x: bar.theme.portrait ? (bar.width - width) / 2 : bar.along(bar.width - bar.edge - width, width)
        y: bar.theme.portrait ? bar.height - bar.rowGap - height : (bar.height + bar.hem - height) / 2
        height: bar.rowHeight
        spacing: bar.spacing

        RoundButton {
            id: aids

            theme: bar.theme
            icon: "person"
            name: bar.deck.say("aids", bar.language)
            label: bar.deck.label("aids", bar.language)
            terse: bar.terse
            letters: bar.letters
            reach: bar.spacing / 2
            checked: bar.theme.aided
            onActivated: bar.aidsAsked()
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
