import QtQuick
import Kiosk

// The controls, at the foot of every screen: one row in landscape, two in portrait.
Item {
    id: bar

    required property Theme theme
    required property Session session
    required property Deck deck
    required property bool scrolls // the overview has more than fits

    readonly property string place: session.beneath
    readonly property string language: session.language
    readonly property real room: width - 2 * edge
    readonly property real edge: theme.margin
    readonly property real rowHeight: theme.target
    readonly property real hem: theme.cord + 1.5 * theme.band // the cord and the ornament, above the rows
    readonly property real rowGap: (height - hem - 2 * rowHeight) / 3
    readonly property real spacing: theme.gap * 0.8
    // What the buttons at the sides leave of a row: in two rows each has its own, in one they share.
    readonly property real dotsRoom: room - (theme.portrait ? 0 : side.width + theme.gap) - 3 * (theme.target + spacing)
    readonly property real namesRoom: room - 2 * (theme.target + spacing) - (theme.portrait ? 0 : 3 * (theme.target + spacing) + dots.least + theme.gap)

    signal languagesAsked
    signal scrolled(by: int) // 1 down, -1 up

    implicitHeight: theme.barHeight

    Ornament {
        y: Math.round(bar.theme.cord + 0.6 * bar.theme.band)
        width: bar.width
        height: Math.round(bar.theme.band)
        theme: bar.theme
        motif: "wave"
        color: bar.theme.ornament
    }

    // What the screen asks of the visitor, where there is nothing to go back or on to.
    Label {
        id: invitation

        readonly property real clear: bar.theme.band / 5 // px, from the ornament

        visible: bar.place !== "card"
        x: bar.theme.portrait ? (bar.width + scrolling.taken - width) / 2 : bar.edge + scrolling.taken
        y: bar.hem + clear
        width: Math.min(implicitWidth, everywhere.width)
        height: everywhere.tallest
        theme: bar.theme
        ground: bar.theme.ink
        color: bar.theme.felt
        text: {
            if (bar.place === "overview")
                return bar.deck.say("choose", bar.language);
            return everywhere.fits ? everywhere.text : bar.deck.say("touch", bar.language);
        }
        size: bar.theme.portrait ? bar.theme.textControl : bar.theme.textControl * 1.1
        font.weight: Font.Bold
        horizontalAlignment: bar.theme.portrait ? Text.AlignHCenter : Text.AlignLeft
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.Fit // a word without end
        minimumPixelSize: size / 2
    }

    // The invitation in every language, if there is room for that: else in the one that is spoken.
    Label {
        id: everywhere

        readonly property real tallest: (bar.theme.portrait ? bar.rowHeight + 2 * bar.rowGap : bar.height - bar.hem) - 2 * invitation.clear
        readonly property bool fits: contentHeight <= tallest && contentWidth <= width

        visible: false
        width: bar.room - scrolling.taken - (bar.theme.portrait ? 0 : side.width + bar.theme.gap)
        theme: bar.theme
        ground: bar.theme.ink
        text: {
            // One that stands in for a missing one is said once. Lines break between the languages only.
            const said = bar.deck.languages.map(language => bar.deck.say("touch", language.code).replace(/ /g, "\u00A0"));
            return [...new Set(said)].join("\u00A0 ·\u00A0 ");
        }
        size: invitation.size
        font.weight: Font.Bold
        wrapMode: Text.WordWrap
    }

    Row {
        id: scrolling

        readonly property real taken: visible ? width + bar.theme.gap : 0

        visible: bar.place === "overview" && bar.scrolls
        x: bar.theme.portrait ? invitation.x - taken : bar.edge
        y: navigation.y
        height: bar.rowHeight
        spacing: bar.spacing

        RoundButton {
            theme: bar.theme
            icon: "up"
            name: bar.deck.say("scroll_up", bar.language)
            onActivated: bar.scrolled(-1)
        }

        RoundButton {
            theme: bar.theme
            icon: "down"
            name: bar.deck.say("scroll_down", bar.language)
            onActivated: bar.scrolled(1)
        }
    }

    Row {
        id: navigation

        visible: bar.place === "card"
        x: bar.theme.portrait ? (bar.width - width) / 2 : bar.edge
        y: bar.theme.portrait ? bar.hem + bar.rowGap : (bar.height + bar.hem - height) / 2
        height: bar.rowHeight
        spacing: bar.spacing

        RoundButton {
            theme: bar.theme
            icon: "overview"
            name: bar.deck.say("overview", bar.language)
            onActivated: bar.session.showOverview()
        }

        RoundButton {
            theme: bar.theme
            icon: "previous"
            name: bar.deck.say("previous", bar.language)
            onActivated: bar.session.previous()
        }

        Dots {
            id: dots

            theme: bar.theme
            pages: bar.deck.pages
            current: bar.session.page
            language: bar.language
            room: bar.dotsRoom
            onChosen: page => bar.session.open(page)
        }

        RoundButton {
            theme: bar.theme
            icon: "next"
            name: bar.deck.say("next", bar.language)
            strong: true
            onActivated: bar.session.next()
        }
    }

    Row {
        id: side

        x: bar.theme.portrait ? (bar.width - width) / 2 : bar.width - bar.edge - width
        y: bar.theme.portrait ? bar.height - bar.rowGap - height : (bar.height + bar.hem - height) / 2
        height: bar.rowHeight
        spacing: bar.spacing

        RoundButton {
            visible: bar.place !== "attract"
            theme: bar.theme
            icon: "text"
            name: bar.deck.say("larger_text", bar.language)
            checked: bar.session.largeText
            onActivated: bar.session.toggleText()
        }

        RoundButton {
            visible: bar.place !== "attract"
            theme: bar.theme
            icon: "contrast"
            name: bar.deck.say("contrast", bar.language)
            checked: bar.session.highContrast
            onActivated: bar.session.toggleContrast()
        }

        LanguageToggle {
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
