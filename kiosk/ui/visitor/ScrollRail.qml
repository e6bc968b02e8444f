import QtQuick
import Kiosk
import ".."
import "../controls"
import "../ornament"

// A scroll bar for a long deck, beside its tiles: its grip says which card comes first. A finger pulls the grip, or puts it
// where it comes down.
Item {
    id: rail

    required property Theme theme
    required property Session session
    required property Deck deck
    required property string language
    required property TileGrid grid
    required property color ground // the grip's colour
    required property bool open // the visitor is in the overview

    readonly property real way: height - grip.height // px
    // How far the grip is, 0 to 1.
    readonly property real part: held ? wanted : Math.min(grid.scroll / Math.max(1, grid.overflow), 1)
    readonly property int card: grid.rows.firstAt(part * grid.overflow) // the card that comes first there
    readonly property alias held: finger.active
    property real wanted: 0 // where the finger has put the grip, 0 to 1
    property real hold: 0 // px from the grip's upper edge to the finger

    function begin(y: real): void {
        const within = y - grip.y;
        hold = within >= 0 && within <= grip.height ? within : grip.height / 2;
        move(y);
    }

    function move(y: real): void {
        wanted = Math.min(Math.max((y - hold) / way, 0), 1);
        if (!following.running)
            following.start();
    }

    function follow(): void {
        following.stop();
        grid.scrollTo(wanted * grid.overflow);
    }

    // Moves by a twentieth of the deck, for keys.
    function step(by: int): void {
        grid.glideTo(grid.scroll + by * grid.overflow / 20);
        session.touched();
    }

    activeFocusOnTab: visible
    Accessible.role: Accessible.Slider
    Accessible.name: deck.place(card, language)
    Accessible.focusable: true
    Accessible.ignored: !enabled
    Keys.onUpPressed: step(-1)
    Keys.onDownPressed: step(1)
    Keys.onReturnPressed: grid.focusOn(card)

    PointHandler {
        id: finger

        acceptedButtons: Qt.LeftButton
        enabled: rail.open
        onActiveChanged: active ? rail.begin(point.position.y) : rail.follow()
        onPointChanged: if (active)
            rail.move(point.position.y)
    }

    // The grip follows the finger in each frame, the tiles only a few times a second, because all of them become other
    // cards' tiles.
    Timer {
        id: following

        interval: 100
        onTriggered: rail.follow()
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.round(2 * rail.theme.cord)
        height: parent.height
        radius: width / 2
        color: rail.theme.highContrast ? rail.theme.ink : rail.theme.spent
    }

    Rectangle {
        id: grip

        readonly property color on: rail.held ? rail.ground : rail.theme.paper

        y: rail.theme.snap(rail.part * rail.way)
        width: parent.width
        height: Math.round(1.25 * rail.theme.target)
        radius: rail.theme.rounded(0.3 * width)
        color: rail.held ? rail.theme.paper : rail.ground
        border.width: rail.held ? rail.theme.cord : 0
        border.color: rail.ground

        Stitch {
            theme: rail.theme
            radius: grip.radius
            color: theme.thread(grip.color, grip.on)
        }

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.round(0.08 * grip.height)
            width: Math.round(0.26 * grip.height)
            height: width
            name: "up"
            color: grip.on
        }

        Label {
            anchors.centerIn: parent
            theme: rail.theme
            ground: grip.color
            color: grip.on
            text: rail.card
            size: rail.theme.textControl
            font.weight: Font.Bold
            Accessible.ignored: true // the rail's name says it
        }

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            y: grip.height - height - Math.round(0.08 * grip.height)
            width: Math.round(0.26 * grip.height)
            height: width
            name: "down"
            color: grip.on
        }

        FocusRing {
            anchors.fill: parent
            visible: rail.activeFocus
            theme: rail.theme
            radius: grip.radius
        }
    }
}
