pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk
import ".."
import "../controls"
import "../ornament"

// Is this kiosk ready? The operator judges touch, colours and letters; the rest is measured meanwhile.
Rectangle {
    id: test

    required property Theme theme
    required property color accent
    required property Operator operator
    required property Session session
    required property string language
    required property list<DeckLanguage> languages // may be empty
    required property string letters // the letters to judge

    enum Step {
        Touch,
        Colours,
        Letters,
        Result
    }

    property int step: SelfTest.Step.Touch
    property list<int> failed: [] // the steps that failed
    readonly property list<string> names: ["touch", "colours", "letters"] // names of the steps among the operator's words
    readonly property bool fills: Window.window !== null && Window.window.width >= Screen.width && Window.window.height >= Screen.height
    property real framesPerSecond: 0

    // What has to be fixed, in words.
    readonly property list<string> complaints: {
        const found = failed.map(step => say(`test_${names[step]}_mend`));
        if (framesPerSecond < 30)
            found.push(say("test_frames_mend"));
        if (!fills)
            found.push(say("test_screen_mend"));
        return found.concat(operator.checks.found.filter(check => check.advice).map(check => check.advice.said(language)));
    }

    signal done

    function say(word: string): string {
        return operator.say(word, language);
    }

    // Ends the present step; `well` is the operator's answer.
    function answer(well: bool): void {
        session.touched();
        if (!well)
            failed.push(step);
        ++step;
    }

    color: theme.bar
    Component.onCompleted: operator.checks.run()
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_Back;
        if (event.accepted)
            done();
    }

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds // takes the finger, so nothing beneath gets it
    }

    FrameAnimation {
        id: frames

        property int count: 0

        running: test.step === SelfTest.Step.Touch && elapsedTime < 1
        onTriggered: {
            ++count;
            test.framesPerSecond = elapsedTime > 0 ? Math.round(count / elapsedTime) : 0;
        }
    }

    // Frames are drawn only while something moves.
    Rectangle {
        x: frames.elapsedTime * parent.width / 2
        width: test.theme.cord
        height: test.theme.cord
        visible: frames.running
        color: test.theme.action
    }

    Loader {
        anchors.fill: parent
        active: test.step === SelfTest.Step.Touch

        sourceComponent: TouchTargets {
            theme: test.theme
            name: test.say("test_touch")
            onTouched: test.session.touched()
            onFinished: test.answer(true)
        }
    }

    Rug {
        id: rug

        readonly property real inset: edge + 0.8 * theme.margin

        anchors.centerIn: parent
        // In the first step the edges stay free for the marks; the last step has the most text.
        width: 2 * Math.round(Math.min(parent.width / 2 - (test.step === SelfTest.Step.Touch ? 1.8 * theme.target : theme.margin), (test.step === SelfTest.Step.Result ? 80 : 46) * theme.unit))
        height: 2 * Math.round(content.height / 2 + inset)
        theme: test.theme
        accent: test.accent

        Column {
            id: content

            x: rug.inset
            y: rug.inset
            width: parent.width - 2 * x
            spacing: test.theme.gap

            Label {
                width: parent.width
                theme: test.theme
                ground: test.theme.paper
                color: test.accent
                text: `${test.say("self_test")}  ${test.step + 1}\u00A0/\u00A0${SelfTest.Step.Result + 1}`
                size: test.theme.textControl
                font.weight: Font.Bold
            }

            Label {
                width: parent.width
                theme: test.theme
                ground: test.theme.paper
                text: {
                    if (test.step === SelfTest.Step.Result)
                        return test.say(test.complaints.length ? "test_mend" : "test_ready");
                    return test.say(test.step === SelfTest.Step.Colours && colours.seen ? "test_colours_well" : `test_${test.names[test.step]}`);
                }
                size: test.theme.headline
                font.weight: Font.ExtraBold
            }

            Label {
                width: parent.width
                visible: test.step !== SelfTest.Step.Result
                theme: test.theme
                ground: test.theme.paper
                text: visible ? test.say(`test_${test.names[test.step]}_guide`) : ""
                size: test.theme.textSmall
                lineHeight: 1.15
            }

            Label {
                width: parent.width
                visible: test.step === SelfTest.Step.Letters
                theme: test.theme
                ground: test.theme.paper
                text: [test.languages.map(entry => entry.name).join(" · "), test.letters].join("\n")
                lineHeight: test.theme.lineHeight
            }

            Repeater {
                model: test.step === SelfTest.Step.Result ? test.complaints : []

                Label {
                    required property string modelData

                    width: content.width
                    theme: test.theme
                    ground: test.theme.paper
                    text: `•  ${modelData}`
                    size: test.theme.textSmall
                    font.weight: Font.Bold
                }
            }

            ValueList {
                width: parent.width
                visible: test.step === SelfTest.Step.Result
                theme: test.theme
                names: [test.say("screen"), test.say("test_frames"), ...test.operator.checks.found.map(check => check.name.said(test.language))]
                values: [`${Screen.width} × ${Screen.height}`, String(test.framesPerSecond), ...test.operator.checks.found.map(check => check.found.said(test.language))]
            }

            Flow {
                width: parent.width
                topPadding: test.theme.gap
                spacing: test.theme.gap

                Answer {
                    visible: test.step === SelfTest.Step.Colours
                    name: test.say("test_colours_show")
                    ground: colours.seen ? test.theme.patch : test.theme.action
                    onActivated: {
                        test.session.touched();
                        colours.active = true;
                    }
                }

                Answer {
                    visible: test.step === SelfTest.Step.Letters || test.step === SelfTest.Step.Colours && colours.seen
                    name: test.say("yes")
                    ground: test.theme.action
                    onActivated: test.answer(true)
                }

                Answer {
                    visible: test.step === SelfTest.Step.Touch || test.step === SelfTest.Step.Letters || test.step === SelfTest.Step.Colours && colours.seen
                    name: test.say(test.step === SelfTest.Step.Touch ? "test_touch_fails" : "no")
                    ground: test.theme.bar
                    on: test.theme.inkOnBar
                    onActivated: test.answer(false)
                }

                Answer {
                    name: test.say(test.step === SelfTest.Step.Result ? "done" : "back")
                    ground: test.step === SelfTest.Step.Result ? test.theme.action : test.theme.patch
                    onActivated: test.done()
                }
            }
        }
    }

    Loader {
        id: colours

        property bool seen: false // all were shown at least once

        anchors.fill: parent
        active: false

        sourceComponent: TestColours {
            onTouched: test.session.touched()
            onFinished: {
                colours.seen = true;
                colours.active = false;
            }
        }
    }

    component Answer: Pill {
        width: Math.max(implicitWidth, 16 * test.theme.unit)
        height: test.theme.target
        theme: test.theme
        on: test.theme.inkOnAction
    }
}
