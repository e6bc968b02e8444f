import QtQuick
import Kiosk

// One slide of the attract loop. In wide rooms the words stand on the picture's quiet side, in tall ones above it.
Rectangle {
    id: slide

    required property Theme theme
    required property Deck deck
    required property Page page
    required property string language

    property bool wanted: true // its picture; else it is let go
    property alias drift: picture.drift // of the picture's layers, -1 to 1
    property alias counted: figure.counted // how much of an amount, 0 to 1
    property alias lap: picture.lap // of its light, ms; 0: none runs

    readonly property bool ready: picture.ready
    readonly property bool stacked: width < 1.35 * height
    // Words stand on a quiet side; beside any other picture they have a place of their own.
    readonly property size quiet: page.hasQuietSide ? deck.quiet(width, height) : Qt.size(theme.snap(0.46 * width), height)

    color: page.ground

    Drawing {
        id: drawing

        wish: slide.wanted ? {
            page: slide.page,
            width: picture.width,
            height: picture.height,
            ratio: slide.theme.ratio,
            layered: true,
            rank: 0
        } : {}
    }

    Illustration {
        id: picture

        x: slide.stacked || slide.page.hasQuietSide ? 0 : slide.quiet.width
        y: slide.stacked ? slide.height - height : 0
        width: slide.width - x
        height: slide.stacked ? slide.theme.snap(Math.min(slide.width * 1.02, slide.height * 0.64)) : slide.height
        page: slide.page
        drawing: drawing
        description: slide.page.description(slide.language)
    }

    Credit {
        anchors.right: picture.right
        anchors.bottom: picture.bottom
        theme: slide.theme
        text: slide.page.credit
        room: picture.width
    }

    Item {
        id: words

        // Where capitals begin, the same on every slide.
        readonly property real capTop: (slide.stacked ? 1.6 : 1.4) * slide.theme.margin

        x: slide.theme.margin
        width: (slide.stacked ? slide.width : slide.quiet.width) - 2 * x
        height: slide.stacked ? slide.height - picture.height : slide.quiet.height

        Figure {
            id: figure

            readonly property real end: visible ? y + height : 0

            y: words.capTop - 0.2 * size
            visible: slide.page.figure !== ""
            theme: slide.theme
            ground: slide.page.ground
            color: slide.page.onGround
            figure: slide.page.figure
            room: words.width
            size: Math.min(slide.theme.slideFigure, words.width / 3.2)
        }

        Headline {
            y: figure.visible ? figure.end + 0.25 * size : words.capTop - 0.28 * size
            room: words.width
            tallest: words.height - y
            theme: slide.theme
            ground: slide.page.ground
            color: slide.page.onGround
            text: slide.page.headline(slide.language)
            size: slide.theme.slideHeadline * (figure.visible ? 1 : 1.2)
        }
    }
}
