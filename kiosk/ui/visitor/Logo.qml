import QtQuick
import ".."

// The deck's logo, as large as its room, above words that begin `taken` px lower. On paper it stands as it is; on any other
// ground it is on a tab of paper that hangs from the upper edge.
Item {
    id: logo

    required property Theme theme
    required property color ground // behind it

    readonly property bool hangs: !Qt.colorEqual(ground, theme.paper)
    readonly property real pad: hangs ? theme.snap(1.2 * theme.unit) : 0 // px around it
    readonly property real taken: visible ? theme.snap(height + 1.5 * theme.gap) : 0
    readonly property bool ready: image.status !== Image.Loading

    visible: theme.look.logo
    width: theme.snap(image.width + 2 * pad)
    height: theme.snap(theme.logo.height + (hangs ? 2 * pad : 0))

    Rectangle {
        visible: logo.hangs
        width: logo.width
        height: logo.height
        color: logo.theme.paper
    }

    Image {
        id: image

        readonly property size pixels: Qt.size(Math.round(logo.theme.logo.width * logo.theme.ratio), Math.round(logo.theme.logo.height * logo.theme.ratio))

        x: logo.pad
        y: logo.theme.snap((logo.height - height) / 2)
        width: implicitWidth / logo.theme.ratio
        height: implicitHeight / logo.theme.ratio
        cache: false // another deck's has the same URL
        source: logo.visible ? `image://theme/logo/${String(logo.theme.paper).slice(1)}/${pixels.width}x${pixels.height}` : ""
    }
}
