import QtQuick
import Kiosk

// One page of the pager: words beside the picture in landscape, below it in portrait.
Rectangle {
    id: view

    required property Theme theme
    required property Deck deck
    required property Page page
    required property string language

    readonly property bool zoomed: picture.zoomed
    readonly property bool pinching: picture.pinching
    readonly property bool ready: picture.ready
    readonly property real textShare: words.isLong ? 0.67 : 0.46
    readonly property real pictureShare: words.isLong ? 0.29 : 0.46 // of the height, in portrait
    readonly property bool scrolls: words.overflow > 0

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
        const distance = pages * words.height * 0.8;
        if (theme.calm) {
            words.scrollBy(distance);
        } else {
            scrolling.to = Math.min(Math.max(words.scroll + distance, 0), words.overflow);
            scrolling.restart();
        }
    }

    function pan(x: real, y: real): void {
        picture.pan(x, y);
    }

    function isPicture(position: point): bool {
        return picture.contains(view.mapToItem(picture, position));
    }

    color: theme.paper

    PageText {
        id: words

        x: view.theme.margin
        y: view.theme.portrait ? picture.height + cord.height + view.theme.margin * 0.8 : view.theme.margin * 0.9
        width: (view.theme.portrait ? view.width : view.width * view.textShare) - 2 * view.theme.margin
        height: view.height - y - view.theme.margin * 0.7
        theme: view.theme
        deck: view.deck
        page: view.page
        language: view.language
    }

    // Words that go on below fade out instead of being cut.
    Rectangle {
        x: words.x
        y: words.y + words.height - height
        width: words.width
        height: 2 * view.theme.text
        visible: view.scrolls && words.scroll < words.overflow - 1

        gradient: Gradient {
            GradientStop {
                position: 0
                color: Qt.alpha(view.theme.paper, 0)
            }

            GradientStop {
                position: 1
                color: view.theme.paper
            }
        }
    }

    NumberAnimation {
        id: scrolling

        target: words
        property: "scroll"
        duration: view.theme.settle
        easing.type: Easing.OutCubic
    }

    Illustration {
        id: picture

        x: view.theme.portrait ? 0 : Math.round(view.width * view.textShare)
        width: view.width - x
        height: view.theme.portrait ? Math.round(view.height * view.pictureShare) : view.height
        page: view.page
        description: view.page.description(view.language)
        zoomable: true
        glide: view.theme.settle
    }

    Rectangle {
        id: cord

        x: view.theme.portrait ? 0 : picture.x - width
        y: view.theme.portrait ? picture.height : 0
        width: view.theme.portrait ? view.width : view.theme.cord * 1.5
        height: view.theme.portrait ? view.theme.cord * 1.5 : view.height
        color: view.page.accent
    }

    RoundButton {
        anchors.right: picture.right
        anchors.top: picture.top
        anchors.margins: view.theme.margin
        theme: view.theme
        icon: view.zoomed ? "zoomOut" : "zoomIn"
        name: view.deck.say(view.zoomed ? "zoom_out" : "zoom_in", view.language)
        onActivated: picture.zoomTo(view.zoomed ? 1 : 2)
    }

    Row {
        anchors.left: picture.left
        anchors.bottom: picture.bottom
        anchors.margins: view.theme.gap
        spacing: view.theme.gap
        visible: view.scrolls

        RoundButton {
            theme: view.theme
            icon: "up"
            name: view.deck.say("scroll_up", view.language)
            onActivated: view.scrollPage(-1)
        }

        RoundButton {
            theme: view.theme
            icon: "down"
            name: view.deck.say("scroll_down", view.language)
            onActivated: view.scrollPage(1)
        }
    }
}
