import QtQuick

// Where words are written: one line, which wraps, or several. What is typed is handed on after a moment's pause, and when
// the focus leaves; so each step of the history is a piece of work, and not a letter.
Rectangle {
    id: entry

    required property Desk desk
    required property string name // for assistive technology
    required property string text // as it is in the deck
    property string spare: "" // what visitors see while nothing is written
    property bool several: false // lines
    property bool wrong: false
    property int most: 0 // letters; 0: no limit
    property bool plain: true // it can be written here
    property bool whole: false // what is typed counts only once it is complete: with Enter, or when the focus leaves

    readonly property alias input: input
    property bool handing: false // what is in the deck changes because of this entry

    signal written(text: string)
    signal undoAsked
    signal redoAsked

    // Hands on what is typed.
    function hand(): void {
        wait.stop();
        const said = several ? input.text : input.text.replace(/\s*\n\s*/g, " ");
        if (said.trim() === text.trim())
            return;
        handing = true;
        written(said);
        handing = false;
    }

    // Shows what is in the deck.
    function follow(): void {
        if (input.text === text)
            return;
        wait.stop();
        const place = input.cursorPosition;
        input.text = text;
        input.cursorPosition = Math.min(place, input.length);
    }

    implicitHeight: Math.max(desk.row, input.height + 2 * input.y, input.text === "" ? hint.height + 2 * input.y : 0)
    radius: desk.corner
    color: plain ? desk.sheet : "transparent"
    border.width: input.activeFocus ? 2 : 1
    border.color: input.activeFocus ? desk.lake : wrong ? desk.madder : desk.edge
    onTextChanged: if (!handing)
        follow()

    HoverHandler {
        cursorShape: Qt.IBeamCursor
    }

    TapHandler {
        onTapped: input.forceActiveFocus()
    }

    Said {
        id: hint

        x: input.x
        y: input.y
        width: input.width
        visible: input.text === ""
        desk: entry.desk
        color: entry.desk.quiet
        text: entry.spare
        Accessible.ignored: true
    }

    TextEdit {
        id: input

        x: 9
        y: 7
        width: entry.width - 2 * x
        readOnly: !entry.plain
        textFormat: TextEdit.PlainText
        renderType: TextEdit.NativeRendering
        font.family: entry.desk.family
        font.pixelSize: entry.desk.text
        color: entry.desk.ink
        selectionColor: entry.desk.lake
        selectedTextColor: entry.desk.white
        wrapMode: TextEdit.Wrap
        selectByMouse: true
        activeFocusOnTab: true
        Accessible.role: Accessible.EditableText
        Accessible.name: entry.name
        Accessible.multiLine: entry.several
        Component.onCompleted: text = entry.text
        onTextChanged: if (activeFocus && !entry.whole && !entry.handing && text !== entry.text)
            wait.restart()
        onActiveFocusChanged: {
            if (activeFocus)
                return;
            entry.hand();
            entry.follow();
        }
        Keys.onShortcutOverride: event => event.accepted = event.matches(StandardKey.Undo) || event.matches(StandardKey.Redo)
        Keys.onPressed: event => {
            event.accepted = true;
            if (event.matches(StandardKey.Undo)) {
                entry.hand();
                entry.undoAsked();
            } else if (event.matches(StandardKey.Redo)) {
                entry.hand();
                entry.redoAsked();
            } else if (event.key === Qt.Key_Tab) {
                nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
            } else if (event.key === Qt.Key_Backtab) {
                nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason);
            } else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && !entry.several) {
                entry.hand();
            } else {
                event.accepted = false;
            }
        }
    }

    // How many letters are left, once they become few.
    Said {
        readonly property int more: entry.most - input.length

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 3
        visible: input.activeFocus && entry.most > 0 && more < entry.most / 5
        desk: entry.desk
        size: entry.desk.small
        color: more < 0 ? entry.desk.madder : entry.desk.quiet
        text: more
        Accessible.ignored: true
    }

    Timer {
        id: wait

        interval: 250
        onTriggered: entry.hand()
    }
}
