import QtQuick

// One line with something to know, and what can be done about it.
Rectangle {
    id: notice

    required property Desk desk
    property string text: ""
    property bool grave: false
    default property alias actions: row.data

    visible: text !== ""
    height: visible ? Math.max(44, said.height + 16) : 0
    color: grave ? desk.rosy : desk.honey
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Said {
        id: said

        anchors.verticalCenter: parent.verticalCenter
        x: 2 * notice.desk.gap
        width: row.x - x - notice.desk.gap
        desk: notice.desk
        color: notice.grave ? notice.desk.madder : notice.desk.walnut
        text: notice.text
    }

    Row {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: notice.desk.gap
        spacing: notice.desk.gap
    }
}
