pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// All the host sees and does, on one screen where there is room, else scrolled. It needs no deck.
Rectangle {
    id: panel

    required property Theme theme
    required property color accent
    required property Session session
    required property Operator operator
    required property list<var> languages // maps with code and name; may be empty

    readonly property alias overflow: body.overflow // px that are to be scrolled
    readonly property alias columns: body.columns
    readonly property string language: session.language
    readonly property bool covered: sure.visible || change.active // by a dialog
    readonly property string told: operator.message.word ? operator.phrase(operator.message, language) : ""

    signal selfTest

    function say(word: string): string {
        return operator.say(word, language);
    }

    // Do it once the host is sure of a deed: `question` has it, what will happen as its question, and yes, "" for nothing but no.
    function ask(question: var, then: var): void {
        sure.deed = question.deed;
        sure.yes = question.yes ?? say("yes");
        sure.question = sure.yes ? `${question.question}\n${say("sure")}` : question.question;
        sure.then = then;
    }

    color: theme.paper

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds // takes the finger: nothing beneath sees it
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
        onAsked: (question, then) => panel.ask(question, then)
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
        onAsked: (question, then) => panel.ask(question, then)
        onScrolled: by => body.scrollBy(0.8 * by * body.height)
    }

    Sure {
        id: sure

        property var then: null

        z: panel.theme.dialogLayer
        anchors.fill: parent
        visible: then !== null
        theme: panel.theme
        accent: panel.accent
        deed: ""
        question: ""
        yes: ""
        no: panel.say(yes ? "no" : "back")
        onAnswered: certain => {
            const deed = then;
            then = null;
            if (certain)
                deed();
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
        }
    }
}
