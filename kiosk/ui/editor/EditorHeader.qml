pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// Above everything: the parts of the deck, undo and redo, what the check says in all, and saving.
Rectangle {
    id: header

    required property Desk desk
    required property Words words
    required property Editor editor
    required property list<string> parts
    required property bool listing // whether all that the check has found is shown

    signal listAsked

    height: 52
    color: desk.paper

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: header.desk.line
    }

    Row {
        anchors.verticalCenter: parent.verticalCenter
        x: header.desk.gap
        spacing: 2

        Repeater {
            model: header.parts

            DeskButton {
                required property string modelData

                desk: header.desk
                quiet: true
                name: header.words.say(`part_${modelData}`, header.words.code)
                label: name
                checked: header.editor.part === modelData
                onActivated: header.editor.open(modelData)
            }
        }
    }

    Row {
        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: header.desk.gap
        spacing: header.desk.gap

        DeskButton {
            desk: header.desk
            quiet: true
            enabled: header.editor.findings.count > 0
            checked: header.listing
            tone: header.editor.findings.mistakes > 0 ? header.desk.madder : header.editor.findings.warnings > 0 ? header.desk.walnut : header.desk.quiet
            name: header.words.say("findings", header.words.code)
            onActivated: header.listAsked()
            label: {
                if (header.editor.findings.mistakes > 0)
                    return header.words.say("mistakes", header.words.code).replace("{count}", header.editor.findings.mistakes);
                if (header.editor.findings.warnings > 0)
                    return header.words.say("warnings", header.words.code).replace("{count}", header.editor.findings.warnings);
                return header.words.say("all_well", header.words.code);
            }
        }

        DeskButton {
            desk: header.desk
            enabled: header.editor.history.canUndo
            icon: "back"
            name: header.words.say("undo", header.words.code)
            keys: "Ctrl+Z"
            onActivated: header.editor.history.undo()
        }

        DeskButton {
            desk: header.desk
            enabled: header.editor.history.canRedo
            icon: "forth"
            name: header.words.say("redo", header.words.code)
            keys: "Ctrl+Shift+Z"
            onActivated: header.editor.history.redo()
        }

        DeskButton {
            desk: header.desk
            label: header.words.code
            name: header.words.say("own_language", header.words.code)
            onActivated: header.words.speak(header.words.codes[(header.words.codes.indexOf(header.words.code) + 1) % header.words.codes.length])
        }

        DeskButton {
            desk: header.desk
            strong: true
            enabled: header.editor.files.dirty && !header.editor.files.busy
            icon: "save"
            name: header.words.say("save", header.words.code)
            label: header.editor.files.dirty ? header.words.say("save", header.words.code) : header.words.say("is_saved", header.words.code)
            keys: "Ctrl+S"
            onActivated: header.editor.files.save()
        }
    }
}
