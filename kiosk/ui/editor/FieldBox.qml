pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// One field: its name, what it says in each language that is shown, and what the check finds there.
Column {
    id: box

    required property Desk desk
    required property Words words
    required property Editor editor
    required property EditorField field
    required property list<string> shown // the codes of the languages

    readonly property string title: words.field(field.name, field.title, words.code)
    // Not a list<FieldValue>: Qt 6.11 sometimes makes nulls of its items.
    readonly property var values: {
        const all = [];
        for (let nth = 0; nth < field.values.length; nth++)
            all.push(field.values[nth]);
        return all.length === 1 && all[0].language === "" ? all : shown.map(code => all.find(value => value.language === code)).filter(value => value);
    }

    signal focused(item: Item)
    signal chooserAsked

    visible: field.sort !== "places" // which is set on the picture
    spacing: 4

    Row {
        spacing: box.desk.gap

        Said {
            desk: box.desk
            size: box.desk.small
            color: box.desk.quiet
            text: box.title
        }

        Said {
            visible: box.field.note !== ""
            desk: box.desk
            size: box.desk.small
            font.weight: Font.Bold
            color: box.field.pale ? box.desk.madder : box.desk.quiet
            text: `${box.words.say("contrast", box.words.code)} ${box.field.note}`
        }
    }

    Row {
        id: row

        width: parent.width
        spacing: box.desk.gap

        Repeater {
            model: box.values

            ValueBox {
                required property FieldValue modelData

                width: (row.width - (box.values.length - 1) * row.spacing) / box.values.length
                desk: box.desk
                words: box.words
                editor: box.editor
                field: box.field
                value: modelData
                name: value.language ? `${box.title}, ${value.language}` : box.title
                onFocused: item => box.focused(item)
                onChooserAsked: box.chooserAsked()
            }
        }
    }
}
