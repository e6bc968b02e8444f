pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// All that the check has found, below its number in the header. A line leads to its field; any other click closes the list.
Item {
    id: list

    required property Desk desk
    required property Words words
    required property Editor editor

    signal closed

    Accessible.role: Accessible.Dialog
    Accessible.name: words.say("findings", words.code)
    Keys.onEscapePressed: closed()
    onVisibleChanged: if (visible)
        view.forceActiveFocus() // and with it the first line

    Connections {
        function onSpotChanged(): void {
            list.closed(); // somebody has gone on
        }

        target: list.editor
    }

    TapHandler {
        onTapped: list.closed()
    }

    Rectangle {
        anchors.right: parent.right
        anchors.rightMargin: list.desk.gap
        width: Math.min(560, parent.width - 2 * list.desk.gap)
        height: Math.min(view.contentHeight + 2 * list.desk.gap, parent.height - 2 * list.desk.gap)
        radius: list.desk.corner
        color: list.desk.sheet
        border.width: 1
        border.color: list.desk.edge

        TapHandler {}

        ListView {
            id: view

            anchors.fill: parent
            anchors.margins: list.desk.gap
            clip: true
            model: list.editor.findings.rows
            boundsBehavior: Flickable.StopAtBounds
            reuseItems: false
            spacing: 2
            activeFocusOnTab: true
            currentIndex: 0

            delegate: FindingLine {
                width: view.width - 10
                desk: list.desk
                words: list.words
                onActivated: {
                    list.closed();
                    list.editor.findings.see(index);
                }
            }
        }

        Rectangle {
            visible: view.contentHeight > view.height
            x: parent.width - 7
            y: view.y + view.height * view.visibleArea.yPosition
            width: 5
            height: view.height * view.visibleArea.heightRatio
            radius: 2
            color: list.desk.line
        }
    }
}
