import QtQuick
import ".."
import "../controls"
import "../ornament"

// "Are you sure?", over everything else that the operator could touch.
Rectangle {
    id: sure

    required property Theme theme
    required property color accent
    required property string deed // the action
    required property string question // its consequence
    required property string yes // "" if nothing can be done
    required property string no

    signal answered(certain: bool)

    color: theme.veil
    onVisibleChanged: if (visible)
        forceActiveFocus() // what lies beneath has no keys
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_Back;
        if (event.accepted)
            answered(false);
    }
    Accessible.role: Accessible.Dialog
    Accessible.name: `${deed}. ${question}`

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds // takes the finger, so nothing beneath gets it
    }

    Rug {
        anchors.centerIn: parent
        width: 2 * Math.round(Math.min(parent.width / 2 - theme.margin, 42 * theme.unit))
        height: 2 * Math.round(column.height / 2 + edge + 1.2 * theme.margin)
        theme: sure.theme
        accent: sure.accent

        Column {
            id: column

            anchors.centerIn: parent
            width: parent.width - 2 * sure.theme.margin - 2 * sure.theme.cord - 2 * sure.theme.gap - 4 * sure.theme.unit
            spacing: sure.theme.gap

            Label {
                width: parent.width
                theme: sure.theme
                ground: sure.theme.paper
                color: sure.accent
                text: sure.deed
                size: sure.theme.headline * 0.8
                font.weight: Font.ExtraBold
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true // the dialog's name says it
            }

            Label {
                width: parent.width
                bottomPadding: sure.theme.gap
                theme: sure.theme
                ground: sure.theme.paper
                text: sure.question
                size: sure.theme.textLarge
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true // the dialog's name says it
            }

            Row {
                id: answers

                readonly property real least: 18 * sure.theme.unit

                anchors.horizontalCenter: parent.horizontalCenter
                spacing: 2 * sure.theme.gap

                Pill {
                    width: Math.max(implicitWidth, answers.least)
                    height: sure.theme.target
                    theme: sure.theme
                    name: sure.no
                    ground: sure.theme.bar
                    on: sure.theme.inkOnBar
                    onActivated: sure.answered(false)
                }

                Pill {
                    width: Math.max(implicitWidth, answers.least)
                    height: sure.theme.target
                    visible: sure.yes !== ""
                    theme: sure.theme
                    name: sure.yes
                    ground: sure.theme.action
                    on: sure.theme.inkOnAction
                    onActivated: sure.answered(true)
                }
            }
        }
    }
}
