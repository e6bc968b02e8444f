pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk

// Is this kiosk ready? Touch, colours and letters are asked of the host, the rest is measured meanwhile.
Rectangle {
    id: test

    required property Theme theme
    required property color accent
    required property Operator operator
    required property Session session
    required property string language
    required property list<var> languages // maps with code and name; may be empty
    required property string letters // to be read

    property string step: "touch"
    property var failed: ({}) // step to true
    readonly property list<string> steps: ["touch", "colours", "letters", "result"]
    readonly property bool fills: Window.window !== null && Window.window.width >= Screen.width && Window.window.height >= Screen.height
    property real framesPerSecond: 0

    // What is to be mended, in words.
    readonly property list<string> complaints: {
        const found = [];
        for (const name of ["touch", "colours", "letters"]) {
            if (failed[name])
                found.push(say(`test_${name}_mend`));
        }
        if (framesPerSecond < 30)
            found.push(say("test_frames_mend"));
        if (!fills)
            found.push(say("test_screen_mend"));
        return found.concat(operator.checks.filter(check => check.mend).map(check => say(check.mend)));
    }

    // What was measured: rows of name and value.
    readonly property list<var> found: [
        {
            name: say("screen"),
            value: `${Screen.width} × ${Screen.height}`
        },
        {
            name: say("test_frames"),
            value: String(framesPerSecond)
        },
        ...operator.checks.map(check => ({
                    name: say(check.name),
                    value: operator.phrase(check, language)
                }))]

    signal done

    function say(word: string): string {
        return operator.say(word, language);
    }

    // The present step is over; `well` is what the host found.
    function answer(well: bool): void {
        session.touched();
        failed = Object.assign({}, failed, {
            [step]: !well
        });
        step = steps[steps.indexOf(step) + 1];
    }

    color: theme.ink
    Component.onCompleted: operator.runChecks()

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds // takes the finger: nothing beneath sees it
    }

    FrameAnimation {
        id: frames

        property int count: 0

        running: test.step === "touch" && elapsedTime < 1
        onTriggered: {
            ++count;
            test.framesPerSecond = elapsedTime > 0 ? Math.round(count / elapsedTime) : 0;
        }
    }

    // Something must move for frames to be drawn.
    Rectangle {
        x: frames.elapsedTime * parent.width / 2
        width: test.theme.cord
        height: test.theme.cord
        visible: frames.running
        color: test.theme.saffron
    }

    Loader {
        anchors.fill: parent
        active: test.step === "touch"

        sourceComponent: TouchMarks {
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
        // In the first step the marks keep the edges.
        width: 2 * Math.round(Math.min(parent.width / 2 - (test.step === "touch" ? 1.8 * theme.target : theme.margin), 46 * theme.unit))
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
                text: `${test.say("self_test")}  ${test.steps.indexOf(test.step) + 1}\u00A0/\u00A0${test.steps.length}`
                size: test.theme.textControl
                font.weight: Font.Bold
            }

            Label {
                width: parent.width
                theme: test.theme
                ground: test.theme.paper
                text: {
                    if (test.step === "result")
                        return test.say(test.complaints.length ? "test_mend" : "test_ready");
                    return test.say(test.step === "colours" && colours.seen ? "test_colours_well" : `test_${test.step}`);
                }
                size: test.theme.headline
                font.weight: Font.ExtraBold
            }

            Label {
                width: parent.width
                visible: test.step !== "result"
                theme: test.theme
                ground: test.theme.paper
                text: visible ? test.say(`test_${test.step}_guide`) : ""
                size: test.theme.textSmall
                lineHeight: 1.15
            }

            Label {
                width: parent.width
                visible: test.step === "letters"
                theme: test.theme
                ground: test.theme.paper
                text: [test.languages.map(entry => entry.name).join(" · "), test.letters].join("\n")
                lineHeight: test.theme.lineHeight
            }

            Repeater {
                model: test.step === "result" ? test.complaints : []

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

            Rows {
                width: parent.width
                visible: test.step === "result"
                theme: test.theme
                model: test.found
            }

            Flow {
                width: parent.width
                topPadding: test.theme.gap
                spacing: test.theme.gap

                Answer {
                    visible: test.step === "colours"
                    name: test.say("test_colours_show")
                    ground: colours.seen ? test.theme.patch : test.theme.saffron
                    onActivated: {
                        test.session.touched();
                        colours.active = true;
                    }
                }

                Answer {
                    visible: test.step === "letters" || test.step === "colours" && colours.seen
                    name: test.say("yes")
                    ground: test.theme.saffron
                    onActivated: test.answer(true)
                }

                Answer {
                    visible: test.step === "touch" || test.step === "letters" || test.step === "colours" && colours.seen
                    name: test.say(test.step === "touch" ? "test_touch_fails" : "no")
                    ground: test.theme.ink
                    on: test.theme.felt
                    onActivated: test.answer(false)
                }

                Answer {
                    name: test.say(test.step === "result" ? "done" : "back")
                    ground: test.step === "result" ? test.theme.saffron : test.theme.patch
                    onActivated: test.done()
                }
            }
        }
    }

    Loader {
        id: colours

        property bool seen: false // all of them, at least once

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
        on: test.theme.ink
    }
}
