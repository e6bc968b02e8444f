import QtQuick
import ".."

// Few words in a place of a given width and height, as large as fits there, `size` at most. Only a word that is too long even
// in the smallest letters is broken.
Label {
    id: words

    wrapMode: longest.advanceWidth > width ? Text.Wrap : Text.WordWrap
    fontSizeMode: Text.Fit
    minimumPixelSize: Math.max(1, Math.min(size, theme.smallestText))
    verticalAlignment: Text.AlignVCenter

    TextMetrics {
        id: longest

        font.family: words.font.family
        font.weight: words.font.weight
        font.pixelSize: words.minimumPixelSize
        text: words.text.split(" ").reduce((one, other) => other.length > one.length ? other : one, "")
    }
}
