import QtQuick
import ".."

// An ornamental border: one shyrdak motif, repeated to fill the width (px), its size following the height (px). It is
// painted once, in the screen's own pixels; the round ends of its lines reach beyond it. High contrast has no ornament.
Item {
    id: ornament

    required property Theme theme
    required property string motif // horn, tumar, diamond, seam
    required property color color

    readonly property size pixels: Qt.size(Math.round(width * theme.ratio), Math.round(height * theme.ratio))

    visible: !theme.highContrast

    Image {
        x: (ornament.pixels.width - implicitWidth) / 2 / ornament.theme.ratio
        width: implicitWidth / ornament.theme.ratio
        height: implicitHeight / ornament.theme.ratio
        source: visible && ornament.pixels.width > 0 && ornament.pixels.height > 0 ? `image://ornament/${ornament.motif}/${String(ornament.color).slice(1)}/${ornament.pixels.width}x${ornament.pixels.height}` : ""
    }
}
