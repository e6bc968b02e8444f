import QtQuick
import Kiosk

// Every size (px), colour, duration (ms) and layer (z) of the kiosk, for one screen and one visitor.
QtObject {
    id: theme

    required property real width // of the window, in px
    required property real height
    required property real pixel // the size of one px in mm
    required property real ratio // how many of the screen's pixels make one px
    required property Look look
    required property real distance // of the reader's eyes from the screen, in mm
    required property bool largeText
    required property bool highContrast
    required property bool calm // nothing moves by itself
    property bool mirrored: false // the language is written from right to left, and so everything is laid out

    // Sizes follow the window's short side, so that every screen shows the same design.
    readonly property real unit: Math.min(width, height) / 100
    readonly property bool portrait: height > width
    readonly property real margin: snap(4.4 * unit)
    readonly property real gap: snap(2 * unit)
    readonly property real cord: Math.max(3, 0.6 * unit)
    readonly property real target: Math.min(Math.max(8 * unit, inRoom(20, 11), mm(15)), room) // a button's side; see `room`
    // The minimum height of a button with words.
    readonly property real lowTarget: Math.min(Math.max(0.8 * target, mm(15)), target)
    // A key of the PIN pad.
    readonly property real key: Math.max((portrait ? 15 : 12.6) * unit, inRoom(20, portrait ? 16 : 14))
    readonly property real corner: Math.max(12 * unit, inRoom(15, 30)) // the corners that call the operator
    readonly property bool framed: look.ornament || look.border // things have borders
    readonly property bool ornate: framed && !highContrast // with something in them
    readonly property bool sewn: look.ornament && !highContrast // there are threads
    readonly property real band: framed ? 1.4 * unit : 0 // the height of the bar's ornament
    readonly property size logo: look.logo ? Qt.size(30 * unit, 6.5 * unit) : Qt.size(0, 0) // the room for the deck's logo
    readonly property real barHeight: snap(portrait ? 2 * target + 8 * unit : target + 4.8 * unit)

    // A button has the size of the design, and at least 20 mm if that leaves the bar small. A screen too small for that
    // still gives it 15 mm, as far as there is room: the bar's buttons share a row with the dots and a language.
    property real room: Math.min(17 * unit, portrait ? Infinity : (width - 2 * margin - 50 * unit) / 5)

    // The smallest letters that can be read from `distance`. EN 301 549, 5.1.4: a capital is 0.7 degrees high, which is
    // 0.0122 of the distance. Section 508: never less than 4.8 mm. Golos capitals are 0.7 em high.
    readonly property real legible: Math.ceil(mm(Math.max(0.0122 * distance, 4.8)) / 0.7)

    property string family: "Golos Text" // with the deck's own fonts for the language, if it has any: qt/fonts.py
    readonly property real smallestText: Math.min(legible, 3.6 * unit) // nothing is smaller; for larger there is no room
    readonly property real reading: largeText ? 1.3 : 1 // as the visitor chose
    readonly property real textLarge: Math.max(smallestText, 3 * unit) * reading
    readonly property real text: Math.max(smallestText, (portrait ? 2.9 : 2.7) * unit) * reading
    // For few words.
    readonly property real largestText: Math.max(text, Math.min(1.5 * (portrait ? 2.9 : 2.7) * unit, 2.2 * legible) * (largeText ? 1.2 : 1))
    readonly property real textSmall: Math.max(smallestText, 2.2 * unit) * (largeText ? 1.15 : 1)
    readonly property real textControl: Math.max(smallestText, 2.3 * unit)
    readonly property real textLabel: Math.max(smallestText, 0.23 * target) // the word on a button, below its icon
    readonly property real headline: (portrait ? 5.2 : 4.7) * unit * (largeText ? 1.15 : 1)
    readonly property real figure: 13.5 * unit
    readonly property real slideHeadline: (portrait ? 5.8 : 5) * unit
    readonly property real slideFigure: (portrait ? 15.5 : 14) * unit
    readonly property real slideNumber: Math.max(smallestText, 2.9 * unit)
    // A slide's first words, read from 2 to 3 m.
    readonly property real opening: Math.max(smallestText, (portrait ? 4.6 : 4.2) * unit)
    readonly property real openingLeast: Math.max(smallestText, 3.4 * unit)
    readonly property real lineHeight: 1.34
    readonly property real headlineLineHeight: 1.1
    readonly property real openingLineHeight: 1.06
    // The length of a body line in em: about 55 letters, minus what stays free at its end.
    readonly property real lineLength: 29

    readonly property bool dark: look.dark // dark paper stays dark in high contrast
    readonly property color black: "#000000"
    readonly property color white: "#FFFFFF"
    readonly property color night: black // outside opening hours
    readonly property color paper: highContrast ? (dark ? black : white) : look.paper
    readonly property color ink: highContrast ? (dark ? white : black) : look.text // words on paper
    readonly property color bar: highContrast ? black : look.bar
    readonly property color inkOnBar: highContrast ? white : look.onBar
    readonly property color action: look.action // of what asks to be touched
    readonly property color inkOnAction: highContrast ? (look.darkAction ? white : black) : look.onAction
    readonly property color edge: highContrast ? white : look.edge // of the cords around patches and pictures
    readonly property color rim: highContrast ? white : look.rim // around the bar's buttons
    readonly property color raised: highContrast ? "#333333" : Qt.tint(bar, Qt.alpha(inkOnBar, 0.11)) // of buttons on the bar
    readonly property color pressed: highContrast ? "#666666" : Qt.tint(bar, Qt.alpha(inkOnBar, 0.28))
    // Contrast 3:1 on the bar.
    readonly property color dot: highContrast ? "#999999" : Qt.tint(bar, Qt.alpha(inkOnBar, inkOnBar.hslLightness > bar.hslLightness ? 0.4 : 0.6))
    readonly property color ornament: Qt.tint(bar, Qt.alpha(inkOnBar, 0.3)) // on the bar
    readonly property color patch: highContrast ? (dark ? "#333333" : "#DDDDDD") : Qt.tint(paper, Qt.alpha(ink, 0.1)) // of buttons on paper
    readonly property color spent: highContrast ? paper : Qt.tint(paper, Qt.alpha(ink, 0.2)) // what has passed, on paper
    readonly property color dent: Qt.alpha(paper, 0.4) // below a finger
    readonly property color veil: Qt.alpha(dark ? paper : ink, 0.82)

    readonly property int settle: calm ? 0 : 260 // for a movement that a touch started
    readonly property int beat: calm ? 0 : 2400 // from one tap of the invitation's hand to the next
    readonly property int glance: 1600 // the invitation stays in one language at least this long
    readonly property int arriving: 650 // for a slide to come in
    readonly property int growing: 450 // for a thing in its picture to grow
    readonly property int settled: 3000 // after this, the whole slide is there
    readonly property int count: 1400 // for a figure to count up
    readonly property int lapTime: calm ? 0 : 5200 // for a light to run along its path

    readonly property real slop: unit // how many px a finger may move in a tap
    readonly property int blink: 150 // how long the mark of a short tap stays
    // Within this time a second tap is an echo of the first; not readonly, for tests on a slow computer.
    property int doubleTap: 400
    property int repeatAfter: 500 // a button held this long acts again; not readonly, for tests on a slow computer
    readonly property int repeatEvery: 140
    property int hold: 3000 // two corners held this long call the operator; not readonly, for tests that cannot wait

    readonly property int focusLayer: 1 // within a control, above its content
    readonly property int barLayer: 1
    readonly property int attractLayer: 2
    readonly property int controlLayer: 3 // the bar's content, above the attract loop
    readonly property int sheetLayer: 4 // the sheet of all languages
    readonly property int countdownLayer: 5
    readonly property int touchLayer: 6
    readonly property int operatorLayer: 7 // the PIN pad and the panel
    readonly property int dialogLayer: 8 // dialogs over the panel
    readonly property int cornerLayer: 9 // the operator's gesture, above everything

    // The x of something `width` px wide, `x` px from the side where lines begin, in a place of `room` px. Anchors, rows and
    // grids are mirrored by Qt.
    function along(x: real, width: real, room: real): real {
        return mirrored ? room - x - width : x;
    }

    // The nearest edge between two of the screen's pixels, in px. What is painted must begin there to be sharp.
    function snap(place: real): real {
        return Math.round(place * ratio) / ratio;
    }

    // Easing: begins fast and settles softly, as felt does. Takes the part of the time that has passed; both are 0 to 1.
    function eased(part: real): real {
        return 1 - Math.pow(1 - Math.min(Math.max(part, 0), 1), 3);
    }

    // The radius (px) of a corner that could have this one at most.
    function rounded(most: real): real {
        return most * look.roundness;
    }

    // Converts mm to px.
    function mm(length: real): real {
        return length / pixel;
    }

    // Converts mm to px, limited to a number of units.
    function inRoom(length: real, units: real): real {
        return Math.min(mm(length), units * unit);
    }

    // The colour of the thread on a patch of felt, from the patch's colour and the colour of its words.
    function thread(ground: color, on: color): color {
        return Qt.tint(ground, Qt.alpha(on, 0.4));
    }

    // The colour of a page's accent in text on paper. In high contrast it is black.
    function onPaper(colour: color): color {
        return highContrast ? ink : colour;
    }
}
