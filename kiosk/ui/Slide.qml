import QtQuick
import Kiosk

// One slide of the attract loop. In wide rooms the words stand on the picture's quiet side, in tall ones above it.
Rectangle {
    id: slide

    required property Theme theme
    required property Page page
    required property string language

    readonly property bool ready: picture.ready
    readonly property bool stacked: width < 1.35 * height
    // The picture's height in px and its left edge, as kiosk/crop.py places it: 600 of its 1600 are quiet.
    readonly property real pictureScale: Math.max(height, width / 1.6)
    readonly property real pictureLeft: -Math.min(Math.max(1.1 * pictureScale - width / 2, 0), 1.6 * pictureScale - width)
    readonly property real quietWidth: 0.6 * pictureScale + pictureLeft
    readonly property real quietHeight: (height - pictureScale) / 2 + 0.66 * pictureScale

    color: page.ground

    Illustration {
        id: picture

        y: slide.stacked ? slide.height - height : 0
        width: slide.width
        height: slide.stacked ? Math.round(Math.min(slide.width * 1.02, slide.height * 0.64)) : slide.height
        page: slide.page
        form: slide.stacked ? "focus" : "wide"
        description: slide.page.description(slide.language)
    }

    Item {
        id: words

        x: 1.4 * slide.theme.margin
        y: slide.stacked ? 0 : 1.4 * slide.theme.margin
        width: (slide.stacked ? slide.width - x : slide.quietWidth) - x
        height: slide.stacked ? slide.height - picture.height : slide.quietHeight - y

        Column {
            id: column

            // Words that would not fit take a smaller size: the longest word the width, all lines the height.
            readonly property real size: Math.min(slide.theme.slideHeadline, words.width / (slide.stacked ? 11 : 8.4))

            y: slide.stacked ? (words.height - height) / 2 : 0
            width: words.width
            spacing: 0.2 * size

            Label {
                visible: text !== ""
                width: parent.width
                theme: slide.theme
                ground: slide.page.ground
                color: slide.page.onGround
                text: slide.page.figure
                size: Math.min(slide.theme.slideFigure, column.size * 3.4)
                font.weight: Font.ExtraBold
                font.letterSpacing: -0.02 * size
                lineHeight: 0.9
                wrapMode: Text.NoWrap
            }

            Headline {
                room: words.width
                theme: slide.theme
                ground: slide.page.ground
                color: slide.page.onGround
                text: slide.page.headline(slide.language)
                size: column.size
            }
        }
    }
}
