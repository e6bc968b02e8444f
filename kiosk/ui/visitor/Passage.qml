pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"
import "cards"

// The movement between a card and its tile, or from its slide to the card: the picture moves to its place, and the words are
// uncovered where they stand. It takes no touches.
// It begins at a `spot`, in px. `sheet`: the part of the card uncovered there; `frame`: the picture's place; `picture`: the
// place that it is drawn for; `drawing`: what is shown there, or null; `drift` and `middle`: how far its layers have
// drifted; `panned`: how far a photo has, in px; `age`, `sunk` and `grown`: how far its parts have moved, from where they
// come to rest, see Illustration. A tile's sheet has an edge; a slide has no sheet.
Item {
    id: passage

    required property Theme theme
    required property Deck deck
    required property Card view

    property var spot: null
    property real way: 1 // from 0, the spot, to 1, the card
    readonly property bool running: spot !== null
    readonly property bool fromTile: running && spot.sheet !== null
    readonly property bool fromSlide: running && spot.sheet === null

    readonly property rect all: Qt.rect(0, 0, width, height)
    readonly property rect area: view?.pictureArea ?? all // the picture's place on the card
    readonly property rect frame: running ? mix(spot.frame, area) : area
    // The whole picture at both ends. Calculated once: within a frame, a call to Python may have to wait.
    readonly property rect wholeHere: running ? wholeIn(spot.picture, spot.drawing, spot.panned ?? 0) : area
    readonly property rect wholeThere: running ? wholeIn(area, view?.drawing ?? null, 0) : area
    readonly property rect whole: mix(wholeHere, wholeThere)
    // The slide shows beside the card's picture. It goes aside by `slid` px; its picture by (`moved.x`, `moved.y`) more, and is
    // `shrunk` to this part of its size. A photo's frame moves with the slide instead.
    readonly property bool goesAlong: fromSlide && spot.drawing === null
    readonly property real shrunk: goesAlong ? whole.height / wholeHere.height : 1
    readonly property real slid: goesAlong ? -way * spot.picture.x : fromSlide ? frame.x - spot.frame.x : 0
    readonly property point moved: {
        if (!goesAlong)
            return Qt.point(0, 0);
        const [x, y] = [spot.picture.x - wholeHere.x, spot.picture.y - wholeHere.y];
        return Qt.point(whole.x + x * shrunk - spot.picture.x - slid, whole.y + y * shrunk - spot.picture.y);
    }
    readonly property real wiped: theme.snap(way * (theme.mirrored ? width - area.right : area.x)) // px of the slide
    // The visible part of the card. A slide is wiped away from the side where the card has its words.
    readonly property rect sheet: {
        if (fromTile)
            return mix(spot.sheet, all);
        if (fromSlide)
            return theme.portrait ? Qt.rect(0, frame.bottom, width, height - frame.bottom) : theme.mirrored ? Qt.rect(width - wiped, 0, wiped, height) : Qt.rect(0, 0, wiped, height);
        return all;
    }
    // For a tile: the picture covers more and more of it.
    readonly property rect patch: fromTile ? mix(spot.sheet, area) : area

    function mix(from: rect, to: rect): rect {
        const [left, top] = [theme.snap(from.x + (to.x - from.x) * way), theme.snap(from.y + (to.y - from.y) * way)];
        const right = from.right + (to.right - from.right) * way;
        const bottom = from.bottom + (to.bottom - from.bottom) * way;
        return Qt.rect(left, top, theme.snap(right) - left, theme.snap(bottom) - top);
    }

    // Where the whole picture is, including parts that are cut off, when it is drawn for this place and has moved aside.
    function wholeIn(place: rect, drawing: Drawing, aside: real): rect {
        const all = view?.page.hasQuietSide ? deck.whole(place.width, place.height) : drawing?.whole ?? Qt.rect(0, 0, 0, 0);
        if (all.width > 0)
            return Qt.rect(place.x + all.x + aside, place.y + all.y, all.width, all.height);
        if (area.width === 0 || area.height === 0)
            return place; // there is no picture
        // Not painted yet.
        const scale = Math.max(place.width / area.width, place.height / area.height);
        const [wide, high] = [area.width * scale, area.height * scale];
        return Qt.rect(place.x + (place.width - wide) / 2, place.y + (place.height - high) / 2, wide, high);
    }

    // Ends it, however far it has come.
    function end(): void {
        glide.stop();
        [spot, way] = [null, 1];
    }

    // Runs from a spot to the card, or back.
    function run(from: var, opens: bool): void {
        end();
        if (!view || !from)
            return;
        way = opens ? 0 : 1;
        spot = from;
        glide.go(opens ? 1 : 0);
    }

    visible: running

    Glide {
        id: glide

        target: passage
        property: "way"
        duration: passage.theme.settle
        onArrived: passage.end()
    }

    // A picture drawn for `place`, which moves with the whole.
    component Moving: Illustration {
        property rect place
        property real panned: 0 // px

        readonly property rect drawn: passage.wholeIn(place, drawing, panned)

        x: passage.whole.x + (place.x - drawn.x) * scale - passage.frame.x
        y: passage.whole.y + (place.y - drawn.y) * scale - passage.frame.y
        width: place.width
        height: place.height
        transformOrigin: Item.TopLeft
        scale: passage.whole.height / drawn.height
        page: passage.view?.page ?? passage.deck.page(0)
    }

    Rectangle {
        x: passage.patch.x
        y: passage.patch.y
        width: passage.patch.width
        height: passage.patch.height
        visible: passage.fromTile
        color: passage.view?.page.patch ?? "transparent"
    }

    Item {
        x: passage.frame.x
        y: passage.frame.y
        width: passage.frame.width
        height: passage.frame.height
        clip: true

        // What a page without a picture has in its place.
        Rectangle {
            anchors.fill: parent
            visible: passage.view !== null && !passage.view.page.hasPicture
            color: passage.view?.page.ground ?? "transparent"
        }

        // The part at the side that the spot shows and the card does not.
        Loader {
            active: passage.running && Boolean(passage.spot.drawing) && Boolean(passage.view?.page.hasPicture)

            sourceComponent: Rectangle {
                width: passage.frame.width
                height: passage.frame.height
                color: passage.view?.page.ground ?? "transparent"

                Moving {
                    place: passage.spot.picture
                    drawing: passage.spot.drawing
                    drift: passage.spot.drift ?? 0
                    middle: passage.spot.middle ?? 0
                    panned: passage.spot.panned ?? 0
                }
            }
        }

        Loader {
            active: passage.running && passage.view !== null && passage.view.page.hasPicture

            sourceComponent: Moving {
                place: passage.area
                drawing: passage.view.drawing
                visible: !passage.goesAlong || drawing.ready // until it is painted, the slide's picture stands for it
                preview: passage.view.preview
                drift: (passage.spot?.drift ?? 0) * (1 - passage.way)
                middle: passage.spot?.middle ?? 0
                age: passage.spot?.age ?? 0
                sunk: depth => (passage.spot?.sunk?.(depth) ?? 0) * drawn.height / passage.wholeHere.height
                grown: passage.spot?.grown ?? (nth => 1)
                lively: 1 - passage.way
            }
        }
    }

    Rectangle {
        x: passage.sheet.x - border.width
        y: passage.sheet.y - border.width
        width: passage.sheet.width + 2 * border.width
        height: passage.sheet.height + 2 * border.width
        visible: passage.fromTile
        color: "transparent"
        border.width: Math.round(passage.theme.cord)
        border.color: passage.view?.page.patch ?? "transparent"
    }
}
