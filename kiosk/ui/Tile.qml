import QtQuick
import Kiosk

// A card in the overview: its number, its picture and its headline on a patch of its accent.
Control {
    id: tile

    required property Page page
    required property string language
    property bool highlighted: false // by the arrow keys

    property int lines: own // that every headline in the grid has room for

    readonly property alias own: headline.lineCount
    readonly property real pad: theme.gap * 0.9
    readonly property bool ready: picture.ready

    name: `${page.number}. ${page.headline(language)}`

    Rectangle {
        anchors.fill: parent
        color: tile.page.accent
    }

    Illustration {
        id: picture

        width: tile.width
        height: Math.round(Math.max(0, headline.y - tile.pad * 0.6))
        page: tile.page
        description: tile.page.description(tile.language)
    }

    Label {
        x: tile.pad
        y: tile.pad * 0.4
        theme: tile.theme
        ground: tile.page.ground // the picture's quiet side
        color: tile.page.onGround
        text: tile.page.number
        size: Math.min(tile.theme.headline * (tile.theme.portrait ? 0.8 : 1.3), tile.width * 0.2)
        font.weight: Font.ExtraBold
    }

    Headline {
        id: headline

        x: tile.pad
        y: Math.round(tile.height - tile.pad * 0.8 - tile.lines * height / lineCount)
        room: tile.width - 2 * tile.pad
        theme: tile.theme
        ground: tile.page.accent
        color: tile.page.onAccent
        text: tile.page.headline(tile.language)
        size: tile.theme.textControl
        font.weight: Font.Bold
        lineHeight: 1.15
    }

    Rectangle {
        anchors.fill: parent
        color: "transparent"
        border.width: tile.theme.cord
        border.color: tile.highlighted || tile.pressed ? tile.theme.saffron : "transparent"
    }
}
