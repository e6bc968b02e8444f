pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"
import "../ornament"

// The foot of the operator panel: the operator's actions and the scroll buttons.
Rectangle {
    id: footer

    required property Theme theme
    required property Operator operator
    required property string language
    required property bool scrolls // there is more than fits

    readonly property real hem: theme.cord + 1.5 * theme.band
    readonly property real pad: 0.5 * theme.margin

    signal resumed
    signal paused
    signal asked(deed: string, consequence: string, then: var) // see OperatorPanel
    signal scrolled(by: int) // 1 down, -1 up

    function say(word: string): string {
        return operator.say(word, language);
    }

    height: Math.max(footer.theme.portrait ? 0 : footer.theme.barHeight, hem + deeds.height + 2 * pad)
    color: footer.theme.bar

    Rectangle {
        width: parent.width
        height: footer.theme.cord
        color: footer.theme.edge
    }

    Ornament {
        y: footer.theme.snap(footer.theme.cord + 0.6 * footer.theme.band)
        width: parent.width
        height: footer.theme.snap(footer.theme.band)
        theme: footer.theme
        motif: "tumar"
        color: footer.theme.ornament
    }

    Grid {
        id: deeds

        readonly property real room: footer.width - 2 * footer.theme.margin - footer.theme.gap // for the actions and the scroll buttons
        readonly property real inRow: resume.implicitWidth + pause.implicitWidth + restart.implicitWidth + quit.implicitWidth + 3 * spacing
        readonly property bool isRow: inRow <= room - 2 * footer.theme.target - spacing
        readonly property real cell: (footer.width - 2 * footer.theme.margin - spacing - (footer.scrolls ? footer.theme.target + spacing : 0)) / 2
        readonly property real tall: Math.max(footer.theme.target, resume.implicitHeight, pause.implicitHeight, restart.implicitHeight, quit.implicitHeight)

        x: footer.theme.along(footer.theme.margin, width, footer.width)
        y: Math.round(footer.hem + (footer.height - footer.hem - height) / 2)
        columns: isRow ? 4 : 2
        spacing: 0.8 * footer.theme.gap

        Deed {
            id: resume

            name: footer.say("resume")
            ground: footer.theme.action
            onActivated: footer.resumed()
        }

        Deed {
            id: pause

            name: footer.say("pause")
            ground: footer.theme.inkOnBar
            onActivated: footer.paused()
        }

        Deed {
            id: restart

            name: footer.say("restart")
            ground: footer.theme.raised
            on: footer.theme.inkOnBar
            onActivated: footer.asked(name, footer.say("sure_restart"), () => footer.operator.panel.restart())
        }

        Deed {
            id: quit

            name: footer.say("quit")
            ground: footer.theme.raised
            on: footer.theme.inkOnBar
            onActivated: footer.asked(name, footer.say("sure_quit"), () => footer.operator.panel.quit())
        }
    }

    Grid {
        x: footer.theme.along(footer.width - footer.theme.margin - width, width, footer.width)
        y: deeds.y + Math.round((deeds.tall - footer.theme.target) / 2)
        columns: deeds.isRow ? 2 : 1
        columnSpacing: deeds.spacing
        rowSpacing: deeds.spacing + deeds.tall - footer.theme.target
        visible: footer.scrolls

        RoundButton {
            theme: footer.theme
            icon: "up"
            name: footer.say("up")
            onActivated: footer.scrolled(-1)
        }

        RoundButton {
            theme: footer.theme
            icon: "down"
            name: footer.say("down")
            onActivated: footer.scrolled(1)
        }
    }

    component Deed: Pill {
        width: deeds.isRow ? implicitWidth : deeds.cell
        height: deeds.tall
        theme: footer.theme
        on: footer.theme.bar
    }
}
