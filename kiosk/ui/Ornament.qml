import QtQuick
import QtQuick.Shapes

// A running border: one motif of the shyrdak, drawn in strokes of one width, as often as fits into the width (px). It is
// stretched a little lengthwise, so that the band ends with a whole one; its size follows the height (px). One path draws
// the whole band. High contrast has no ornament.
Shape {
    id: ornament

    required property Theme theme
    required property string motif // horn (кочкор мүйүз), diamond, wave, seam (a running stitch)
    required property color color

    // Each on a grid 24 high: how wide it is, how wide its strokes are, and its lines from the upper left corner on, in
    // relative commands.
    readonly property var motifs: ({
            horn: {
                width: 34,
                stroke: 2.6,
                lines: "m17 21.5v-9.5m0 0c0-5.5-2.5-9-7-9c-4 0-6.5 2.8-6.5 6c0 3 2.2 5 4.6 5c2 0 3.3-1.4 3.3-3c0-1.4-1-2.4-2.4-2.4m8 3.4c0-5.5 2.5-9 7-9c4 0 6.5 2.8 6.5 6c0 3-2.2 5-4.6 5c-2 0-3.3-1.4-3.3-3c0-1.4 1-2.4 2.4-2.4"
            },
            diamond: {
                width: 24,
                stroke: 2.6,
                lines: "m12 3l9 9l-9 9l-9-9z"
            },
            seam: {
                width: 36,
                stroke: 5.2,
                lines: "m10 12h16"
            },
            wave: {
                width: 60,
                stroke: 4.4,
                lines: "m0 20c15 0 15-16 30-16s15 16 30 16"
            }
        })
    readonly property var drawn: motifs[motif]
    readonly property int count: height > 0 ? Math.max(1, Math.round(24 * width / (drawn.width * height))) : 1

    visible: !theme.highContrast
    preferredRendererType: Shape.CurveRenderer

    ShapePath {
        strokeColor: ornament.color
        strokeWidth: ornament.drawn.stroke * ornament.height / 24
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
        scale: Qt.size(ornament.width / (ornament.count * ornament.drawn.width), ornament.height / 24)

        PathSvg {
            path: Array.from({
                length: ornament.count
            }, (_, i) => `M${i * ornament.drawn.width} 0${ornament.drawn.lines}`).join("")
        }
    }
}
