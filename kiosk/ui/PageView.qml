import QtQuick
import Kiosk

// One page of the pager: words beside the picture in landscape, below it in portrait.
Rectangle {
    id: view

    required property Theme theme
    required property Deck deck
    required property Page page
    required property string language
    required property rect pictureArea
    required property Drawing drawing
    required property Drawing detail
    property alias preview: picture.preview
    property alias drift: picture.drift // of the picture's layers, -1 to 1

    readonly property bool zoomed: picture.zoomed
    readonly property bool wantsDetail: picture.steady
    readonly property bool pinching: picture.pinching
    readonly property bool ready: picture.ready
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
        width: (view.theme.portrait ? view.width : picture.x) - 2 * view.theme.margin
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

    Zoomable {
        id: picture

        x: view.pictureArea.x
        width: view.pictureArea.width
        height: view.pictureArea.height
        page: view.page
        drawing: view.drawing
        detail: view.detail
        description: view.page.description(view.language)
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

    Credit {
        id: credit

        anchors.right: picture.right
        anchors.bottom: picture.bottom
        theme: view.theme
        text: view.page.credit
        room: picture.width
    }

    Row {
        id: scrollers

        readonly property bool meetsCredit: credit.visible && width + credit.width > picture.width - 2 * view.theme.gap

        anchors.left: picture.left
        anchors.bottom: meetsCredit ? credit.top : picture.bottom
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
