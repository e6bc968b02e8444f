pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Kiosk
import ".."
import "../controls"
import "../ornament"

// "Are you still there?" Any touch anywhere continues the visit. The rug slides down while the background darkens, and
// leaves the same way.
Item {
    id: countdown

    required property Theme theme
    required property Session session
    required property Deck deck
    required property real foot // the bar's height in px
    required property bool keyed // the visitor uses keys

    readonly property bool asks: session.place === Place.COUNTDOWN
    readonly property bool ready: !glide.running
    readonly property alias answer: answer // has the focus while it asks
    property real presence: 0 // from 0, gone, to 1, there
    property string language: deck.languages[0].code
    property int seconds
    readonly property color accent: theme.onPaper(deck.page(0).onPaper)

    // While it leaves, its text stays as it was.
    function listen(): void {
        if (session.place === Place.COUNTDOWN)
            [language, seconds] = [session.language, session.secondsLeft];
    }

    visible: presence > 0
    enabled: asks
    onAsksChanged: {
        listen();
        glide.go(asks ? 1 : 0);
    }
    Accessible.role: Accessible.Dialog
    Accessible.name: question.text
    Accessible.ignored: !asks

    Connections {
        function onSecondsLeftChanged(): void {
            countdown.listen();
        }

        function onLanguageChanged(): void {
            countdown.listen();
        }

        target: countdown.session
    }

    Glide {
        id: glide

        target: countdown
        property: "presence"
        duration: countdown.theme.settle
        onArrived: lower.visible = countdown.presence > 0
    }

    Rectangle {
        width: parent.width
        height: parent.height - countdown.foot
        color: Qt.alpha(countdown.theme.veil, countdown.theme.veil.a * countdown.presence)
    }

    // This covers the bar, which has too many fine shapes to be repainted in each frame.
    Rectangle {
        id: lower

        y: parent.height - height
        width: parent.width
        height: countdown.foot
        visible: false
        color: countdown.theme.veil
    }

    TapHandler {
        enabled: countdown.asks
        gesturePolicy: TapHandler.WithinBounds // takes the finger, so nothing beneath gets it
        onPressedChanged: if (pressed)
            countdown.session.touched()
    }

    Rug {
        id: rug

        anchors.centerIn: parent
        anchors.verticalCenterOffset: Math.round((countdown.theme.ceiling - countdown.theme.floor) / 2) - Math.round((1 - countdown.presence) * (parent.height + height) / 2)
        width: 2 * Math.round(Math.min(parent.width / 2 - countdown.theme.margin, 9.2 * countdown.theme.headline / Math.sqrt(countdown.theme.scale)))
        height: 2 * Math.round(column.height / 2 + edge + countdown.theme.margin)
        theme: countdown.theme
        accent: countdown.accent

        Column {
            id: column

            anchors.centerIn: parent
            width: rug.width - 2 * rug.edge - 2 * countdown.theme.gap
            spacing: countdown.theme.gap

            Label {
                id: question

                width: parent.width
                theme: countdown.theme
                ground: countdown.theme.paper
                text: countdown.deck.say("still_there", countdown.language)
                size: countdown.theme.headline
                font.family: theme.headings
                font.weight: Font.ExtraBold
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true // the dialog's name says it
            }

            // The crown of a yurt as a sun: one ray for each of the last seconds, which goes out when the second is over.
            Item {
                id: sun

                readonly property int rays: 20
                readonly property int lit: Math.min(rays, countdown.seconds)
                readonly property real cord: 0.026 * width

                // The path of some rays, clockwise from the top, on a grid of 100.
                function path(from: int, to: int): string {
                    let path = "";
                    for (let i = from; i < to; ++i) {
                        const angle = 2 * Math.PI * (i + 0.5) / rays;
                        const [x, y] = [Math.sin(angle), -Math.cos(angle)];
                        path += `M${50 + 41 * x} ${50 + 41 * y}L${50 + 48 * x} ${50 + 48 * y}`;
                    }
                    return path;
                }

                anchors.horizontalCenter: parent.horizontalCenter
                // Px that the words leave it.
                readonly property real room: countdown.height - countdown.theme.ceiling - countdown.theme.floor - 2 * (rug.edge + countdown.theme.margin + countdown.theme.gap) - question.height - over.height - answer.height - 3 * column.spacing

                width: Math.round(Math.max(12 * countdown.theme.unit, Math.min(25 * countdown.theme.unit, room)))
                height: width

                Rectangle {
                    id: rim

                    anchors.centerIn: parent
                    width: Math.round(0.72 * parent.width)
                    height: width
                    radius: width / 2
                    color: "transparent"
                    border.width: sun.cord
                    border.color: countdown.accent
                }

                Outline {
                    anchors.fill: parent
                    preferredRendererType: Shape.CurveRenderer

                    ShapePath {
                        strokeColor: countdown.accent
                        strokeWidth: sun.cord
                        fillColor: "transparent"
                        capStyle: ShapePath.RoundCap
                        scale: Qt.size(sun.width / 100, sun.height / 100)

                        PathSvg {
                            path: sun.path(sun.rays - sun.lit, sun.rays)
                        }
                    }

                    ShapePath {
                        strokeColor: countdown.theme.spent
                        strokeWidth: sun.cord
                        fillColor: "transparent"
                        capStyle: ShapePath.RoundCap
                        scale: Qt.size(sun.width / 100, sun.height / 100)

                        PathSvg {
                            path: sun.path(0, sun.rays - sun.lit)
                        }
                    }
                }

                Label {
                    anchors.centerIn: parent
                    theme: countdown.theme
                    ground: countdown.theme.paper
                    color: countdown.accent
                    text: countdown.seconds
                    size: 0.54 * sun.width * (countdown.seconds > 99 ? 0.56 : 0.76)
                    font.family: theme.headings
                    font.weight: Font.ExtraBold
                    Accessible.ignored: true // the sentence below says it
                }
            }

            Label {
                id: over

                width: parent.width
                theme: countdown.theme
                ground: countdown.theme.paper
                text: countdown.deck.say("starting_over", countdown.language).replace("{seconds}", String(countdown.seconds))
                horizontalAlignment: Text.AlignHCenter
            }

            Pill {
                id: answer

                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(implicitWidth, parent.width)
                theme: countdown.theme
                name: countdown.deck.say("keep_going", countdown.language)
                ground: countdown.theme.action
                on: countdown.theme.inkOnAction
                touchable: false // the touch handler above takes the touch, wherever it is
                marked: countdown.keyed
                onActivated: countdown.session.touched()
            }
        }
    }
}
