pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../controls"
import "../ornament"

// A card in the overview: its number, picture and headline on a patch of its accent. Instead of a picture it may have a
// figure or an ornament on its ground. It may become another card's tile.
Control {
    id: tile

    required property Page page
    required property string language
    required property real letters // the headline's size in px
    required property real pad // px beside words
    required property real seam // px between the cord and the headline
    // Height of the tallest measured headline in px; where it fits, all pictures end on one line.
    required property real words

    readonly property bool ready: picture.ready
    readonly property bool held: pressed && !sliding
    readonly property alias picture: drawing

    name: `${page.number}. ${page.headline(language)}`
    corner: 0

    Rectangle {
        anchors.fill: parent
        color: tile.page.patch
    }

    Drawing {
        id: drawing

        page: tile.page
        width: picture.width
        height: picture.height
        ratio: tile.theme.ratio
        rank: Drawing.TILE
    }

    Illustration {
        id: picture

        width: tile.width
        height: Math.max(0, tile.theme.snap(headline.y - tile.seam - cord.height))
        page: tile.page
        drawing: drawing
        description: tile.page.description(tile.language)
    }

    Loader {
        active: !tile.page.hasPicture
        sourceComponent: tile.page.figure === "" ? ornament : figure
    }

    Component {
        id: figure

        Figure {
            x: Math.round(tile.theme.along(number.taken + (room - figureWidth) / 2, width, tile.width))
            width: figureWidth
            y: Math.round((picture.height - height) / 2)
            theme: tile.theme
            ground: tile.page.ground
            color: tile.page.onGround
            figure: tile.page.figure
            unit: ""
            room: tile.width - tile.pad - number.taken
            size: 0.6 * picture.height
        }
    }

    Component {
        id: ornament

        Ornament {
            x: Math.round(tile.theme.along(number.taken, width, tile.width))
            y: Math.round((picture.height - height) / 2)
            width: tile.width - tile.pad - number.taken
            height: 2 * Math.round(0.16 * picture.height)
            theme: tile.theme
            motif: "horn"
            color: theme.thread(tile.page.ground, tile.page.onGround)
        }
    }

    Rectangle {
        id: cord

        y: picture.height
        width: tile.width
        height: Math.round(tile.theme.cord / 2) // whole px: the software renderer draws no others
        color: tile.theme.edge
    }

    Ornament {
        y: cord.y + cord.height
        width: tile.width
        height: 0.8 * tile.seam
        theme: tile.theme
        motif: "seam"
        frames: false
        color: theme.thread(tile.page.patch, tile.page.onPatch)
    }

    // The number stands on the picture's quiet side; on a picture without one it gets a patch of its own.
    Rectangle {
        x: number.x - tile.pad
        width: number.width + 2 * tile.pad
        height: number.height + 2 * number.y
        visible: tile.page.hasPicture && !tile.page.hasQuietSide
        color: tile.page.patch
    }

    Label {
        id: number

        readonly property real taken: width + 2 * tile.pad // px
        readonly property bool onGround: tile.page.hasQuietSide || !tile.page.hasPicture

        // The quiet side is on the left in any language.
        x: tile.page.hasQuietSide ? tile.pad : tile.theme.along(tile.pad, width, tile.width)
        y: tile.pad * 0.4
        theme: tile.theme
        ground: onGround ? tile.page.ground : tile.page.patch
        color: onGround ? tile.page.onGround : tile.page.onPatch
        text: tile.page.number
        size: Math.min(tile.theme.headline * (tile.theme.portrait ? 0.8 : 1.3), tile.width * Math.min(0.2, 0.4 / text.length), picture.height * 0.6)
        font.weight: Font.ExtraBold
    }

    Headline {
        id: headline

        x: tile.pad
        y: tile.theme.snap(tile.height - tile.pad * 0.8 - Math.max(tile.words, height))
        room: tile.width - 2 * tile.pad
        theme: tile.theme
        ground: tile.page.patch
        color: tile.page.onPatch
        page: tile.page
        language: tile.language
        size: tile.letters
        font.weight: Font.Bold
        lineHeight: 1.15
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -2 * border.width
        visible: tile.activeFocus || tile.held
        color: "transparent"
        border.width: Math.round(tile.theme.cord)
        border.color: tile.theme.ink
    }
}
