pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"

// The content of the operator panel, in columns; scrolled if there is no room for all of it.
Item {
    id: body

    required property Theme theme
    required property color accent
    required property Operator operator
    required property Session session
    required property string language

    readonly property Panel panel: operator.panel
    readonly property real gutter: 0.9 * theme.margin
    readonly property real room: width - 2 * body.theme.margin
    readonly property int columns: Math.min(Math.max(Math.floor((room + gutter) / (Math.max(42 * body.theme.unit, 18 * body.theme.textSmall) + gutter)), 1), 4)
    readonly property real columnWidth: Math.floor((room - (columns - 1) * gutter) / columns)
    readonly property list<PanelSection> sections: [today, numbers, problems, kiosk, sizes, decks, report, care, charts] // from top to bottom
    readonly property real contentHeight: Math.max(...sections.map(section => section.y + section.height)) + body.theme.gap / 2
    readonly property real overflow: Math.max(0, contentHeight - height)
    property real scroll: 0 // px

    signal selfTest
    signal changePin
    signal asked(deed: string, consequence: string, then: var) // see OperatorPanel

    function say(word: string): string {
        return operator.say(word, language);
    }

    function across(section: PanelSection): real {
        return theme.along(section.column * (columnWidth + gutter), columnWidth, room);
    }

    // The top of a section: below those before it in its column.
    function shelf(section: PanelSection): real {
        let y = 0;
        for (const other of sections) {
            if (other === section)
                break;
            if (other.column === section.column)
                y += other.height + 1.5 * body.theme.gap;
        }
        return y;
    }

    // The software renderer draws a Shape that is completely clipped as if it were not clipped at all. So Shapes out of
    // sight are hidden.
    function sees(section: PanelSection, item: Item): bool {
        const top = section.y + section.contentY + item.y - scroll;
        return overflow === 0 || top < height && top + item.height > 0;
    }

    function scrollBy(distance: real): void {
        scroll = Math.min(Math.max(scroll + distance, 0), overflow);
    }

    // Scrolls to the item with the focus, if it is in here.
    function show(item: Item): void {
        let top = 0;
        let one = item; // null while the panel is taken away, and so is `content`
        for (; one && one !== content; one = one.parent)
            top += one.y;
        if (!one)
            return;
        const above = top - theme.margin;
        scrollBy(Math.max(top + item.height + theme.margin - height, Math.min(scroll, above)) - scroll);
    }

    readonly property Item focused: Window.activeFocusItem

    clip: overflow > 0
    onOverflowChanged: scrollBy(0)
    onFocusedChanged: show(focused)

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

        x: body.theme.margin
        y: -Math.round(body.scroll)

        Part {
            id: numbers

            column: 0
            title: body.say("numbers")

            ValueList {
                width: parent.width
                theme: body.theme
                names: body.panel.numbers.map(fact => fact.name.said(body.language))
                values: body.panel.numbers.map(fact => fact.value)
            }
        }

        Part {
            id: problems

            column: [0, 0, 0, 1, 2][body.columns]
            title: body.say("problems")

            Label {
                width: parent.width
                visible: body.panel.problems.length === 0
                theme: body.theme
                ground: body.theme.paper
                text: body.say("no_problems")
                size: body.theme.textSmall
            }

            Repeater {
                model: body.panel.problems

                Label {
                    required property Problem modelData

                    width: body.columnWidth
                    theme: body.theme
                    ground: body.theme.paper
                    text: `${modelData.at ? modelData.at + "  " : ""}${modelData.phrase.said(body.language)}`
                    size: body.theme.textSmall
                    lineHeight: 1.15
                }
            }
        }

        Part {
            id: kiosk

            column: [0, 0, 0, 1, 0][body.columns]
            title: body.say("kiosk")

            ValueList {
                width: parent.width
                theme: body.theme
                names: body.panel.facts.map(fact => fact.name.said(body.language))
                values: body.panel.facts.map(fact => fact.value)
            }
        }

        Part {
            id: sizes

            column: [0, 0, 1, 2, 3][body.columns]
            title: body.say("sizes")

            Stepper {
                inSight: body.sees(sizes, this)
                width: parent.width
                theme: body.theme
                name: body.say("diagonal")
                less: body.say("less")
                more: body.say("more")
                value: body.panel.diagonal
                least: 5
                most: 200
                step: 0.5
                onChosen: value => body.panel.setSizes(value, body.panel.distance)
            }

            Stepper {
                inSight: body.sees(sizes, this)
                width: parent.width
                theme: body.theme
                name: body.say("distance")
                less: body.say("less")
                more: body.say("more")
                value: body.panel.distance
                least: 200
                most: 5000
                step: 50
                onChosen: value => body.panel.setSizes(body.panel.diagonal, value)
            }
        }

        PanelHours {
            id: today

            column: 0
            x: body.across(this)
            y: body.shelf(this)
            width: body.columnWidth
            theme: body.theme
            accent: body.accent
            operator: body.operator
            language: body.language
            sees: item => body.sees(today, item)
            session: body.session
        }

        PanelDecks {
            id: decks

            column: [0, 0, 1, 2, 2][body.columns]
            x: body.across(this)
            y: body.shelf(this)
            width: body.columnWidth
            theme: body.theme
            accent: body.accent
            operator: body.operator
            language: body.language
            sees: item => body.sees(decks, item)
            onAsked: (deed, consequence, then) => body.asked(deed, consequence, then)
        }

        PanelReport {
            id: report

            column: [0, 0, 1, 2, 3][body.columns]
            x: body.across(this)
            y: body.shelf(this)
            width: body.columnWidth
            theme: body.theme
            accent: body.accent
            operator: body.operator
            language: body.language
            sees: item => body.sees(report, item)
        }

        PanelMaintenance {
            id: care

            column: [0, 0, 1, 1, 3][body.columns]
            x: body.across(this)
            y: body.shelf(this)
            width: body.columnWidth
            theme: body.theme
            accent: body.accent
            operator: body.operator
            language: body.language
            sees: item => body.sees(care, item)
            onSelfTest: body.selfTest()
            onChangePin: body.changePin()
            onAsked: (deed, consequence, then) => body.asked(deed, consequence, then)
        }

        Part {
            id: charts

            column: [0, 0, 0, 0, 1][body.columns]
            title: body.say("charts")
            visible: body.panel.charts.length > 0

            ChartList {
                width: body.columnWidth
                theme: body.theme
                model: body.panel.charts
                language: body.language
            }
        }
    }

    component Part: PanelSection {
        x: body.across(this)
        y: body.shelf(this)
        width: body.columnWidth
        theme: body.theme
        accent: body.accent
    }

    // Content that continues below fades out instead of being cut off.
    Fade {
        y: body.height - height
        width: body.width
        visible: body.overflow - body.scroll > 1
        theme: body.theme
    }
}
