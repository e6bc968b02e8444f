pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk

// Is this kiosk ready? Touch, colours and letters are asked of the host, the rest is measured meanwhile.
Rectangle {
    id: test

    required property Theme theme
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
        for (const check of operator.checks) {
            if (check.mend)
                found.push(`${check.name}: ${check.mend}`);
        }
        return found;
    }

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

    Repeater {
        id: marks

        readonly property list<point> places: [Qt.point(0, 0), Qt.point(0.5, 0), Qt.point(1, 0), Qt.point(0, 0.5), Qt.point(1, 0.5), Qt.point(0, 1), Qt.point(0.5, 1), Qt.point(1, 1)]
        property int untouched: places.length

        model: test.step === "touch" ? places : []

        Control {
            id: mark

            required property point modelData
            property bool touched: false

            x: Math.round(modelData.x * (test.width - width))
            y: Math.round(modelData.y * (test.height - height))
            width: Math.round(1.6 * test.theme.target)
            height: width
            theme: test.theme
            name: test.say("test_touch")
            onActivated: {
                test.session.touched();
                if (touched)
                    return;
                touched = true;
                if (--marks.untouched === 0)
                    test.answer(true);
            }

            Rectangle {
                anchors.fill: parent
                anchors.margins: test.theme.cord
                radius: width / 2
                color: mark.touched ? test.theme.saffron : mark.pressed ? test.theme.pressed : test.theme.raised
                border.width: test.theme.cord
                border.color: test.theme.felt
            }
        }
    }

    // Pure colours: what a panel cannot show evenly is seen at once.
    Row {
        anchors.fill: parent
        visible: test.step === "colours"

        Repeater {
            model: [Qt.rgba(1, 0, 0, 1), Qt.rgba(0, 1, 0, 1), Qt.rgba(0, 0, 1, 1), Qt.rgba(1, 1, 1, 1), Qt.rgba(0, 0, 0, 1)]

            Rectangle {
                required property color modelData

                width: test.width / 5
                height: test.height
                color: modelData
            }
        }
    }

    Rectangle {
        anchors.centerIn: parent
        width: Math.min(test.width - 4 * test.theme.target, 110 * test.theme.unit)
        height: content.height + 2 * test.theme.margin
        color: test.theme.paper
        border.width: test.theme.cord
        border.color: test.theme.ink

        Column {
            id: content

            x: test.theme.margin
            y: test.theme.margin
            width: parent.width - 2 * x
            spacing: test.theme.gap

            Label {
                width: parent.width
                theme: test.theme
                ground: test.theme.paper
                color: test.theme.onPaper(test.theme.colours.madder)
                text: `${test.say("self_test")}  ${test.steps.indexOf(test.step) + 1} / ${test.steps.length}`
                size: test.theme.textControl
                font.weight: Font.Bold
            }

            Label {
                width: parent.width
                theme: test.theme
                ground: test.theme.paper
                text: {
                    if (test.step !== "result")
                        return test.say(`test_${test.step}`);
                    return test.say(test.complaints.length ? "test_mend" : "test_ready");
                }
                size: test.theme.headline
                font.weight: Font.ExtraBold
            }

            Label {
                width: parent.width
                visible: test.step === "letters"
                theme: test.theme
                ground: test.theme.paper
                text: [...test.languages.map(entry => entry.name), test.letters].join("\n")
            }

            Repeater {
                model: test.step === "result" ? test.complaints : []

                Label {
                    required property string modelData

                    width: content.width
                    theme: test.theme
                    ground: test.theme.paper
                    text: `•  ${modelData}`
                }
            }

            Label {
                width: parent.width
                visible: test.step === "result"
                theme: test.theme
                ground: test.theme.paper
                text: [`${test.say("screen")}: ${Screen.width} × ${Screen.height}`, `${test.say("test_frames")}: ${test.framesPerSecond}`, ...test.operator.checks.map(check => `${check.name}: ${check.found}`)].join("\n")
                size: test.theme.textSmall
                lineHeight: test.theme.lineHeight
            }

            Item {
                width: 1
                height: test.theme.gap
            }

            Row {
                spacing: test.theme.gap

                Pill {
                    visible: test.step === "colours" || test.step === "letters"
                    theme: test.theme
                    name: test.say("yes")
                    ground: test.theme.saffron
                    on: test.theme.ink
                    onActivated: test.answer(true)
                }

                Pill {
                    visible: test.step !== "result"
                    theme: test.theme
                    name: test.say(test.step === "touch" ? "test_touch_fails" : "no")
                    ground: test.theme.ink
                    on: test.theme.felt
                    onActivated: test.answer(false)
                }

                Pill {
                    visible: test.step === "result"
                    theme: test.theme
                    name: test.say("done")
                    ground: test.theme.saffron
                    on: test.theme.ink
                    onActivated: test.done()
                }
            }
        }
    }
}
