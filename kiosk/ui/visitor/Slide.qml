pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"
import "../ornament"

// One slide of the attract loop. In wide rooms the words stand on the picture's quiet side, in tall ones above the picture.
// Without a picture they lie on a rug of the page's ground.
Rectangle {
    id: slide

    required property Theme theme
    required property Deck deck
    required property Page page
    required property string language

    property bool unseen: false // nobody sees it yet: its words may be laid out a little later
    property bool wanted: true // keep its picture; else it is freed
    property int rank: Drawing.IN_SIGHT // the rank of its drawing
    property alias drift: picture.drift // how far the picture's layers have drifted, -1 to 1
    property alias counted: figure.counted // how much of an amount is shown, 0 to 1
    readonly property alias middle: picture.middle // how much of the drift the middle layer takes part in
    property alias lapTime: picture.lapTime // ms that a light takes to run along its path; 0: no light runs
    property alias age: picture.age // ms since it came in
    readonly property alias partsAge: picture.partsAge // ms, at which the picture's parts are seen
    property alias lively: picture.lively // how much of all this is seen: from 1 to 0, its picture comes to rest
    property alias shrunk: picture.scale // the part of its size that its picture has, while it becomes its card
    property point moved // px that it has meanwhile moved

    readonly property real building: Math.min(age, theme.settled) // ms; how it builds itself up follows from it, so that later nothing asks in each frame
    property real arrived: 1 // how far its words have come in, one after another, 0 to 1

    readonly property bool mirrored: deck.mirrored(language)
    // All of it is mirrored, unless the words stand on the picture's quiet side, which is on the left in any language.
    readonly property bool turned: mirrored && (stacked || !page.hasQuietSide)
    readonly property string family: deck.family(language, "text") // the window's may be in another language already
    readonly property bool ready: picture.ready
    readonly property alias painted: drawing
    readonly property alias grown: picture.grown // how much of each rising thing is there, 0 to 1
    readonly property real panned: page.hasQuietSide ? 0 : picture.offset(0) // px, of a photo
    readonly property rect picturePlace: Qt.rect(picture.x, picture.y, picture.width, picture.height)
    readonly property bool alone: !page.hasPicture
    readonly property bool framed: !alone && !page.hasQuietSide // the picture has a place of its own, apart from the words
    readonly property bool stacked: width < 1.35 * height
    readonly property real lift: stacked ? theme.snap(0.03 * Math.min(width, height)) : 0 // px at its lower edge, where the bar goes on
    // If stacked, a little of the picture's sky is cut off to give the words room.
    readonly property real pictureHeight: stacked ? theme.snap(Math.min(width * 0.92, height * 0.64)) : height
    // Words stand on the picture's quiet side; if it has none, they have a place of their own.
    readonly property size quiet: alone ? Qt.size(width, height) : page.hasQuietSide ? deck.quiet(width, height) : Qt.size(theme.snap(0.5 * width), height)

    // Where the invitation may be on any page, seen from the words' side: below the words and beside the picture's focus, or below the picture.
    readonly property rect foot: {
        const side = deck.quiet(width, height);
        const top = stacked ? height - lift + 2 * theme.cord : Math.max(side.height + theme.gap, height - 19 * theme.unit);
        const right = stacked ? width - theme.margin : Math.min(side.width, 0.46 * width - theme.gap);
        return Qt.rect(theme.margin, top, right - theme.margin, height - top);
    }

    // How many px a layer still has to rise: the farthest comes in with the slide, the others after it.
    function sunk(depth: int): real {
        const late = (0.35 + 0.3 * depth) * theme.arriving;
        return depth < 0 ? 0 : theme.snap(picture.height * (1 - theme.eased((age - late) / theme.arriving)));
    }

    // How far the nth part of the words has come in, 0 to 1.
    function risen(part: int): real {
        const left = 1 - Math.min(Math.max(2 * arrived - 0.33 * part, 0), 1);
        return 1 - left * left * left;
    }

    // How many px it is below its place.
    function below(part: int): real {
        return theme.snap((1 - risen(part)) * 4 * theme.unit);
    }

    color: page.ground

    Drawing {
        id: drawing

        wanted: slide.wanted
        page: slide.page
        width: picture.width
        height: picture.height
        ratio: slide.theme.ratio
        layered: true
        moving: !slide.theme.calm
        rank: slide.rank
    }

    Illustration {
        id: picture

        x: slide.framed && !slide.stacked && !slide.turned ? slide.quiet.width : 0
        y: slide.height - slide.lift - slide.pictureHeight + (slide.stacked && slide.framed ? border.thick : 0)
        width: slide.width - (slide.framed && !slide.stacked ? slide.quiet.width : 0)
        transformOrigin: Item.TopLeft
        transform: Translate {
            x: slide.moved.x
            y: slide.moved.y
        }
        height: slide.height - slide.lift - y
        page: slide.page
        drawing: drawing
        middle: 0.4
        sunk: slide.sunk
        grown: nth => slide.theme.eased((slide.age - 1.2 * slide.theme.arriving - 120 * nth) / slide.theme.growing)
        description: slide.page.description(slide.language)
    }

    Loader {
        id: rug

        readonly property int edge: (item as Rug)?.edge ?? 0 // px

        width: 2 * Math.floor(slide.width / 2)
        height: 2 * Math.floor((slide.height - slide.lift) / 2)
        active: slide.alone && slide.theme.framed

        sourceComponent: Rug {
            theme: slide.theme
            accent: slide.page.ground
            field: slide.page.ground
            thread: slide.theme.thread(slide.page.ground, slide.page.onGround)
        }
    }

    Credit {
        x: slide.turned ? picture.x : picture.x + picture.width - width
        anchors.bottom: picture.bottom
        theme: slide.theme
        text: slide.page.credit
        room: slide.stacked ? picture.width : Math.min(picture.width, slide.width - slide.foot.right)
    }

    // Other pictures are framed like felt: a border of horns between two cords separates them from the words.
    Border {
        id: border

        visible: slide.framed
        upright: !slide.stacked
        x: !upright ? 0 : slide.turned ? picture.width : picture.x - thick
        y: upright ? 0 : picture.y - thick
        length: upright ? slide.height : slide.width
        theme: slide.theme
    }

    Rectangle {
        y: slide.height - slide.lift
        width: slide.width
        height: slide.lift
        color: slide.theme.bar

        Rectangle {
            width: parent.width
            height: Math.min(slide.theme.cord, slide.lift)
            color: slide.theme.edge
        }
    }

    Logo {
        id: logo

        x: slide.mirrored ? words.x + words.width - width : words.x
        y: rug.edge + (hangs ? 0 : slide.theme.margin)
        theme: slide.theme
        ground: slide.page.ground
    }

    Item {
        id: words

        // The top of capital letters, the same on every slide.
        readonly property real capTop: Math.max((slide.stacked ? 1.4 : 1.25) * slide.theme.margin + rug.edge, logo.taken > 0 ? logo.y + logo.taken : 0)
        readonly property real edge: slide.framed ? border.thick : 0 // px taken by the border
        readonly property real inset: slide.theme.margin + rug.edge // px from the side of the slide
        // Beside a picture that leaves them a place of their own, a few words fill it better in larger letters.
        readonly property bool few: slide.framed && !figure.said && brief.advanceWidth < width && String(opening.beginnings[opening.beginnings.length - 1] ?? "").length < 90
        // Without a picture, or a text below them, figure and headline have more room.
        readonly property real growth: few ? 1.5 : (!slide.alone ? 1 : slide.stacked ? 1.9 : 1.5) * (opening.beginnings.join("") ? 1 : 1.2)

        // Without a picture they also stand a little above the middle: moved, because their sizes follow from where they begin.
        readonly property real lowered: slide.alone ? slide.theme.snap(0.4 * Math.max(0, height - (opening.visible ? opening.y + opening.height : headline.y + headline.height))) : 0

        LayoutMirroring.enabled: slide.mirrored
        LayoutMirroring.childrenInherit: true
        x: slide.turned ? slide.width - inset - width : inset
        width: (slide.stacked ? slide.width : slide.quiet.width - edge) - 2 * inset
        // A picture drawn for the kiosk has a strip of plain ground at its top.
        height: slide.stacked && !slide.alone ? picture.y + (slide.framed ? -edge : 0.09 * picture.height) - slide.theme.gap : Math.min(slide.quiet.height, slide.foot.y - slide.theme.gap)

        Label {
            id: number

            readonly property bool said: text !== ""
            readonly property real end: y + height

            y: words.capTop - 0.28 * size
            width: words.width
            visible: said
            opacity: slide.risen(0)
            transform: Translate {
                y: slide.below(0)
            }
            font.family: slide.family
            theme: slide.theme
            ground: slide.page.ground
            color: slide.page.onGround
            text: slide.deck.place(slide.page.number, slide.language)
            size: slide.theme.slideNumber
            font.weight: Font.Bold
        }

        Figure {
            id: figure

            readonly property bool said: slide.page.figure !== ""
            readonly property real end: y + height

            y: number.said ? number.end : words.capTop - 0.2 * size
            visible: said
            opacity: slide.risen(1)
            transform: Translate {
                y: slide.below(1) + words.lowered
            }
            theme: slide.theme
            ground: slide.page.ground
            color: slide.page.onGround
            figure: slide.page.figure
            unit: slide.page.figureUnit(slide.language)
            room: words.width
            size: Math.min(slide.theme.slideFigure * Math.min(words.growth, 1.3), words.width / 3.2)
        }

        TextMetrics {
            id: brief

            text: headline.said
            font.family: headline.family
            font.weight: Font.ExtraBold
            font.pixelSize: Math.round(1.5 * 1.2 * slide.theme.slideHeadline)
        }

        Headline {
            id: headline

            patient: slide.unseen
            y: {
                if (figure.said)
                    return figure.end + 0.04 * size;
                if (number.said)
                    return number.end + 0.35 * size;
                return words.capTop - (logo.taken > 0 ? 0.1 : 0.28) * size; // Chinese letters are taller than capitals
            }
            opacity: slide.risen(2)
            transform: Translate {
                y: slide.below(2) + words.lowered
            }
            room: words.width
            tallest: words.height - y
            font.family: slide.deck.family(slide.language, "headings")
            theme: slide.theme
            ground: slide.page.ground
            color: slide.page.onGround
            page: slide.page
            language: slide.language
            size: slide.theme.slideHeadline * (figure.said ? 1 : 1.2) * words.growth
        }

        Opening {
            id: opening

            y: headline.y + headline.height + 0.35 * size
            opacity: slide.risen(3)
            transform: Translate {
                y: slide.below(3) + words.lowered
            }
            waits: headline.due || headline.laying
            room: words.width
            tallest: words.height - y
            font.family: slide.family
            theme: slide.theme
            ground: slide.page.ground
            color: slide.page.onGround
            page: slide.page
            language: slide.language
            size: Math.max(least, Math.min(slide.theme.opening * (slide.alone ? 1.6 : words.few ? 1.35 : 1), 0.9 * headline.font.pixelSize)) // never larger than the headline
            least: slide.theme.openingLeast
        }
    }
}
