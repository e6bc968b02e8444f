pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Kiosk

// "Still there?" Any touch, anywhere, goes on.
Rectangle {
    id: countdown

    required property Theme theme
    required property Session session
    required property Deck deck

    readonly property string language: session.language
    readonly property color accent: theme.onPaper(deck.pages[0].onPaper)

    color: theme.veil
    Accessible.role: Accessible.AlertMessage
    Accessible.name: question.text

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds // takes the finger: nothing beneath sees it
        onPressedChanged: if (pressed)
            countdown.session.touched()
    }

    Rug {
        id: rug

        anchors.centerIn: parent
        width: 2 * Math.round(Math.min(parent.width / 2 - countdown.theme.margin, 9.2 * countdown.theme.headline))
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
                font.weight: Font.ExtraBold
                horizontalAlignment: Text.AlignHCenter
            }

            // The crown of the yurt as a sun: a ray for each of the last seconds, and one goes out with each.
            Item {
                id: sun

                readonly property int rays: 20
                readonly property int lit: Math.min(rays, countdown.session.secondsLeft)
                readonly property real cord: 0.026 * width

                // A path of rays, clockwise from the top, on a grid of 100.
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
                width: Math.round(25 * countdown.theme.unit)
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

                Shape {
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
                    text: countdown.session.secondsLeft
                    size: countdown.theme.figure * (countdown.session.secondsLeft > 99 ? 0.56 : 0.76)
                    font.weight: Font.ExtraBold
                }
            }

            Label {
                width: parent.width
                theme: countdown.theme
                ground: countdown.theme.paper
                text: countdown.deck.say("starting_over", countdown.language).replace("{seconds}", String(countdown.session.secondsLeft))
                horizontalAlignment: Text.AlignHCenter
            }

            Pill {
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(implicitWidth, parent.width)
                theme: countdown.theme
                name: countdown.deck.say("keep_going", countdown.language)
                ground: countdown.theme.saffron
                on: countdown.theme.ink
                enabled: false // the touch that continues is taken above, wherever it lands
            }
        }
    }
}
