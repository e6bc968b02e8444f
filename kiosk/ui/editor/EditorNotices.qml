import QtQuick
import Kiosk

// What is to be known now: somebody else's changes, a save that failed, another editor, what a crash has left, a picture.
Column {
    id: notices

    required property Desk desk
    required property Words words
    required property Editor editor
    required property string refusal // why the last change was not possible

    Notices {
        width: parent.width
        desk: notices.desk
        grave: true
        text: notices.editor.files.overtaken ? notices.words.say("overtaken", notices.words.code).replace("{files}", notices.editor.files.overtaken) : ""

        DeskButton {
            desk: notices.desk
            name: notices.words.say("take_theirs", notices.words.code)
            label: name
            onActivated: notices.editor.files.takeTheirs()
        }

        DeskButton {
            desk: notices.desk
            name: notices.words.say("save_mine", notices.words.code)
            label: name
            onActivated: notices.editor.files.saveOver()
        }
    }

    Notices {
        width: parent.width
        desk: notices.desk
        grave: true
        text: notices.editor.files.trouble ? `${notices.words.say(notices.editor.files.trouble, notices.words.code)} ${notices.editor.files.details}`.trim() : notices.editor.files.draftTrouble ? `${notices.words.say("not_kept", notices.words.code)} ${notices.editor.files.draftTrouble}` : notices.refusal
    }

    Notices {
        width: parent.width
        desk: notices.desk
        text: notices.editor.files.readOnly && !notices.editor.files.trouble ? notices.words.say("folder_read_only", notices.words.code) : ""
    }

    Notices {
        width: parent.width
        desk: notices.desk
        text: notices.editor.files.other ? notices.words.say("other_editor", notices.words.code).replace("{who}", notices.editor.files.other) : ""
    }

    Notices {
        width: parent.width
        desk: notices.desk
        text: notices.words.say(notices.editor.files.news, notices.words.code).replace("{files}", notices.editor.files.newsOf)

        DeskButton {
            desk: notices.desk
            name: notices.words.say("understood", notices.words.code)
            label: name
            onActivated: notices.editor.files.forget()
        }
    }

    Notices {
        width: parent.width
        desk: notices.desk
        text: notices.editor.recovered ? notices.words.say("recovered", notices.words.code) : ""
    }

    Notices {
        width: parent.width
        desk: notices.desk
        grave: notices.editor.pictures.refused
        text: notices.editor.pictures.notes.join("  ·  ")

        DeskButton {
            desk: notices.desk
            name: notices.words.say("understood", notices.words.code)
            label: name
            onActivated: notices.editor.pictures.forget()
        }
    }
}
