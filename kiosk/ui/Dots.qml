pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes

// A dot for each page, shaped as a diamond, the present one long. Where they would stand too close to tap, the count in figures.
Item {
    id: dots

    required property Theme theme
    required property list<var> pages // Page objects
    required property int current
    required property string language
    required property real room // px at most

    readonly property real step: Math.min(Math.max(theme.target * 0.55, theme.mm(15)), room / (pages.length + 1))
    readonly property bool fits: step >= Math.max(theme.target * 0.28, theme.mm(15))
    readonly property real least: Math.ceil(widest.advanceWidth) + 2 // px, that they need at any page

    signal chosen(page: int)

    implicitWidth: fits ? step * (pages.length + 1) : least
    implicitHeight: theme.target

    TextMetrics {
        id: widest

        font: count.font
        text: `${dots.pages.length} / ${dots.pages.length}`
    }

    Row {
        visible: dots.fits

        Repeater {
            model: dots.fits ? dots.pages : []

            Control {
                id: dot

                required property int index
                required property var modelData

                readonly property bool current: index === dots.current

                theme: dots.theme
                name: modelData.headline(dots.language)
                width: current ? 2 * dots.step : dots.step
                height: dots.height
                onActivated: dots.chosen(index)

                // Its corners are rounded by its own edge.
                Shape {
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
                                return dots.theme.saffron;
                            return dot.pressed ? dots.theme.felt : dots.theme.dot;
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
        ground: dots.theme.ink
        color: dots.theme.felt
        text: `${dots.current + 1} / ${dots.pages.length}`
        size: dots.theme.textControl
        font.weight: Font.Bold
    }
}
