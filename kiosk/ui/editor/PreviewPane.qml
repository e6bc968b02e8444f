pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk

// The kiosk itself, with the page that is edited: in the shape, language, size of text and contrast that are chosen here.
Rectangle {
    id: pane

    required property Desk desk
    required property Words words
    required property Editor editor
    required property real ratio // how many of the screen's pixels make one px
    required property bool whole // it fills the window, to be tried

    readonly property Session session: editor.preview.played?.session ?? null
    readonly property Deck deck: editor.preview.played?.deck ?? null
    readonly property bool ready: scenes.ready
    readonly property bool large: tools.trueSize && !whole
    readonly property real density: Screen.pixelDensity > 0 ? Screen.pixelDensity : 3.78 // px to a mm
    readonly property real trueWidth: 25.4 * editor.preview.diagonal * density * side / Math.hypot(side, 1) // px
    readonly property real side: whole ? width / height : tools.side

    signal playAsked

    // What is dropped on it is the page's picture.
    DropArea {
        anchors.fill: parent
        onDropped: drop => {
            if (drop.hasUrls)
                pane.editor.takePicture(drop.urls[0]);
        }
    }

    color: desk.night
    clip: large
    onWholeChanged: if (whole)
        scenes.forceActiveFocus()

    Connections {
        function onPageChanged(): void {
            pane.editor.selectCard(pane.deck.page(pane.session.page).name);
        }

        target: pane.session
    }

    PreviewTools {
        id: tools

        visible: !pane.whole
        z: 2
        x: pane.desk.gap
        y: pane.desk.gap
        width: parent.width - 2 * x
        desk: pane.desk
        words: pane.words
        editor: pane.editor
        onPlayAsked: pane.playAsked()
    }

    Scenes {
        id: scenes

        readonly property real above: pane.whole ? 0 : tools.y + tools.height + pane.desk.gap
        readonly property real edge: pane.whole ? 0 : pane.desk.gap
        readonly property real roomWidth: pane.width - 2 * edge
        readonly property real below: strip.visible ? strip.height : 0
        readonly property real allHeight: pane.height - above - edge
        readonly property real roomHeight: allHeight - below - (pane.large ? across.height + pane.desk.gap : 0)

        width: Math.round(pane.large ? pane.trueWidth : Math.min(roomWidth, roomHeight * pane.side))
        height: Math.round(pane.large ? pane.trueWidth / pane.side : Math.min(roomHeight, roomWidth / pane.side))
        x: Math.round(across.visible ? edge - across.place * (width - roomWidth) : (pane.width - width) / 2)
        y: Math.round(above + (down.visible ? -down.place * (height - roomHeight) : Math.min((allHeight - height) / 2, roomHeight - height)))
        preview: pane.editor.preview
        ratio: pane.ratio
        calm: !pane.whole
    }

    Margins {
        visible: !pane.large
        preview: scenes
        color: pane.color
    }

    // What is larger than the pane ends below the buttons and above the bars.
    Rectangle {
        visible: pane.large
        z: 1
        width: parent.width
        height: scenes.above
        color: pane.color
    }

    Rectangle {
        visible: pane.large
        anchors.bottom: parent.bottom
        width: parent.width
        height: scenes.below + across.height + 2 * pane.desk.gap
        color: pane.color
    }

    PanBar {
        id: across

        visible: pane.large && whole > room
        x: pane.desk.gap
        y: parent.height - scenes.below - height - pane.desk.gap
        width: parent.width - 4 * pane.desk.gap - down.width
        height: 14
        desk: pane.desk
        name: pane.words.say("pan_across", pane.words.code)
        upright: false
        room: scenes.roomWidth
        whole: scenes.width
    }

    PanBar {
        id: down

        visible: pane.large && whole > room
        x: parent.width - width - pane.desk.gap
        y: scenes.above + pane.desk.gap
        width: 14
        height: scenes.roomHeight - 2 * pane.desk.gap
        desk: pane.desk
        name: pane.words.say("pan_down", pane.words.code)
        upright: true
        room: scenes.roomHeight
        whole: scenes.height
    }

    WheelHandler {
        enabled: pane.large
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        onWheel: wheel => {
            const sideways = wheel.modifiers & Qt.ShiftModifier;
            across.pan(-wheel.angleDelta.x - (sideways ? wheel.angleDelta.y : 0));
            if (!sideways)
                down.pan(-wheel.angleDelta.y);
        }
    }

    ProblemStrip {
        id: strip

        anchors.bottom: parent.bottom
        width: parent.width
        most: parent.height / 3
        desk: pane.desk
        heading: pane.editor.stuck ? pane.words.say("not_shown_yet", pane.words.code) : pane.words.say("mistakes", pane.words.code).replace("{count}", pane.editor.findings.mistakes)
        visible: pane.editor.findings.mistakes > 0 && !pane.whole

        Repeater {
            model: pane.editor.findings.rows

            FindingLine {
                visible: severity === "error"
                x: -inset
                width: (parent?.width ?? 0) + 2 * inset
                desk: pane.desk
                words: pane.words
                onActivated: pane.editor.findings.see(index)
            }
        }
    }
}
