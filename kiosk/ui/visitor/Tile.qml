pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import "../controls"
import "../ornament"

// A card in the overview: its number, picture and headline on a patch of its accent. Instead of a picture it may have a
// figure, an ornament or its first words on its ground. It may become another card's tile.
Control {
    id: tile

    required property Page page
    required property string language
    required property real letters // the headline's size in px
    required property real pad // px beside words
    required property real seam // px between the cord and the headline
    // Height of the tallest measured headline in px; where it fits, all pictures end on one line.
    required property real words

    property bool flat: false // the picture is beside the words, not above them

    // In high contrast words have no other ground than paper.
    readonly property color patch: theme.highContrast ? theme.paper : page.patch
    readonly property color inkOnPatch: theme.highContrast ? theme.ink : page.onPatch
    readonly property color ground: theme.highContrast ? theme.paper : page.ground
    readonly property color inkOnGround: theme.highContrast ? theme.ink : page.onGround
    readonly property real wordsX: flat ? picture.width : 0 // px from the side where lines begin
    readonly property bool ready: picture.ready
    readonly property bool held: pressed && !sliding
    readonly property alias picture: drawing

    name: `${page.number}. ${page.headline(language)}`
    corner: 0

    Rectangle {
        anchors.fill: parent
        color: tile.patch
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

        x: tile.theme.along(0, width, tile.width)
        width: tile.flat ? tile.theme.snap(0.4 * tile.width) : tile.width
        height: tile.flat ? tile.height : Math.max(0, tile.theme.snap(headline.y - tile.seam - cord.height))
        page: tile.page
        drawing: drawing
        description: tile.page.description(tile.language)
    }

    Rectangle {
        x: picture.x
        width: picture.width
        height: picture.height
        visible: tile.theme.highContrast && !tile.page.hasPicture
        color: tile.ground
    }

    Loader {
        x: picture.x
        active: !tile.page.hasPicture
        sourceComponent: tile.page.figure !== "" ? figure : tile.theme.sewn ? ornament : beginning
    }

    Component {
        id: figure

        Figure {
            x: Math.round(tile.theme.along(number.taken + (room - figureWidth) / 2, width, picture.width))
            width: figureWidth
            y: Math.round((picture.height - height) / 2)
            theme: tile.theme
            ground: tile.ground
            color: tile.inkOnGround
            figure: tile.page.figure
            unit: ""
            room: picture.width - tile.pad - number.taken
            size: 0.6 * picture.height
            Accessible.ignored: true // the button's name says it
        }
    }

    Component {
        id: ornament

        Ornament {
            x: Math.round(tile.theme.along(number.taken, width, picture.width))
            y: Math.round((picture.height - height) / 2)
            width: picture.width - tile.pad - number.taken
            height: 2 * Math.round(0.16 * picture.height)
            theme: tile.theme
            motif: "horn"
            color: theme.thread(tile.page.ground, tile.page.onGround)
        }
    }

    Component {
        id: beginning

        Opening {
            x: Math.round(tile.theme.along(number.taken, width, picture.width))
            y: Math.round(Math.max(0.6 * tile.pad, (picture.height - height) / 2))
            waits: headline.due || headline.laying
            room: picture.width - tile.pad - number.taken
            tallest: picture.height - 1.2 * tile.pad
            theme: tile.theme
            ground: tile.ground
            color: tile.inkOnGround
            page: tile.page
            language: tile.language
            size: 1.3 * tile.letters
            least: 0.8 * tile.letters
            Accessible.ignored: true // the card says it
        }
    }

    Rectangle {
        id: cord

        y: picture.height
        width: tile.width
        visible: !tile.flat
        height: Math.round(tile.theme.cord / 2) // whole px: the software renderer draws no others
        color: tile.theme.edge
    }

    Ornament {
        y: cord.y + cord.height
        width: tile.flat ? 0 : tile.width
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
        visible: tile.page.hasPicture && !number.onGround
        color: tile.patch
    }

    Label {
        id: number

        readonly property real taken: width + 2 * tile.pad // px
        // The quiet side is on the left in any language.
        readonly property bool onGround: tile.page.hasQuietSide && !tile.theme.mirrored && !tile.theme.highContrast || !tile.page.hasPicture

        x: picture.x + tile.theme.along(tile.pad, width, picture.width)
        y: tile.pad * 0.4
        theme: tile.theme
        ground: onGround ? tile.ground : tile.patch
        color: onGround ? tile.inkOnGround : tile.inkOnPatch
        text: tile.page.number
        size: Math.min(tile.theme.headline * (tile.theme.portrait ? 0.8 : 1.3), picture.width * Math.min(0.2, 0.4 / text.length), picture.height * 0.6)
        font.family: theme.headings
        font.weight: Font.ExtraBold
        Accessible.ignored: true // the button's name says it
    }

    Headline {
        id: headline

        x: tile.theme.along(tile.wordsX + tile.pad, width, tile.width)
        y: tile.theme.snap(tile.flat ? (tile.height - height) / 2 : tile.height - tile.pad * 0.8 - Math.max(tile.words, height))
        room: tile.width - tile.wordsX - 2 * tile.pad
        theme: tile.theme
        ground: tile.patch
        color: tile.inkOnPatch
        page: tile.page
        language: tile.language
        size: tile.letters
        font.weight: Font.Bold
        lineHeight: 1.15
        Accessible.ignored: true // the button's name says it
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -2 * border.width
        visible: tile.held || tile.theme.highContrast
        color: "transparent"
        border.width: Math.round(tile.theme.cord)
        border.color: tile.theme.ink
    }
}
