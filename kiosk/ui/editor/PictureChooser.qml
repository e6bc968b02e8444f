pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../controls"

// Chooses a picture or a font from the disk: folders and files as a list, for mouse and keyboard.
Rectangle {
    id: chooser

    required property Desk desk
    required property Words words
    required property EditorPictures pictures
    property bool isForFonts: false

    readonly property string purpose: isForFonts ? words.say("add_font", words.code) : words.say("choose_picture", words.code)

    signal chosen(path: string)
    signal closed

    // Opens a folder, or takes a file.
    function enter(path: string, isFolder: bool): void {
        if (isFolder)
            pictures.browse(path, isForFonts);
        else
            chosen(path);
    }

    color: Qt.alpha(desk.ink, 0.5)
    Accessible.role: Accessible.Dialog
    Accessible.name: purpose
    onVisibleChanged: if (visible) {
        pictures.browse(pictures.place, isForFonts);
        list.forceActiveFocus();
    }
    Keys.onEscapePressed: closed()

    TapHandler {
        onTapped: chooser.closed()
    }

    Rectangle {
        anchors.centerIn: parent
        width: Math.min(720, parent.width - 80)
        height: parent.height - 120
        radius: chooser.desk.corner
        color: chooser.desk.paper

        TapHandler {}

        Row {
            id: head

            x: 2 * chooser.desk.gap
            y: x
            width: parent.width - 2 * x
            spacing: chooser.desk.gap

            DeskButton {
                id: up

                desk: chooser.desk
                icon: "up"
                name: chooser.words.say("folder_above", chooser.words.code)
                onActivated: chooser.pictures.browse(`${chooser.pictures.place}/..`, chooser.isForFonts)
            }

            Entry {
                objectName: "folder"
                width: head.width - up.width - cancel.width - 2 * head.spacing
                desk: chooser.desk
                name: chooser.words.say("folder", chooser.words.code)
                text: chooser.pictures.place
                onWritten: text => chooser.pictures.browse(text, chooser.isForFonts)
            }

            DeskButton {
                id: cancel

                desk: chooser.desk
                name: chooser.words.say("cancel", chooser.words.code)
                label: name
                keys: "Esc"
                onActivated: chooser.closed()
            }
        }

        ListView {
            id: list

            anchors.top: head.bottom
            anchors.bottom: parent.bottom
            anchors.margins: 2 * chooser.desk.gap
            anchors.left: parent.left
            anchors.right: parent.right
            clip: true
            model: chooser.pictures.entries
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            highlightMoveDuration: 0
            Accessible.role: Accessible.List
            Accessible.name: chooser.purpose
            Keys.onReturnPressed: (currentItem as ChooserRow)?.take()
            Keys.onEnterPressed: (currentItem as ChooserRow)?.take()

            delegate: ChooserRow {}
        }
    }

    component ChooserRow: Rectangle {
        id: row

        required property int index
        required property string name
        required property string path
        required property bool isFolder

        function take(): void {
            chooser.enter(path, isFolder);
        }

        width: ListView.view?.width ?? 0
        height: chooser.desk.row
        color: ListView.isCurrentItem ? chooser.desk.pale : hover.hovered ? chooser.desk.side : "transparent"
        Accessible.role: Accessible.ListItem
        Accessible.name: name
        Accessible.onPressAction: take()

        Icon {
            x: 6
            anchors.verticalCenter: parent.verticalCenter
            width: 18
            height: 18
            name: row.isFolder ? "next" : "check"
            color: chooser.desk.quiet
        }

        Said {
            x: 34
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x
            desk: chooser.desk
            font.weight: row.isFolder ? Font.Bold : Font.Normal
            text: row.name
            elide: Text.ElideMiddle
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }

        HoverHandler {
            id: hover
        }

        TapHandler {
            onTapped: row.take()
        }
    }
}
