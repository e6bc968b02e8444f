import QtQuick
import Kiosk

// Whether to save, before the window closes.
Rectangle {
    id: question

    required property Desk desk
    required property Words words

    signal saveAsked
    signal discardAsked
    signal cancelled

    color: Qt.alpha(desk.ink, 0.5)
    Accessible.role: Accessible.Dialog
    Accessible.name: said.text
    Keys.onEscapePressed: cancelled()
    onVisibleChanged: if (visible)
        save.forceActiveFocus()

    TapHandler {}

    Rectangle {
        anchors.centerIn: parent
        width: column.width + 6 * question.desk.gap
        height: column.height + 6 * question.desk.gap
        radius: question.desk.corner
        color: question.desk.paper

        Column {
            id: column

            anchors.centerIn: parent
            spacing: 2 * question.desk.gap

            Said {
                id: said

                desk: question.desk
                size: question.desk.large
                font.weight: Font.Bold
                text: question.words.say("save_first", question.words.code)
            }

            Row {
                spacing: question.desk.gap

                DeskButton {
                    id: save

                    desk: question.desk
                    strong: true
                    name: question.words.say("save", question.words.code)
                    label: name
                    onActivated: question.saveAsked()
                }

                DeskButton {
                    desk: question.desk
                    name: question.words.say("discard", question.words.code)
                    label: name
                    onActivated: question.discardAsked()
                }

                DeskButton {
                    desk: question.desk
                    name: question.words.say("cancel", question.words.code)
                    label: name
                    keys: "Esc"
                    onActivated: question.cancelled()
                }
            }
        }
    }
}
