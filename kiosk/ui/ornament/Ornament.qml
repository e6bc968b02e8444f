import QtQuick
import ".."

// An ornamental border: one shyrdak motif, repeated to fill the width (px), its size following the height (px). It is
// painted once, in the screen's own pixels; the round ends of its lines reach beyond it. High contrast has no ornament, and
// a deck's look may have none, or a border of its own in its own colours.
Item {
    id: ornament

    required property Theme theme
    required property string motif // horn, tumar, diamond, seam
    required property color color
    property bool frames: true // where a deck's own border may stand instead

    readonly property size pixels: Qt.size(Math.round(width * theme.ratio), Math.round(height * theme.ratio))

    readonly property bool own: theme.look.border && frames
    readonly property bool ready: image.status !== Image.Loading

    visible: (own ? theme.ornate : theme.sewn) && pixels.width > 0 && pixels.height > 0

    Image {
        id: image

        x: (ornament.pixels.width - implicitWidth) / 2 / ornament.theme.ratio
        width: implicitWidth / ornament.theme.ratio
        height: implicitHeight / ornament.theme.ratio
        cache: !ornament.own // another deck's has the same URL
        source: {
            if (!visible)
                return "";
            const size = `${ornament.pixels.width}x${ornament.pixels.height}`;
            return ornament.own ? `image://theme/border/${size}` : `image://ornament/${ornament.motif}/${String(ornament.color).slice(1)}/${size}`;
        }
    }
}
