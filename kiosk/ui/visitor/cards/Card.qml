import QtQuick
import Kiosk
import "../.."

// One page of the pager, of any kind. Each kind has a file here, <Kind>Card.qml, which is a Card; the pager knows nothing
// else of it. What it shows besides picture and headline is its page's `content`. Out of sight (see `enabled`) and after
// `reset` it must neither move nor make a sound.
Rectangle {
    required property Theme theme
    required property Deck deck
    required property Page page
    required property string language
    required property list<rect> pictureAreas // px: possible places of its picture; it chooses one
    required property Drawing drawing // its picture in that place
    required property Drawing detail // its picture twice as large, while `wantsDetail`
    required property Drawing preview // its picture in small
    required property real drift // how far the picture's layers have drifted, -1 to 1
    required property bool bare // show only its words, because its picture is still moving here

    property bool lowers: false // it keeps words and buttons below `theme.ceiling` by itself; else all of it is below
    property int step: 0 // index in `pictureAreas`
    property bool ready: false // everything visible of it is drawn
    property bool busy: false // it plays by itself, so a visitor who only watches counts as present
    property bool wantsDetail: false
    property bool seized: false // fingers do something on it that must not move the page, such as a pinch
    property bool scrolls: false // it has more words than fit
    property bool zoomed: false // its picture is enlarged
    readonly property rect pictureArea: pictureAreas[step]
    readonly property bool pictured: page.hasPicture && pictureArea.width > 0 && pictureArea.height > 0 // very large words may take all its room

    // A visitor did something that only this kind of card offers. `name` is the kind's word for it, `value` what was chosen.
    signal acted(name: string, value: string)

    // Resets it for the next visitor.
    function reset(): void {
    }

    // Scrolls the words with a finger, by px.
    function scrollBy(distance: real): void {
    }

    // Scrolls by this many screenfuls, for a key; false if there is nothing more.
    function scrollPage(pages: int): bool {
        return false;
    }

    // Enlarges its picture, or no longer, for a key.
    function toggleZoom(): void {
    }

    // Shows another part of its enlarged picture, for an arrow key: by this many steps right and down; false if there is none.
    function panBy(right: int, down: int): bool {
        return false;
    }

    // The finger has released the words.
    function rest(): void {
    }

    // Whether a finger that comes down here drags something on the card instead of turning the page.
    function takesDrag(position: point): bool {
        return false;
    }

    // Drags it, by px.
    function drag(x: real, y: real): void {
    }

    function tap(position: point): void {
    }

    color: theme.paper
}
