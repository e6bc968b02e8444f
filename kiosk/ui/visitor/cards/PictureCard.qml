pragma ComponentBehavior: Bound

import QtQuick
import ".."
import "../../controls"
import "../../ornament"

// Words beside a picture in landscape, below it in portrait; without a picture they lie on a rug. A tap enlarges the picture.
Card {
    id: view

    property alias running: words.running
    property alias inColumns: words.inColumns
    property var late // where the picture was tapped while it was still on its way, in px of it

    readonly property real gap: theme.margin * (theme.portrait || theme.linear ? 0.8 : 0.9) + (page.number === 0 ? logo.taken : 0) // above the words
    readonly property bool alone: !page.hasPicture // the words have all the room
    readonly property Scrollers scrollButtons: scrollers.item as Scrollers // null until words have to be scrolled
    readonly property bool toolsLow: scrolls && words.reserved && pictured && scrollButtons !== null // the picture's buttons stand beside those that scroll
    readonly property rect toolsRow: {
        if (!toolsLow)
            return Qt.rect(0, 0, 0, 0);
        const taken = zoomed ? 0 : scrollButtons.row.width + theme.gap; // an enlarged one's buttons need the whole row
        const wide = words.width - taken;
        return Qt.rect(words.x + theme.along(taken, wide, words.width), scrollButtons.row.y, wide, scrollButtons.row.height);
    }

    function reset(): void {
        picture.reset();
        late = undefined;
        scrolling.stop();
        words.scroll = 0;
    }

    function scrollBy(distance: real): void {
        scrolling.stop();
        words.scrollBy(distance);
    }

    function scrollPage(pages: int): bool {
        if (!scrolls || (pages > 0 ? words.scroll >= words.overflow : words.scroll <= 0))
            return false;
        const place = words.restAt(words.scroll + pages * 0.8 * words.height, 0);
        scrolling.go(place < theme.text ? 0 : place); // less than a line from the top is the top
        return true;
    }

    function toggleZoom(): void {
        if (pictured)
            picture.zoomToSubject(zoomed ? 1 : 2);
    }

    function panBy(right: int, down: int): bool {
        return picture.panBy(right, down);
    }

    // The finger has released the words: scroll to whole lines.
    function rest(): void {
        if (scrolls)
            scrolling.go(words.restAt(words.scroll, words.way));
    }

    // An enlarged picture can be dragged.
    function takesDrag(position: point): bool {
        return zoomed && picture.contains(view.mapToItem(picture, position));
    }

    function drag(x: real, y: real): void {
        picture.pan(x, y);
    }

    // A tap on the picture enlarges it, once that has come to its place; a tap on words does nothing.
    function tap(position: point): void {
        const place = view.mapToItem(picture, position);
        if (!picture.contains(place))
            return;
        if (bare)
            late = place;
        else
            picture.tap(place.x, place.y);
    }

    lowers: true
    step: words.step
    ready: picture.ready && words.ready
    zoomed: pictured && picture.zoomed
    wantsDetail: pictured && picture.steady
    seized: picture.pinching
    scrolls: words.overflow > 0
    onBareChanged: {
        if (!bare && late)
            picture.tap(late.x, late.y);
        late = undefined;
    }

    Loader {
        id: rug

        readonly property int edge: (item as Rug)?.edge ?? 0 // px

        width: 2 * Math.floor(view.width / 2)
        height: 2 * Math.floor(view.height / 2)
        active: view.alone && view.theme.framed

        sourceComponent: Rug {
            theme: view.theme
            accent: view.page.patch
            thread: view.page.onPatch
        }
    }

    PageText {
        id: words

        readonly property real inset: view.theme.snap(view.theme.margin + rug.edge)

        x: view.theme.along(inset, width, view.width)
        y: view.theme.snap(Math.max(view.theme.portrait ? picture.height : 0, view.theme.ceiling) + view.gap + rug.edge)
        rooms: view.pictureAreas.map(area => Qt.size(view.width - (view.theme.portrait ? 0 : area.width) - 2 * inset, view.height - Math.max(view.theme.portrait ? area.height : 0, view.theme.ceiling) - view.gap - rug.edge - link.room - (view.theme.linear ? 0.25 : 0.7) * inset))
        reserved: view.theme.ceiling > 0 && view.pictureAreas[view.pictureAreas.length - 1].height === view.theme.ceiling
        foot: (view.scrollButtons?.taken ?? 0) + view.theme.gap + (view.scrollButtons?.cue ?? 0)
        theme: view.theme
        deck: view.deck
        page: view.page
        language: view.language
        moving: view.drift !== 0
        onScrolledChanged: if (scrolled)
            scrollers.active = true
    }

    // On the cover, above its words.
    Logo {
        id: logo

        x: words.x + view.theme.along(0, width, words.width)
        y: words.y - taken
        visible: theme.look.logo && view.page.number === 0 && !view.bare
        theme: view.theme
        ground: view.theme.paper
    }

    Glide {
        id: scrolling

        target: words
        property: "scroll"
        duration: view.theme.settle
    }

    Zoomable {
        id: picture

        x: view.pictureArea.x
        width: view.pictureArea.width
        height: view.pictureArea.height
        visible: view.pictured && !view.bare
        theme: view.theme
        page: view.page
        drawing: view.drawing
        detail: view.detail
        preview: view.preview
        drift: view.drift
        description: view.page.description(view.language)
    }

    // Where a picture was that very large words have taken the room of.
    Rectangle {
        readonly property real breadth: view.theme.snap(1.6 * view.theme.unit)

        x: view.theme.portrait ? 0 : view.theme.along(view.width - width, width, view.width)
        width: view.theme.portrait ? view.width : breadth
        height: view.theme.portrait ? breadth : view.height
        visible: view.page.hasPicture && !view.pictured && !view.bare
        color: view.page.patch
    }

    PictureTools {
        visible: view.pictured && !view.bare
        theme: view.theme
        deck: view.deck
        language: view.language
        picture: picture
        zoomed: view.zoomed
        row: view.toolsRow
        onZoomAsked: view.toggleZoom()
        onPanAsked: (right, down) => view.panBy(right, down)
    }

    Credit {
        id: credit

        anchors.right: picture.right
        anchors.bottom: picture.bottom
        theme: view.theme
        text: view.bare || !view.pictured ? "" : view.page.credit
        room: picture.width
    }

    Loader {
        id: link

        readonly property real gap: 1.6 * view.theme.gap // px above it
        readonly property real room: active ? height + gap : 0 // px

        x: view.theme.along(words.inset + words.indent, width, view.width)
        y: view.theme.snap(words.y + words.room.height + gap)
        // As wide as the smallest words beside the largest picture: were it as wide as the words, their room would depend on itself.
        width: Math.min(view.width - (view.theme.portrait ? 0 : view.pictureAreas[0].width) - 2 * words.inset, words.narrowest)
        active: view.page.link !== null

        sourceComponent: LinkCode {
            theme: view.theme
            link: view.page.link
            language: view.language
        }
    }

    // Made with the first words that have to be scrolled: a card that shows all of them costs a turn less without it.
    Loader {
        id: scrollers

        active: false
        visible: view.scrolls

        sourceComponent: Scrollers {
            theme: view.theme
            deck: view.deck
            language: view.language
            words: words
            bare: view.bare
            lent: view.toolsLow && view.zoomed
            onPageAsked: pages => view.scrollPage(pages)
        }
    }
}
