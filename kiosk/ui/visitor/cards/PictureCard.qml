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

    readonly property real gap: theme.margin * (theme.portrait ? 0.8 : 0.9) + (page.number === 0 ? logo.taken : 0) // above the words
    readonly property bool zoomed: picture.zoomed
    readonly property bool alone: !page.hasPicture // the words have all the room
    readonly property real shown: bare ? 0 : 1 // opacity, because a Shape that becomes visible requests one frame too many

    function reset(): void {
        picture.reset();
        scrolling.stop();
        words.scroll = 0;
    }

    function scrollBy(distance: real): void {
        scrolling.stop();
        words.scrollBy(distance);
    }

    function scrollPage(pages: int): void {
        scrolling.go(words.restAt(words.scroll + pages * 0.8 * words.height, 0));
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

    // A tap on the picture enlarges it; a tap on words does nothing.
    function tap(position: point): void {
        const place = view.mapToItem(picture, position);
        if (picture.contains(place))
            picture.tap(place.x, place.y);
    }

    step: words.step
    ready: picture.ready
    wantsDetail: picture.steady
    seized: picture.pinching
    scrolls: words.overflow > 0

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
        y: view.theme.snap((view.theme.portrait ? picture.height : 0) + view.gap + rug.edge)
        rooms: view.pictureAreas.map(area => Qt.size(view.width - (view.theme.portrait ? 0 : area.width) - 2 * inset, view.height - (view.theme.portrait ? area.height : 0) - view.gap - rug.edge - link.room - 0.7 * inset))
        foot: scrollers.height + view.theme.gap
        theme: view.theme
        deck: view.deck
        page: view.page
        language: view.language
    }

    // On the cover, above its words.
    Logo {
        id: logo

        x: words.x + view.theme.along(0, width, words.width)
        y: words.y - taken
        visible: theme.look.logo && view.page.number === 0
        opacity: view.shown
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
        visible: !view.bare
        theme: view.theme
        page: view.page
        drawing: view.drawing
        detail: view.detail
        preview: view.preview
        drift: view.drift
        description: view.page.description(view.language)
    }

    RoundButton {
        x: picture.x + view.theme.gap
        y: picture.y + view.theme.gap
        visible: !view.alone
        opacity: view.shown
        enabled: !view.bare
        theme: view.theme
        icon: view.zoomed ? "zoomOut" : "zoomIn"
        name: view.deck.say(view.zoomed ? "zoom_out" : "zoom_in", view.language)
        label: view.deck.label(view.zoomed ? "zoom_out" : "zoom_in", view.language)
        onActivated: picture.zoomTo(view.zoomed ? 1 : 2, Qt.point(0.5, 0.5))
    }

    Credit {
        id: credit

        anchors.right: picture.right
        anchors.bottom: picture.bottom
        theme: view.theme
        text: view.bare ? "" : view.page.credit
        room: picture.width
    }

    Loader {
        id: link

        readonly property real gap: 1.6 * view.theme.gap // px above it
        readonly property real room: active ? height + gap : 0 // px

        x: view.theme.along(words.inset + words.indent, width, view.width)
        y: view.theme.snap(words.y + words.room.height + gap)
        // As wide as the words beside the largest picture: were it as wide as the words, their room would depend on itself.
        width: view.width - (view.theme.portrait ? 0 : view.pictureAreas[0].width) - 2 * words.inset - words.indent
        active: view.page.link !== null

        sourceComponent: LinkCode {
            theme: view.theme
            link: view.page.link
            language: view.language
        }
    }

    Row {
        id: scrollers

        x: view.theme.along(words.inset + words.indent, width, view.width)
        y: words.y + words.room.height - height
        spacing: view.theme.gap
        visible: view.scrolls
        opacity: view.shown
        enabled: !view.bare

        RoundButton {
            theme: view.theme
            icon: "up"
            name: view.deck.say("scroll_up", view.language)
            label: view.deck.label("scroll_up", view.language)
            onActivated: view.scrollPage(-1)
        }

        RoundButton {
            theme: view.theme
            icon: "down"
            strong: words.scroll < words.overflow
            name: view.deck.say("scroll_down", view.language)
            label: view.deck.label("scroll_down", view.language)
            onActivated: view.scrollPage(1)
        }
    }
}
