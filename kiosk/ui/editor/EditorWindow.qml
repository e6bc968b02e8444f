pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk

// The editor: the pages on the left, the kiosk with the page that is edited in the middle, its fields on the right.
Window {
    id: window

    required property Editor editor
    required property Words words
    property real ratio: 1 // how many of the screen's pixels make one px
    property bool playing: false // the preview fills the screen, to be tried
    property bool asking: false // whether to save, before the window closes
    property bool leaving: false
    property string refusal: "" // why the last change was not possible

    readonly property list<string> parts: ["page", "sections", "languages", "look", "words", "loop"]

    // Fills the screen with the kiosk, from the page that is edited; or returns.
    function play(on: bool): void {
        playing = on;
        if (on)
            showFullScreen();
        else
            showNormal();
    }

    // Hands on what is typed, so that nothing is missed.
    function settle(): void {
        (activeFocusItem?.parent as Entry)?.hand();
    }

    color: desk.paper
    title: `${editor.files.dirty ? "• " : ""}${editor.name} – ${words.say("editor", words.code)}`
    minimumWidth: 960
    minimumHeight: 600
    onActiveChanged: if (active)
        editor.files.look()
    onClosing: close => {
        settle();
        if (!leaving && editor.files.dirty) {
            close.accepted = false;
            asking = true;
        }
    }

    Desk {
        id: desk
    }

    Connections {
        function onRefused(why: string): void {
            window.refusal = why;
        }

        target: window.editor
    }

    Connections {
        function onChanged(): void {
            window.refusal = "";
        }

        target: window.editor.history
    }

    Connections {
        function onStateChanged(): void {
            if (window.asking && !window.editor.files.dirty) {
                window.leaving = true;
                window.close();
            }
        }

        function onFailed(): void {
            window.asking = false; // so that what is wrong is seen
        }

        target: window.editor.files
    }

    FocusScope {
        id: root

        anchors.fill: parent
        focus: true

        EditorHeader {
            id: header

            visible: !window.playing
            width: parent.width
            desk: desk
            words: window.words
            editor: window.editor
            parts: window.parts
            listing: findings.visible
            onListAsked: findings.visible = !findings.visible
        }

        EditorNotices {
            id: notices

            visible: !window.playing
            anchors.top: header.bottom
            width: parent.width
            desk: desk
            words: window.words
            editor: window.editor
            refusal: window.refusal
        }

        CardList {
            id: cards

            visible: !window.playing
            anchors.top: notices.bottom
            anchors.bottom: parent.bottom
            width: Math.max(least, Math.min(270, 0.16 * parent.width))
            desk: desk
            words: window.words
            editor: window.editor
        }

        PreviewPane {
            id: preview

            x: window.playing ? 0 : cards.width
            y: window.playing ? 0 : notices.y + notices.height
            width: (window.playing ? parent.width : fields.x) - x
            height: parent.height - y
            z: window.playing ? 2 : large ? -1 : 0 // of what is clipped completely, Qt draws Shapes all the same
            whole: window.playing
            desk: desk
            words: window.words
            editor: window.editor
            ratio: window.ratio
            onPlayAsked: window.play(true)
        }

        FieldPane {
            id: fields

            visible: !window.playing
            anchors.top: notices.bottom
            anchors.bottom: parent.bottom
            anchors.right: parent.right
            width: Math.round(Math.max(440, 0.37 * parent.width))
            desk: desk
            words: window.words
            editor: window.editor
            language: preview.session?.language ?? ""
            onChooserAsked: page => chooser.open(page)
            onFontAsked: chooser.open(chooser.font)
        }

        FindingList {
            id: findings

            anchors.top: notices.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            z: 3
            visible: false
            desk: desk
            words: window.words
            editor: window.editor
            onClosed: visible = false
        }

        PictureChooser {
            id: chooser

            readonly property int font: -2 // instead of a page
            property int page: -1 // for which something is chosen; -1 for the logo

            function open(page: int): void {
                chooser.page = page;
                visible = true;
            }

            anchors.fill: parent
            z: 3
            visible: false
            isForFonts: page === font
            desk: desk
            words: window.words
            pictures: window.editor.pictures
            onChosen: path => {
                window.editor.takePictureFor(page, path);
                visible = false;
            }
            onClosed: visible = false
        }

        SaveQuestion {
            anchors.fill: parent
            z: 4
            visible: window.asking
            desk: desk
            words: window.words
            onSaveAsked: window.editor.files.save()
            onDiscardAsked: {
                window.editor.files.discard();
                window.leaving = true;
                window.close();
            }
            onCancelled: window.asking = false
        }

        Tip {
            z: 5
            desk: desk
        }
    }

    Shortcut {
        sequences: [StandardKey.Save]
        onActivated: {
            window.settle();
            window.editor.files.save();
        }
    }

    Shortcut {
        sequences: [StandardKey.Undo]
        onActivated: window.editor.history.undo()
    }

    Shortcut {
        sequences: [StandardKey.Redo]
        onActivated: window.editor.history.redo()
    }

    Shortcut {
        sequence: "Ctrl+N"
        onActivated: {
            window.settle();
            window.editor.cards.add(window.editor.page, "fact", window.words.say("new_card", window.words.code));
        }
    }

    Shortcut {
        sequence: "Ctrl+D"
        onActivated: {
            window.settle();
            window.editor.cards.double(window.editor.page);
        }
    }

    Shortcut {
        sequence: "PgDown"
        onActivated: {
            window.settle();
            window.editor.select(window.editor.page + 1);
        }
    }

    Shortcut {
        sequence: "PgUp"
        onActivated: {
            window.settle();
            window.editor.select(window.editor.page - 1);
        }
    }

    Shortcut {
        sequence: "F5"
        onActivated: {
            window.settle();
            window.play(!window.playing);
        }
    }

    Shortcut {
        sequence: "Esc"
        enabled: window.playing
        onActivated: window.play(false)
    }
}
