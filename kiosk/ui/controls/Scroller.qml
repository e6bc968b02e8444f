import QtQuick
import ".."

// Content that a finger scrolls where it is taller than its place. What continues above or below fades out there.
Item {
    id: scroller

    required property Theme theme
    default property alias content: sheet.data

    readonly property real overflow: Math.max(0, Math.ceil(implicitHeight - height)) // px that can be scrolled
    readonly property alias sliding: finger.sliding
    property real scroll: 0 // px

    function scrollTo(place: real): void {
        scroll = Math.min(Math.max(place, 0), overflow);
    }

    // Scrolls by most of what is in sight: 1 down, -1 up.
    function scrollPage(by: int): void {
        scrollTo(scroll + by * 0.8 * height);
    }

    // Scrolls until an item of the content is in sight.
    function show(item: Item): void {
        const place = item.mapToItem(sheet, 0, 0).y;
        scrollTo(Math.max(place + item.height - height, Math.min(scroll, place)));
    }

    // Whether any of an item's middle is in sight.
    function sees(item: Item): bool {
        const from = implicitHeight > 0 ? item.mapToItem(sheet, 0, 0).y : 0; // anew when the layout changes
        return from + 0.7 * item.height > scroll && from + 0.3 * item.height < scroll + height;
    }

    implicitHeight: sheet.childrenRect.height
    clip: overflow > 0
    onOverflowChanged: scrollTo(scroll)

    Item {
        id: sheet

        y: -Math.round(scroller.scroll)
        width: scroller.width
        height: scroller.implicitHeight
    }

    Fade {
        width: scroller.width
        rotation: 180
        visible: scroller.scroll > 1
        theme: scroller.theme
    }

    Fade {
        y: scroller.height - height
        width: scroller.width
        visible: scroller.overflow - scroller.scroll > 1
        theme: scroller.theme
    }

    // On top of everything, so that it also sees fingers that the content takes.
    Item {
        anchors.fill: parent

        PointHandler {
            id: finger

            property real last: 0
            property bool sliding: false // it has moved the content, so its release presses nothing

            acceptedButtons: Qt.LeftButton
            onActiveChanged: {
                last = point.position.y;
                if (active)
                    sliding = false;
            }
            onPointChanged: if (active) {
                if (scroller.overflow > 0 && Math.abs(point.position.y - point.pressPosition.y) > scroller.theme.slop)
                    sliding = true;
                if (sliding)
                    scroller.scrollTo(scroller.scroll + last - point.position.y);
                last = point.position.y;
            }
        }
    }
}
