import QtQuick
import Kiosk

// One slide of the attract loop. In wide rooms the words stand on the picture's quiet side, in tall ones above it.
Rectangle {
    id: slide

    required property Theme theme
    required property Deck deck
    required property Page page
    required property string language

    readonly property bool ready: picture.ready
    readonly property bool stacked: width < 1.35 * height
    readonly property size quiet: deck.quiet(width, height)

    color: page.ground

    Illustration {
        id: picture

        y: slide.stacked ? slide.height - height : 0
        width: slide.width
        height: slide.stacked ? Math.round(Math.min(slide.width * 1.02, slide.height * 0.64)) : slide.height
        page: slide.page
        description: slide.page.description(slide.language)
    }

    Item {
        id: words

        // Where capitals begin, the same on every slide.
        readonly property real capTop: (slide.stacked ? 1.6 : 1.4) * slide.theme.margin

        x: slide.theme.margin
        width: (slide.stacked ? slide.width : slide.quiet.width) - 2 * x
        height: slide.stacked ? slide.height - picture.height : slide.quiet.height

        Label {
            id: figure

            readonly property real end: visible ? y + height : 0

            y: words.capTop - 0.2 * size
            visible: text !== ""
            theme: slide.theme
            ground: slide.page.ground
            color: slide.page.onGround
            text: slide.page.figure
            size: Math.min(slide.theme.slideFigure, words.width / 3.2)
            font.weight: Font.ExtraBold
            font.letterSpacing: -0.02 * size
            lineHeight: 0.9
            wrapMode: Text.NoWrap
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
