pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"
import "cards"

// The movement between a card and its tile, or from its slide to the card: the picture moves to its place, and the words are
// uncovered where they stand. It takes no touches, and goes aside with its card's page.
// It begins at a `spot`, in px. `sheet`: the part of the card uncovered there; `frame`: the picture's place; `picture`: the
// place that it is drawn for; `drawing`: what is shown there, or null; `drift` and `middle`: how far its layers have
// drifted; `panned`: how far a photo has, in px; `age`, `sunk` and `grown`: how far its parts have moved, from where they
// come to rest, see Illustration. A tile's sheet has an edge; a slide has no sheet.
Item {
    id: transition

    required property Theme theme
    required property Deck deck
    required property Card current // the card that it would lead to, or away from

    property Card view: null // and does
    property var spot: null
    property rect tapped // where the tile is that was opened last
    property real way: 1 // from 0, the spot, to 1, the card
    readonly property bool running: spot !== null
    readonly property int number: view?.page.number ?? -1 // of the card's page
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
        [spot, way, view] = [null, 1, null];
    }

    // Runs from a spot to the card, or back; if it has not come to its end, from where it is.
    function run(from: var, opens: bool): void {
        const turns = running && current === view && fromTile && Boolean(from?.sheet);
        if (!turns) {
            end();
            if (!current || !from)
                return;
            view = current; // not a parameter: with a second engine in the process, Qt 6.11 makes null of a Card
            way = opens ? 0 : 1;
        }
        spot = from;
        glide.go(opens ? 1 : 0);
    }

    // A tile was tapped, if this is the spot of one.
    function note(from: var): void {
        if (!from?.sheet)
            return;
        tapped = from.sheet;
        echo.restart();
    }

    // Whether a tap at a place (px) is one with that on the tile: a double tap counts as one.
    function isEcho(place: point): bool {
        return echo.running && place.x >= tapped.left && place.x < tapped.right && place.y >= tapped.top && place.y < tapped.bottom;
    }

    Timer {
        id: echo

        interval: transition.theme.doubleTap
    }

    Glide {
        id: glide

        target: transition
        property: "way"
        duration: transition.theme.settle
        onArrived: transition.end()
    }

    // A picture drawn for `place`, which moves with the whole.
    component Moving: Illustration {
        property rect place
        property real panned: 0 // px

        readonly property rect drawn: transition.wholeIn(place, drawing, panned)

        x: transition.whole.x + (place.x - drawn.x) * scale - transition.frame.x
        y: transition.whole.y + (place.y - drawn.y) * scale - transition.frame.y
        width: place.width
        height: place.height
        transformOrigin: Item.TopLeft
        scale: transition.whole.height / drawn.height
        page: transition.view?.page ?? transition.deck.page(0)
    }

    // At rest it is out of the window, as a page out of sight is: with each page it takes another colour and place.
    Item {
        parent: transition.running ? transition : null

        Rectangle {
            x: transition.patch.x
            y: transition.patch.y
            width: transition.patch.width
            height: transition.patch.height
            visible: transition.fromTile
            color: transition.view?.page.patch ?? "transparent"
        }

        Item {
            x: transition.frame.x
            y: transition.frame.y
            width: transition.frame.width
            height: transition.frame.height
            clip: true

            // What a page without a picture has in its place.
            Rectangle {
                anchors.fill: parent
                visible: transition.view !== null && !transition.view.pictured
                color: transition.view?.page.ground ?? "transparent"
            }

            // The part at the side that the spot shows and the card does not.
            Loader {
                active: transition.running && Boolean(transition.spot.drawing) && Boolean(transition.view?.pictured)

                sourceComponent: Rectangle {
                    width: transition.frame.width
                    height: transition.frame.height
                    color: transition.view?.page.ground ?? "transparent"

                    Moving {
                        place: transition.spot.picture
                        drawing: transition.spot.drawing
                        drift: transition.spot.drift ?? 0
                        middle: transition.spot.middle ?? 0
                        panned: transition.spot.panned ?? 0
                    }
                }
            }

            Loader {
                active: transition.running && transition.view !== null && transition.view.pictured

                sourceComponent: Moving {
                    place: transition.area
                    drawing: transition.view.drawing
                    visible: !transition.goesAlong || drawing.ready // until it is painted, the slide's picture stands for it
                    preview: transition.view.preview
                    drift: (transition.spot?.drift ?? 0) * (1 - transition.way)
                    middle: transition.spot?.middle ?? 0
                    age: transition.spot?.age ?? 0
                    sunk: depth => (transition.spot?.sunk?.(depth) ?? 0) * drawn.height / transition.wholeHere.height
                    grown: transition.spot?.grown ?? (nth => 1)
                    lively: 1 - transition.way
                }
            }
        }

        Rectangle {
            x: transition.sheet.x - border.width
            y: transition.sheet.y - border.width
            width: transition.sheet.width + 2 * border.width
            height: transition.sheet.height + 2 * border.width
            visible: transition.fromTile
            color: "transparent"
            border.width: Math.round(transition.theme.cord)
            border.color: transition.view?.page.patch ?? "transparent"
        }
    }
}
