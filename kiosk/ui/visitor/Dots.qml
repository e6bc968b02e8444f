pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Kiosk
import ".."
import "../controls"
import "../ornament"

// A diamond for each page; the current one is long. Where they would be too small or too close to tap, the card's place
// instead, such as "3 of 9".
Item {
    id: dots

    required property Theme theme
    required property Deck deck
    required property int current
    required property string language
    required property real room // px at most

    property int pressed: -1 // the page of the dot under a finger; -1: none

    readonly property real narrowest: Math.max(theme.target * 0.28, theme.finger + theme.between)
    readonly property real step: Math.min(Math.max(theme.target * 0.55, narrowest), room / (deck.count + 1))
    readonly property bool fits: room > 0 && step >= narrowest
    readonly property real least: Math.ceil(widest.advanceWidth) + 2 // px that they need on any page

    signal chosen(page: int)

    Accessible.role: Accessible.PageTabList
    Accessible.name: count.text || deck.page(current).headline(language)
    Accessible.ignored: !enabled

    implicitWidth: fits ? step * (deck.count + 1) : least
    implicitHeight: theme.button

    TextMetrics {
        id: widest

        font: count.font
        text: dots.deck.place(dots.deck.count - 1, dots.language)
    }

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: dots.fits
        spacing: dots.theme.between

        Repeater {
            model: dots.fits ? dots.deck.count : 0

            Control {
                id: dot

                required property int index

                readonly property bool current: index === dots.current

                Accessible.role: Accessible.PageTab
                Accessible.selectable: true
                Accessible.selected: current
                theme: dots.theme
                name: dots.deck.page(index).headline(dots.language)
                width: (current ? 2 : 1) * dots.step - dots.theme.between
                height: dots.height
                reach: dots.theme.between / 2
                onPressedChanged: dots.pressed = pressed ? index : -1
                onActivated: dots.chosen(index)

                // Its own edge rounds its corners.
                Outline {
                    id: diamond

                    readonly property int half: Math.round(dots.step * 0.26)
                    readonly property real edge: half / 3

                    anchors.centerIn: parent
                    width: dot.current ? Math.round(dots.step) + 2 * half : 2 * half
                    height: 2 * half
                    preferredRendererType: Shape.CurveRenderer

                    ShapePath {
                        fillColor: {
                            if (dot.current)
                                return dots.theme.action;
                            return dot.pressed ? dots.theme.inkOnBar : dots.theme.dot;
                        }
                        strokeColor: fillColor
                        strokeWidth: diamond.edge
                        joinStyle: ShapePath.RoundJoin

                        PathPolyline {
                            path: {
                                const near = diamond.edge / 2;
                                const [low, high, right] = [diamond.half, diamond.height - near, diamond.width - near];
                                return [Qt.point(near, low), Qt.point(low, near), Qt.point(diamond.width - low, near), Qt.point(right, low), Qt.point(diamond.width - low, high), Qt.point(low, high), Qt.point(near, low)];
                            }
                        }
                    }
                }
            }
        }
    }

    Label {
        id: count

        anchors.centerIn: parent
        visible: !dots.fits
        theme: dots.theme
        ground: dots.theme.bar
        color: dots.theme.inkOnBar
        text: dots.deck.place(dots.current, dots.language)
        size: dots.theme.textControl
        font.weight: Font.Bold
        Accessible.ignored: true // the row's name says it
    }
}
