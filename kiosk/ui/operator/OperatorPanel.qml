pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."

// Everything for the operator, on one screen if there is room, else scrolled. It needs no deck.
Rectangle {
    id: panel

    required property Theme theme
    required property color accent
    required property Session session
    required property Operator operator
    required property list<DeckLanguage> languages // may be empty

    readonly property alias overflow: body.overflow // px that can be scrolled
    readonly property alias columns: body.columns
    readonly property string language: session.language
    readonly property bool covered: sure.visible || change.active // by a dialog
    readonly property string told: operator.message?.said(language) ?? ""

    signal selfTest
    signal languagesAsked

    function say(word: string): string {
        return operator.say(word, language);
    }

    // Asks whether the operator is sure, then calls `then`. If `then` is null, only the reason why it is impossible is
    // shown.
    function ask(deed: string, consequence: string, then: var): void {
        sure.deed = deed;
        sure.yes = then ? say("yes") : "";
        sure.question = then ? `${consequence}\n${say("sure")}` : consequence;
        sure.then = then;
        sure.visible = true;
    }

    color: theme.paper

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds // takes the finger, so nothing beneath gets it
    }

    PanelHeader {
        id: header

        width: panel.width
        enabled: !panel.covered
        theme: panel.theme
        accent: panel.accent
        title: panel.say("title")
        message: panel.told
        language: panel.language
        languages: panel.languages
        toggleName: panel.say("language")
        onSpoken: code => panel.session.speak(code)
        onLanguagesAsked: panel.languagesAsked()
    }

    PanelBody {
        id: body

        y: header.height
        width: panel.width
        height: footer.y - y
        enabled: !panel.covered
        theme: panel.theme
        accent: panel.accent
        operator: panel.operator
        language: panel.language
        onSelfTest: panel.selfTest()
        onChangePin: change.active = true
        session: panel.session
        onAsked: (deed, consequence, then) => panel.ask(deed, consequence, then)
    }

    PanelFooter {
        id: footer

        y: panel.height - height
        width: panel.width
        enabled: !panel.covered
        theme: panel.theme
        operator: panel.operator
        language: panel.language
        scrolls: body.overflow > 0
        onResumed: panel.session.leave()
        onPaused: panel.session.pause()
        onAsked: (deed, consequence, then) => panel.ask(deed, consequence, then)
        onScrolled: by => body.scrollBy(0.8 * by * body.height)
    }

    Confirmation {
        id: sure

        property var then: null

        z: panel.theme.dialogLayer
        anchors.fill: parent
        visible: false
        theme: panel.theme
        accent: panel.accent
        deed: ""
        question: ""
        yes: ""
        no: panel.say(yes ? "no" : "back")
        onAnswered: certain => {
            visible = false;
            if (certain)
                then();
        }
    }

    Loader {
        id: change

        z: panel.theme.dialogLayer
        anchors.fill: parent
        active: false

        sourceComponent: PinPad {
            theme: panel.theme
            accent: panel.accent
            operator: panel.operator
            language: panel.language
            languages: panel.languages
            changing: true
            onLeaving: change.active = false
            onSaved: change.active = false
            onSpoken: code => panel.session.speak(code)
            onLanguagesAsked: panel.languagesAsked()
        }
    }
}
