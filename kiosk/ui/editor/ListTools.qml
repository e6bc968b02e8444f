pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// Languages, sections or fonts in their order: moved, taken out, and a new one added.
Column {
    id: tools

    required property Desk desk
    required property Words words
    required property EditorList list
    required property string removal // what taking one out is called
    required property string addition // what adding one is called
    property string asked: "" // what is typed to add one; empty: nothing is

    signal choiceAsked // of a new one, where nothing is typed

    property string typed: "" // the name of a new one

    // Adds what is typed.
    function addTyped(): void {
        if (asked === "") {
            choiceAsked();
            return;
        }
        fresh.hand();
        list.add(typed);
        typed = "";
    }

    spacing: 6

    Repeater {
        model: tools.list.names

        Row {
            id: row

            required property int index
            required property string modelData

            spacing: 4

            Said {
                width: Math.min(Math.max(90, implicitWidth), tools.width - 130)
                height: tools.desk.row
                verticalAlignment: Text.AlignVCenter
                desk: tools.desk
                font.weight: Font.Bold
                text: row.modelData
                elide: Text.ElideMiddle
                wrapMode: Text.NoWrap
            }

            DeskButton {
                desk: tools.desk
                enabled: row.index > 0
                icon: "up"
                name: `${tools.words.say("move_up", tools.words.code)}: ${row.modelData}`
                onActivated: tools.list.move(row.index, row.index - 1)
            }

            DeskButton {
                desk: tools.desk
                enabled: row.index < tools.list.names.length - 1
                icon: "down"
                name: `${tools.words.say("move_down", tools.words.code)}: ${row.modelData}`
                onActivated: tools.list.move(row.index, row.index + 1)
            }

            DeskButton {
                desk: tools.desk
                enabled: tools.list.names.length > tools.list.least
                icon: "erase"
                name: `${tools.removal}: ${row.modelData}`
                onActivated: tools.list.remove(row.index)
            }
        }
    }

    Row {
        spacing: 4

        Entry {
            id: fresh

            objectName: "new"
            visible: tools.asked !== ""
            width: Math.min(220, tools.width / 2)
            desk: tools.desk
            name: tools.asked
            text: tools.typed
            spare: tools.asked
            onWritten: text => tools.typed = text
        }

        DeskButton {
            desk: tools.desk
            icon: "plus"
            name: tools.addition
            label: tools.addition
            onActivated: tools.addTyped()
        }
    }
}
