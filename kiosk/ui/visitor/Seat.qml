import QtQuick
import Kiosk
import ".."
import "cards"

// A page's place in the pager: its card, and the pictures that the card shows.
Item {
    id: seat

    required property Theme theme
    required property Session session
    required property Deck deck
    required property int number // of its page
    required property real place // page widths from the current page; NaN: nowhere
    required property real shift // page widths that all pages are moved by
    required property int way // 1: pages follow each other to the right; -1: to the left
    required property bool warm // small pictures may be painted
    required property bool made // the card exists
    required property bool prepared // it is drawn, though out of sight
    required property bool first // its picture is painted before others
    required property bool bare // the card shows its words only
    required property list<rect> pictureAreas // px: see Card
    required property Drawing detail

    readonly property Page page: deck.page(number)
    readonly property Card view: loader.item as Card
    property int step: 0 // index of the picture's area, as the card last chose it
    // Without a picture they are empty, at the edge where pictures are.
    readonly property list<rect> areas: page.hasPicture ? pictureAreas : pictureAreas.map(() => theme.portrait ? Qt.rect(0, 0, width, 0) : Qt.rect(theme.along(width, 0, width), 0, 0, height))
    readonly property rect pictureArea: areas[step]
    property string language: session.language // of its words: the visitor's, but while nobody sees them see Pager.makeOne
    readonly property bool seen: inSight && session.beneath === Place.CARD
    readonly property bool inSight: !isNaN(place) && Math.abs(place + shift) < 1
    readonly property bool offScreen: !inSight // drawn or not, nobody sees it: kiosk/render.py leaves it out

    // Says its words in the visitor's language.
    function speak(): void {
        language = session.language;
    }

    // Loads the card of the page's kind.
    function make(): void {
        speak();
        loader.setSource(made ? page.card : "", {
            theme: Qt.binding(() => seat.theme),
            deck: Qt.binding(() => seat.deck),
            page: Qt.binding(() => seat.page),
            language: Qt.binding(() => seat.language),
            pictureAreas: Qt.binding(() => seat.areas),
            drawing: drawing,
            detail: detail,
            preview: preview,
            bare: Qt.binding(() => seat.bare),
            drift: Qt.binding(() => seat.inSight && !seat.theme.calm ? seat.way * (seat.place + seat.shift) : 0)
        });
    }

    x: inSight ? theme.snap(way * (place + shift) * width) : 2 * width // beyond the window, wherever the pager is
    onSeenChanged: if (seen)
        speak()
    onMadeChanged: make()
    onPageChanged: make() // another one has this place now
    Component.onCompleted: make()

    Binding {
        seat.step: seat.view?.step ?? 0
        when: seat.view !== null
        restoreMode: Binding.RestoreNone
    }

    Connections {
        function onLanguageChanged(): void {
            if (seat.inSight && seat.session.beneath === Place.CARD) // `seen` may not be up to date
                seat.speak();
        }

        target: seat.session
    }

    Connections {
        function onActed(name: string, value: string): void {
            seat.session.act(name, value);
        }

        target: seat.view
    }

    Drawing {
        id: drawing

        wanted: seat.made || seat.warm && seat.first
        page: seat.page
        width: seat.pictureArea.width
        height: seat.pictureArea.height
        ratio: seat.theme.ratio
        layered: true
        moving: seat.page.hasQuietSide && !seat.theme.calm // its parts come to rest as its slide becomes the card
        rank: seat.first ? Drawing.IN_SIGHT : Drawing.BESIDE
    }

    // Small, and kept for all pages nearby, so that none appears without a picture, however fast visitors swipe.
    Drawing {
        id: preview

        wanted: seat.warm
        page: seat.page
        width: seat.pictureArea.width / 4
        height: seat.pictureArea.height / 4
        ratio: seat.theme.ratio
        rank: Drawing.PREVIEW
    }

    // A neighbour is drawn before it is seen, beside the window: so Qt shapes its letters, paints its large words and takes
    // its picture early, not in the first frames of a swipe, which would take 80 ms at 4K.
    Loader {
        id: loader

        parent: seat.inSight || seat.prepared ? seat : null
        width: seat.width
        height: seat.height
        visible: seat.inSight || seat.prepared
        enabled: seat.inSight
    }
}
