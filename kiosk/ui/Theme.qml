import QtQuick

// Every size (px), colour, duration (ms) and layer (z) of the kiosk, for one screen and one visitor.
QtObject {
    id: theme

    required property real width // of the window, px
    required property real height
    required property real pixel // the side of one px, mm
    required property real ratio // so many pixels of the screen's make one px
    required property var colours // the palette: name to #RRGGBB
    required property real distance // of the reader's eyes, mm
    required property bool largeText
    required property bool highContrast
    required property bool calm // nothing moves by itself

    // Sizes follow the short side, so that every screen shows the same design.
    readonly property real unit: Math.min(width, height) / 100
    readonly property bool portrait: height > width
    readonly property real margin: snap(4.4 * unit)
    readonly property real gap: snap(2 * unit)
    readonly property real cord: Math.max(3, 0.6 * unit)
    readonly property real target: Math.min(Math.max(8 * unit, inRoom(20, 11), mm(15)), room) // a button's side: see below
    readonly property real lowTarget: Math.min(Math.max(0.8 * target, mm(15)), target) // the least height of one with words
    readonly property real key: Math.max((portrait ? 15 : 12.6) * unit, inRoom(20, portrait ? 16 : 14)) // the PIN pad's
    readonly property real corner: Math.max(12 * unit, inRoom(15, 30)) // where a finger calls the host
    readonly property real band: 1.4 * unit // the height of the bar's ornament
    readonly property real barHeight: snap(portrait ? 2 * target + 8 * unit : target + 4.8 * unit)

    // A button is as large as the design has it, and 20 mm at least where that leaves the bar small. A screen too small for
    // that still gives it 15 mm, up to the room there is: the bar's buttons stand in a row, with a count and a language.
    property real room: Math.min(17 * unit, portrait ? Infinity : (width - 2 * margin - 50 * unit) / 5)

    // The least size of letters that are read from `distance`. EN 301 549, 5.1.4: a capital is 0.7 degrees high, 0.0122 of
    // the distance; Section 508: never under 4.8 mm. Golos capitals are 0.7 em high.
    readonly property real legible: Math.ceil(mm(Math.max(0.0122 * distance, 4.8)) / 0.7)

    readonly property string family: "Golos Text"
    readonly property real smallestText: Math.min(legible, 3.6 * unit) // nothing is set smaller; larger has no room
    readonly property real reading: largeText ? 1.3 : 1 // what the visitor asked for
    readonly property real textLarge: Math.max(smallestText, 3 * unit) * reading
    readonly property real text: Math.max(smallestText, (portrait ? 2.9 : 2.7) * unit) * reading
    readonly property real textSmall: Math.max(smallestText, 2.2 * unit) * (largeText ? 1.15 : 1)
    readonly property real textControl: Math.max(smallestText, 2.3 * unit)
    readonly property real headline: (portrait ? 5.2 : 4.7) * unit * (largeText ? 1.15 : 1)
    readonly property real figure: 13.5 * unit
    readonly property real slideHeadline: (portrait ? 6.4 : 5.6) * unit
    readonly property real slideFigure: 18 * unit
    readonly property real lineHeight: 1.34
    readonly property real headlineLineHeight: 1.1
    readonly property real lineLength: 27 // a body line's length in em: about 55 letters

    readonly property color ink: highContrast ? "#000000" : colours.ink
    readonly property color night: "#000000" // outside opening hours
    readonly property color felt: highContrast ? "#FFFFFF" : colours.felt
    readonly property color saffron: colours.saffron
    readonly property color paper: felt
    readonly property color raised: highContrast ? "#333333" : Qt.tint(ink, Qt.alpha(felt, 0.11)) // buttons on the bar
    readonly property color pressed: highContrast ? "#666666" : Qt.tint(ink, Qt.alpha(felt, 0.28))
    readonly property color dot: highContrast ? "#999999" : Qt.tint(ink, Qt.alpha(felt, 0.4)) // 3:1 on the bar
    readonly property color ornament: Qt.tint(ink, Qt.alpha(felt, 0.3)) // on the bar
    readonly property color patch: highContrast ? "#DDDDDD" : Qt.tint(paper, Qt.alpha(ink, 0.1)) // buttons on paper
    readonly property color spent: highContrast ? paper : Qt.tint(paper, Qt.alpha(ink, 0.2)) // what has gone by, on paper
    readonly property color veil: Qt.alpha(ink, 0.82)

    readonly property int settle: calm ? 0 : 380
    readonly property int slow: calm ? 0 : 600
    readonly property int count: calm ? 0 : 1400 // a figure counts up
    readonly property int lap: calm ? 0 : 5200 // a light runs along its path

    property int repeatAfter: 500 // a button held down acts again; not readonly, for tests on a slow machine
    readonly property int repeatEvery: 140
    property int hold: 3000 // two corners are held, until the host is called; not readonly, for tests that cannot wait

    readonly property int focusLayer: 1 // within a control: over what it shows
    readonly property int barLayer: 1
    readonly property int attractLayer: 2
    readonly property int controlLayer: 3 // the bar's content lies over the attract loop
    readonly property int sheetLayer: 4 // all languages
    readonly property int countdownLayer: 5
    readonly property int touchLayer: 6
    readonly property int hostLayer: 7 // the PIN pad and the panel
    readonly property int dialogLayer: 8 // what the panel opens over itself
    readonly property int cornerLayer: 9 // the operator's gesture, above everything

    // px: the nearest edge between two pixels of the screen's. What is painted is sharp where it begins at one.
    function snap(place: real): real {
        return Math.round(place * ratio) / ratio;
    }

    // px: so many mm.
    function mm(length: real): real {
        return length / pixel;
    }

    // px: so many mm, as far as there is room for it, in units.
    function inRoom(length: real, units: real): real {
        return Math.min(mm(length), units * unit);
    }

    // The thread on a patch of felt, from the patch's colour and that of the words on it.
    function thread(ground: color, on: color): color {
        return Qt.tint(ground, Qt.alpha(on, 0.4));
    }

    // The colours of a page's accent in text on paper: high contrast knows black only.
    function onPaper(colour: color): color {
        return highContrast ? ink : colour;
    }
}
