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
    readonly property var overview: operator.overview
    readonly property string told: {
        const message = operator.message;
        if (!message.word)
            return "";
        return say(message.word).replace("{file}", message.file ?? "").replace("{reason}", message.reason ?? "");
    }

    signal selfTest

    function say(word: string): string {
        return operator.say(word, language);
    }

    function rows(list: var): list<var> {
        return (list ?? []).map(row => ({
                    name: say(row.name),
                    value: row.value
                }));
    }

    // Do it once the host is sure.
    function ask(deed: string, then: var): void {
        sure.deed = deed;
        sure.then = then;
    }

    color: theme.paper

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds // takes the finger: nothing beneath sees it
    }

    Item {
        id: header

        readonly property real room: toggle.x - panel.theme.margin - panel.theme.gap // px, left of the toggle
        readonly property bool narrow: room - title.width < 44 * panel.theme.unit // the message has a row of its own
        readonly property real rowHeight: 1.3 * panel.theme.margin + panel.theme.target
        readonly property real noteHeight: Math.max(1.2 * panel.theme.textSmall + note.pad, note.visible ? note.height : 0)

        width: panel.width
        height: rowHeight + (narrow ? noteHeight + 1.4 * panel.theme.gap : 0)

        Label {
            id: title

            x: panel.theme.margin
            y: Math.round((header.rowHeight - height) / 2)
            theme: panel.theme
            ground: panel.theme.paper
            color: panel.accent
            text: panel.say("title")
            size: panel.theme.headline
            font.weight: Font.ExtraBold
            wrapMode: Text.NoWrap
            Accessible.role: Accessible.Heading
        }

        Rectangle {
            id: note

            readonly property real pad: 1.6 * panel.theme.unit

            x: header.narrow ? panel.theme.margin : title.x + title.width + panel.theme.margin
            y: Math.round(header.narrow ? header.rowHeight : (header.rowHeight - height) / 2)
            width: Math.ceil(told.contentWidth) + 3 * pad
            height: told.height + pad
            radius: Math.min(height / 2, 0.4 * panel.theme.target)
            visible: panel.told !== ""
            color: panel.theme.saffron

            Stitch {
                theme: panel.theme
                radius: note.radius
                color: theme.thread(theme.saffron, theme.ink)
            }

            Label {
                id: told

                x: 1.5 * note.pad
                y: note.pad / 2
                width: Math.min(implicitWidth, (header.narrow ? panel.width - panel.theme.margin : header.room) - note.x - 3 * note.pad)
                theme: panel.theme
                ground: panel.theme.saffron
                text: panel.told
                size: panel.theme.textSmall
                font.weight: Font.Bold
                Accessible.role: Accessible.AlertMessage
            }
        }

        LanguageToggle {
            id: toggle

            x: panel.width - panel.theme.margin - width
            y: Math.round((header.rowHeight - height) / 2)
            width: visible ? implicitWidth : 0
            visible: panel.languages.length > 1
            theme: panel.theme
            languages: panel.languages
            current: panel.language
            name: panel.say("language")
            onChosen: code => panel.session.speak(code)
        }
    }

    Item {
        id: body

        readonly property real gutter: 0.9 * panel.theme.margin
        readonly property real room: width - 2 * panel.theme.margin
        readonly property int columns: Math.min(Math.max(Math.floor((room + gutter) / (Math.max(42 * panel.theme.unit, 18 * panel.theme.textSmall) + gutter)), 1), 4)
        readonly property real columnWidth: Math.floor((room - (columns - 1) * gutter) / columns)
        readonly property list<PanelSection> sections: [numbers, charts, problems, kiosk, sizes, decks, report, care]
        readonly property real contentHeight: Math.max(...sections.map(section => section.y + section.height)) + panel.theme.gap / 2
        readonly property real overflow: Math.max(0, contentHeight - height)
        property real scroll: 0 // px

        // Where a section stands: beneath those before it in its column.
        function shelf(section: PanelSection): real {
            let y = 0;
            for (const other of sections) {
                if (other === section)
                    break;
                if (other.column === section.column)
                    y += other.height + 1.5 * panel.theme.gap;
            }
            return y;
        }

        // The software renderer draws a Shape that is clipped away as a whole, as if it were not clipped: such ones are hidden.
        function sees(section: PanelSection, item: Item): bool {
            const top = section.y + section.contentY + item.y - scroll;
            return overflow === 0 || top < height && top + item.height > 0;
        }

        function scrollBy(distance: real): void {
            scroll = Math.min(Math.max(scroll + distance, 0), overflow);
        }

        y: header.height
        width: panel.width
        height: footer.y - y
        clip: overflow > 0
        onOverflowChanged: scrollBy(0)

        PointHandler {
            property real last: 0

            acceptedButtons: Qt.LeftButton
            onActiveChanged: last = point.position.y
            onPointChanged: if (active) {
                body.scrollBy(last - point.position.y);
                last = point.position.y;
            }
        }

        Item {
            id: content

            x: panel.theme.margin
            y: -Math.round(body.scroll)

            Part {
                id: numbers

                column: 0
                title: panel.say("numbers")

                Rows {
                    width: parent.width
                    theme: panel.theme
                    model: panel.rows(panel.overview.numbers)
                }
            }

            Part {
                id: charts

                column: body.columns === 4 ? 1 : 0
                title: panel.say("charts")
                visible: pictures.count > 0

                Repeater {
                    id: pictures

                    model: panel.overview.charts ?? []

                    Image {
                        required property string modelData

                        readonly property bool ready: status !== Image.Loading

                        width: body.columnWidth
                        source: modelData
                        sourceSize.width: body.columnWidth
                        fillMode: Image.PreserveAspectFit
                        cache: false
                    }
                }
            }

            Part {
                id: kiosk

                column: [0, 0, 1, 1, 1][body.columns]
                title: panel.say("kiosk")

                Rows {
                    width: parent.width
                    theme: panel.theme
                    model: panel.rows(panel.overview.kiosk)
                }
            }

            Part {
                id: problems

                column: [0, 0, 0, 1, 2][body.columns]
                title: panel.say("problems")

                Label {
                    width: parent.width
                    visible: (panel.overview.problems ?? []).length === 0
                    theme: panel.theme
                    ground: panel.theme.paper
                    text: panel.say("no_problems")
                    size: panel.theme.textSmall
                }

                Repeater {
                    model: panel.overview.problems ?? []

                    Label {
                        required property string modelData

                        width: body.columnWidth
                        theme: panel.theme
                        ground: panel.theme.paper
                        text: modelData
                        size: panel.theme.textSmall
                        lineHeight: 1.15
                    }
                }
            }

            Part {
                id: sizes

                column: [0, 0, 0, 2, 3][body.columns]
                title: panel.say("sizes")

                Stepper {
                    inSight: body.sees(sizes, this)
                    width: parent.width
                    theme: panel.theme
                    name: panel.say("diagonal")
                    less: panel.say("less")
                    more: panel.say("more")
                    value: panel.operator.diagonal
                    least: 5
                    most: 200
                    step: 0.5
                    onChosen: value => panel.operator.setSizes(value, panel.operator.distance)
                }

                Stepper {
                    inSight: body.sees(sizes, this)
                    width: parent.width
                    theme: panel.theme
                    name: panel.say("distance")
                    less: panel.say("less")
                    more: panel.say("more")
                    value: panel.operator.distance
                    least: 200
                    most: 5000
                    step: 50
                    onChosen: value => panel.operator.setSizes(panel.operator.diagonal, value)
                }
            }

            Part {
                id: decks

                column: [0, 0, 1, 1, 2][body.columns]
                title: panel.say("choose_deck")

                Repeater {
                    model: panel.overview.decks ?? []

                    Choice {
                        inSight: body.sees(decks, this)
                        required property var modelData

                        width: body.columnWidth
                        theme: panel.theme
                        name: modelData.name
                        chosen: Boolean(modelData.current)
                        onActivated: if (!chosen)
                            panel.ask(`${panel.say("choose_deck")}: ${name}`, () => panel.operator.chooseDeck(modelData.path))
                    }
                }
            }

            Part {
                id: report

                readonly property list<var> drives: panel.overview.drives ?? []

                column: [0, 0, 1, 2, 3][body.columns]
                title: panel.say("report")

                Label {
                    width: parent.width
                    theme: panel.theme
                    ground: panel.theme.paper
                    text: panel.say(report.drives.length ? "report_to" : "no_drives")
                    size: panel.theme.textSmall
                }

                Repeater {
                    model: report.drives

                    Choice {
                        inSight: body.sees(report, this)
                        required property var modelData

                        width: body.columnWidth
                        theme: panel.theme
                        name: modelData.name
                        icon: "save"
                        onActivated: panel.operator.exportReport(modelData.path)
                    }
                }

                Choice {
                    inSight: body.sees(report, this)
                    width: parent.width
                    theme: panel.theme
                    name: panel.say("look_again")
                    icon: "again"
                    onActivated: panel.operator.refresh()
                }
            }

            Part {
                id: care

                column: [0, 0, 1, 2, 3][body.columns]
                title: panel.say("care")

                Choice {
                    inSight: body.sees(care, this)
                    width: parent.width
                    theme: panel.theme
                    name: panel.say("self_test")
                    icon: "next"
                    onActivated: panel.selfTest()
                }

                Choice {
                    inSight: body.sees(care, this)
                    width: parent.width
                    theme: panel.theme
                    name: panel.say("change_pin")
                    icon: "next"
                    onActivated: change.active = true
                }
            }
        }
    }

    component Part: PanelSection {
        x: column * (body.columnWidth + body.gutter)
        y: body.shelf(this)
        width: body.columnWidth
        theme: panel.theme
        accent: panel.accent
    }

    // What goes on below fades out instead of being cut.
    Rectangle {
        x: body.x
        y: footer.y - height
        width: body.width
        height: 2 * panel.theme.text
        visible: body.overflow - body.scroll > 1

        gradient: Gradient {
            GradientStop {
                position: 0
                color: Qt.alpha(panel.theme.paper, 0)
            }

            GradientStop {
                position: 1
                color: panel.theme.paper
            }
        }
    }

    Rectangle {
        id: footer

        readonly property real hem: panel.theme.cord + 1.5 * panel.theme.band
        readonly property real pad: 0.5 * panel.theme.margin

        y: panel.height - height
        width: panel.width
        height: Math.max(panel.theme.portrait ? 0 : panel.theme.barHeight, hem + deeds.height + 2 * pad)
        color: panel.theme.ink

        Rectangle {
            width: parent.width
            height: panel.theme.cord
            color: panel.theme.felt
        }

        Ornament {
            y: Math.round(panel.theme.cord + 0.6 * panel.theme.band)
            width: parent.width
            height: Math.round(panel.theme.band)
            theme: panel.theme
            motif: "wave"
            color: panel.theme.ornament
        }

        Grid {
            id: deeds

            readonly property real room: footer.width - 2 * x - panel.theme.gap // for them and the scrolling buttons
            readonly property real inRow: resume.implicitWidth + pause.implicitWidth + restart.implicitWidth + quit.implicitWidth + 3 * spacing
            readonly property bool isRow: inRow <= room - 2 * panel.theme.target - spacing
            readonly property real cell: (footer.width - 2 * x - spacing - (body.overflow > 0 ? panel.theme.target + spacing : 0)) / 2

            x: panel.theme.margin
            y: Math.round(footer.hem + (footer.height - footer.hem - height) / 2)
            columns: isRow ? 4 : 2
            spacing: 0.8 * panel.theme.gap

            Deed {
                id: resume

                name: panel.say("resume")
                ground: panel.theme.saffron
                onActivated: panel.session.leave()
            }

            Deed {
                id: pause

                name: panel.say("pause")
                ground: panel.theme.felt
                onActivated: panel.session.pause()
            }

            Deed {
                id: restart

                name: panel.say("restart")
                ground: panel.theme.raised
                on: panel.theme.felt
                onActivated: panel.ask(name, () => panel.operator.restart())
            }

            Deed {
                id: quit

                name: panel.say("quit")
                ground: panel.theme.raised
                on: panel.theme.felt
                onActivated: panel.ask(name, () => panel.operator.quit())
            }
        }

        Grid {
            x: footer.width - panel.theme.margin - width
            y: deeds.y
            columns: deeds.isRow ? 2 : 1
            spacing: deeds.spacing
            visible: body.overflow > 0

            RoundButton {
                theme: panel.theme
                icon: "up"
                name: panel.say("up")
                onActivated: body.scrollBy(-0.8 * body.height)
            }

            RoundButton {
                theme: panel.theme
                icon: "down"
                name: panel.say("down")
                onActivated: body.scrollBy(0.8 * body.height)
            }
        }
    }

    component Deed: Pill {
        width: deeds.isRow ? implicitWidth : deeds.cell
        height: panel.theme.target
        theme: panel.theme
        on: panel.theme.ink
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
        question: panel.say("sure")
        yes: panel.say("yes")
        no: panel.say("no")
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
