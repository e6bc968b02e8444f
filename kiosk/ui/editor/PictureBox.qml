import QtQuick
import Kiosk

// A picture of the deck: dropped here or chosen, turned, taken out. A click sets what every crop of it keeps in view.
Column {
    id: box

    required property Desk desk
    required property Words words
    required property Editor editor
    required property FieldValue value
    required property bool hasFocus // that can be set

    readonly property string file: value.text
    readonly property bool isPhoto: /\.(jpe?g|png|webp)$/i.test(file)
    readonly property FieldValue focusValue: {
        for (let nth = 0; nth < editor.fields.length; nth++)
            if (editor.fields[nth].name === "focus")
                return editor.fields[nth].values[0];
        return null;
    }
    readonly property list<real> point: {
        const written = focusValue === null ? "" : focusValue.text;
        const parts = written.split(",").map(Number);
        return written !== "" && parts.length === 2 && !parts.some(isNaN) ? parts : [];
    }

    signal chooserAsked

    spacing: 6

    Rectangle {
        id: frame

        width: parent.width
        height: box.file ? Math.max(60, Math.min(220, image.implicitHeight)) : 84
        radius: box.desk.corner
        color: drop.containsDrag ? box.desk.pale : box.desk.side
        border.width: drop.containsDrag ? 2 : 1
        border.color: drop.containsDrag ? box.desk.lake : box.desk.line

        Image {
            id: image

            anchors.centerIn: parent
            sourceSize: Qt.size(box.width - 2, 218)
            asynchronous: true
            cache: false // its file may change
            source: box.file ? `image://thumbnails/${box.file}` : ""
            Accessible.role: Accessible.Graphic
            Accessible.name: box.file

            TapHandler {
                enabled: box.hasFocus && box.isPhoto
                onTapped: point => {
                    const across = Math.min(Math.max(point.position.x / image.width, 0), 1);
                    const down = Math.min(Math.max(point.position.y / image.height, 0), 1);
                    box.focusValue.write(`${across.toFixed(2)}, ${down.toFixed(2)}`);
                }
            }

            Rectangle {
                visible: box.hasFocus && box.isPhoto
                x: (box.point[0] ?? 0.5) * image.width - width / 2
                y: (box.point[1] ?? 0.5) * image.height - height / 2
                width: 26
                height: 26
                radius: 13
                color: "transparent"
                border.width: 3
                border.color: box.desk.white
                opacity: box.point.length > 0 ? 1 : 0.6

                Rectangle {
                    anchors.centerIn: parent
                    width: 18
                    height: 18
                    radius: 9
                    color: "transparent"
                    border.width: 2
                    border.color: box.desk.ink
                }
            }
        }

        Said {
            anchors.centerIn: parent
            width: parent.width - 24
            visible: !box.file
            desk: box.desk
            color: box.desk.quiet
            horizontalAlignment: Text.AlignHCenter
            text: box.words.say("drop_here", box.words.code)
        }

        DropArea {
            id: drop

            anchors.fill: parent
            onDropped: dropped => {
                if (dropped.hasUrls && box.hasFocus)
                    box.editor.takePicture(dropped.urls[0]);
            }
        }
    }

    Flow {
        width: parent.width
        spacing: 4

        DeskButton {
            desk: box.desk
            name: box.words.say("choose_picture", box.words.code)
            label: box.words.say("choose", box.words.code)
            onActivated: box.chooserAsked()
        }

        DeskButton {
            visible: box.isPhoto && box.hasFocus
            enabled: !box.editor.pictures.busy
            desk: box.desk
            name: box.words.say("turn_picture", box.words.code)
            icon: "again"
            onActivated: box.editor.pictures.turn(box.editor.page, box.file)
        }

        DeskButton {
            visible: box.file !== ""
            desk: box.desk
            name: box.words.say("remove_picture", box.words.code)
            icon: "erase"
            onActivated: box.value.write("")
        }

        Said {
            height: box.desk.row
            verticalAlignment: Text.AlignVCenter
            desk: box.desk
            size: box.desk.small
            color: box.desk.quiet
            text: box.editor.pictures.busy ? box.words.say("copying", box.words.code) : box.file && box.isPhoto && box.hasFocus ? box.words.say("click_focus", box.words.code) : ""
        }
    }
}
