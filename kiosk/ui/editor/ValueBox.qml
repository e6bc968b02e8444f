pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// What a field says in one language, or for the whole deck: how it is written follows from its sort.
Column {
    id: box

    required property Desk desk
    required property Words words
    required property Editor editor
    required property EditorField field
    required property FieldValue value
    required property string name

    readonly property bool needed: ["accent", "base", "invitation", "review", "default_language"].includes(field.name)

    signal focused(item: Item)
    signal chooserAsked

    // What a choice is called.
    function called(choice: string): string {
        const named = field.called[field.choices.indexOf(choice)];
        return named ? named : choice === "" ? words.say("by_itself", words.code) : words.say(`choice_${choice}`, words.code) || choice;
    }

    // With this choice more, or less.
    function toggled(choice: string): string {
        const now = (value.text || value.spare).split(", ");
        const next = now.includes(choice) ? now.filter(other => other !== choice) : [...now, choice];
        return field.choices.filter(other => next.includes(other)).join(", ");
    }

    spacing: 3

    Connections {
        function onSeen(field: string, entry: string, language: string): void {
            if (field === box.field.name && entry === box.field.title && language === box.value.language)
                Qt.callLater(() => {
                    (shown.item as Entry)?.input.forceActiveFocus();
                    box.focused(box);
                });
        }

        target: box.editor.findings
    }

    Loader {
        id: shown

        width: parent.width
        sourceComponent: {
            if (!box.value.plain)
                return elsewhere;
            switch (box.field.sort) {
            case "choice":
            case "switch":
                return options;
            case "several":
                return several;
            case "colour":
                return colour;
            case "picture":
                return picture;
            case "other":
                return elsewhere;
            default:
                return entry;
            }
        }
    }

    Component {
        id: entry

        Entry {
            objectName: `${box.field.name} ${box.value.language}`
            desk: box.desk
            name: box.name
            text: box.value.text
            spare: box.value.spare
            several: box.field.sort === "text" || box.field.sort === "paragraphs"
            whole: box.field.sort === "name"
            most: box.field.most
            wrong: box.value.wrong
            onWritten: text => box.value.write(text)
            onUndoAsked: box.editor.history.undo()
            onRedoAsked: box.editor.history.redo()
            input.onActiveFocusChanged: if (input.activeFocus)
                box.focused(box)
        }
    }

    Component {
        id: options

        Options {
            desk: box.desk
            name: box.name
            choices: {
                const all = box.field.sort === "switch" ? ["true", "false"] : box.field.choices;
                return box.needed ? all : ["", ...all];
            }
            labels: choices.map(choice => box.called(choice))
            chosen: [box.value.text || (box.needed ? box.value.spare || choices[0] : "")]
            swatches: box.field.swatches.length > 0 ? (box.needed ? box.field.swatches : ["", ...box.field.swatches]) : []
            onPicked: choice => box.value.write(choice)
        }
    }

    Component {
        id: several

        Options {
            desk: box.desk
            name: box.name
            choices: box.field.choices
            labels: choices
            chosen: (box.value.text || box.value.spare).split(", ")
            onPicked: choice => box.value.write(box.toggled(choice))
        }
    }

    Component {
        id: colour

        Row {
            spacing: box.desk.gap

            Rectangle {
                width: box.desk.row
                height: box.desk.row
                radius: box.desk.corner
                border.width: 1
                border.color: box.desk.line
                color: /^#[0-9A-Fa-f]{6}$/.test(box.value.text) ? box.value.text : box.value.spare
            }

            Entry {
                objectName: box.field.name
                width: Math.min(180, box.width - box.desk.row - box.desk.gap)
                desk: box.desk
                name: box.name
                text: box.value.text
                spare: box.value.spare
                wrong: box.value.wrong
                onWritten: text => box.value.write(text)
                onUndoAsked: box.editor.history.undo()
                onRedoAsked: box.editor.history.redo()
            }
        }
    }

    Component {
        id: picture

        PictureBox {
            desk: box.desk
            words: box.words
            editor: box.editor
            value: box.value
            hasFocus: box.field.name === "illustration"
            onChooserAsked: box.chooserAsked()
        }
    }

    Component {
        id: elsewhere

        Said {
            desk: box.desk
            color: box.desk.quiet
            text: box.value.text !== "" ? box.value.text : box.words.say("only_in_file", box.words.code)
        }
    }

    Repeater {
        model: box.value.problems

        Complaint {
            required property string modelData
            required property int index

            width: box.width
            desk: box.desk
            words: box.words
            color: box.value.wrong ? box.desk.madder : box.value.strange ? box.desk.walnut : box.desk.quiet
            rule: box.value.rules[index] ?? ""
            said: modelData
        }
    }
}
