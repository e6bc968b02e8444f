import QtQuick
import Kiosk

// What is wrong: a title in the window's language, above the check's own message, which is English.
Column {
    id: complaint

    required property Desk desk
    required property Words words
    required property string rule
    required property string said
    property color color: desk.ink // of the title

    readonly property string title: words.rule(rule, words.code)

    Said {
        width: parent.width
        desk: complaint.desk
        color: complaint.color
        text: complaint.title
        Accessible.ignored: complaint.Accessible.ignored
    }

    Said {
        width: parent.width
        desk: complaint.desk
        size: complaint.desk.small
        color: complaint.desk.quiet
        text: complaint.said
        Accessible.ignored: complaint.Accessible.ignored
    }
}
