import QtQuick
import Kiosk
import ".."
import "cards"

// A page's place in the pager: its card, and the pictures that the card shows.
Item {
    id: slot

    required property Theme theme
    required property Session session
    required property Deck deck
    required property int number // of its page
    required property real place // page widths from the current page; NaN: nowhere
    required property real shift // page widths that all pages are moved by
    required property int way // 1: pages follow each other to the right; -1: to the left
    required property bool warm // small pictures may be painted
    required property bool stays // a visitor is there: its small picture is kept
    required property bool made // the card exists
    required property bool prepared // it is drawn, though out of sight
    required property bool first // its picture is painted before others
    required property bool bare // the card shows its words only
    required property rect sheet // the part of it that can be seen, px
    required property list<rect> pictureAreas // px: see Card
    required property Drawing detail

    readonly property Page page: deck.page(number)
    readonly property bool whole: view?.ready ?? false // its words are laid out and its picture is painted
    readonly property Card view: loader.item as Card
    property bool known: false // its small picture has been painted once: from then on it is read back
    property int step: 0 // index of the picture's area, as the card last chose it
    readonly property real lifted: view?.lowers ?? true ? 0 : theme.ceiling // px above the card
    // Without a picture they are empty, at the edge where pictures are.
    readonly property list<rect> areas: page.hasPicture ? pictureAreas.map(area => Qt.rect(area.x, 0, area.width, lifted === 0 ? area.height : theme.portrait ? 0.36 * (height - lifted) : height - lifted)) : pictureAreas.map(() => theme.portrait ? Qt.rect(0, 0, width, 0) : Qt.rect(theme.along(width, 0, width), 0, 0, height))
    readonly property rect pictureArea: areas[step]
    property string language: session.language // of its words: the visitor's, but while nobody sees them see Pager.makeOne
    readonly property bool seen: inSight && session.beneath === Place.CARD
    readonly property bool inSight: !isNaN(place) && Math.abs(place + shift) < 1
    readonly property bool drawn: visible && inSight || prepared // else its card is out of the window too, so that making it draws no frame
    readonly property bool offScreen: !inSight // drawn or not, nobody sees it: kiosk/render.py leaves it out

    // Says its words in the visitor's language.
    function speak(): void {
        language = session.language;
    }

    // Its small picture has been painted, of this page.
    function know(): void {
        known = known || preview.ready;
    }

    // Loads the card of the page's kind.
    function make(): void {
        speak();
        loader.setSource(made ? page.card : "", {
            theme: Qt.binding(() => slot.theme),
            deck: Qt.binding(() => slot.deck),
            page: Qt.binding(() => slot.page),
            language: Qt.binding(() => slot.language),
            pictureAreas: Qt.binding(() => slot.areas),
            drawing: drawing,
            detail: detail,
            preview: preview,
            bare: Qt.binding(() => slot.bare),
            drift: Qt.binding(() => slot.inSight && !slot.theme.calm ? slot.way * (slot.place + slot.shift) : 0)
        });
    }

    x: inSight ? theme.snap(way * (place + shift) * width) : 2 * width // beyond the window, wherever the pager is
    onSeenChanged: if (seen)
        speak()
    onMadeChanged: make()
    onPageChanged: { // another one has this place now
        known = false;
        make();
    }
    Component.onCompleted: make()

    Binding {
        slot.step: slot.view?.step ?? 0
        when: slot.view !== null
        restoreMode: Binding.RestoreNone
    }

    Connections {
        function onLanguageChanged(): void {
            if (slot.inSight && slot.session.beneath === Place.CARD) // `seen` may not be up to date
                slot.speak();
        }

        target: slot.session
    }

    Connections {
        function onActed(name: string, value: string): void {
            slot.session.act(name, value);
        }

        target: slot.view
    }

    Drawing {
        id: drawing

        wanted: slot.made && (slot.inSight || slot.session.place !== Place.ATTRACT) || slot.warm && slot.first // in the loop, that of the last slide is freed
        page: slot.page
        width: slot.pictureArea.width
        height: slot.pictureArea.height
        ratio: slot.theme.ratio
        layered: true
        moving: slot.page.hasQuietSide && !slot.theme.calm // its parts come to rest as its slide becomes the card
        rank: slot.first ? Drawing.IN_SIGHT : Drawing.BESIDE
    }

    // Small, and kept for all pages nearby, so that none appears without a picture, however fast visitors swipe. In the loop
    // nobody does: it is painted once there, and kept on the disk.
    Drawing {
        id: preview

        wanted: slot.warm && (slot.stays || slot.first || !slot.known)
        onReadyChanged: if (ready)
            Qt.callLater(slot.know)
        page: slot.page
        width: slot.pictureArea.width / 4
        height: slot.pictureArea.height / 4
        ratio: slot.theme.ratio
        rank: Drawing.PREVIEW
    }

    // A neighbour is drawn before it is seen, beside the window: so Qt shapes its letters, paints its large words and takes
    // its picture early, not in the first frames of a swipe, which would take 80 ms at 4K.
    Item {
        id: part

        x: slot.sheet.x
        y: slot.sheet.y
        width: slot.sheet.width
        height: slot.sheet.height
        clip: slot.bare

        Loader {
            id: loader

            parent: slot.drawn ? part : null
            x: -slot.sheet.x
            y: slot.lifted - slot.sheet.y
            width: slot.width
            height: slot.height - slot.lifted
            visible: slot.drawn
            enabled: slot.inSight
        }
    }
}
