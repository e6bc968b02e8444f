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
    required property Aids aids // the visitor's
    required property bool still // nothing moves by itself, by the settings
    required property real bottom // of the screen, in mm above the floor; below 0: unknown
    property bool mirrored: false // the language is written from right to left, and so everything is laid out

    readonly property bool calm: still || aids.calm
    readonly property bool highContrast: aids.contrast !== Aids.USUAL
    readonly property real scale: aids.text / 100 // of all words, as the visitor chose
    readonly property bool enlarged: scale > 1
    readonly property bool linear: scale > 1.25 // words are so large that everything stands in one column
    readonly property bool aided: enlarged || highContrast || aids.calm || aids.reach || aids.aloud // the visitor has chosen any aid

    // Who sits in a wheelchair, or is a child, reaches from 380 to 1,220 mm above the floor (EN 301 549, 8.3; ADA, 308). Where
    // nobody has said how high the screen hangs, the upper part of a tall one is taken to be too high. Px:
    readonly property real high: snap(Math.min(bottom < 0 ? (portrait ? 0.45 : 0) * height : Math.max(0, height - mm(1220 - bottom)), 0.6 * height, spare))
    // Of a small upright screen, only so much that three lines and three rows of buttons have room below.
    readonly property real spare: !portrait ? height : Math.max(0, height - barHeight - 3.1 * text * lineHeight - 2 * target - button - 2.3 * margin - 4 * gap)
    readonly property real deep: snap(bottom < 0 ? 0 : Math.min(Math.max(0, mm(380 - bottom)), 0.9 * height - high - barHeight))
    readonly property bool reachable: high === 0 && deep === 0 // all of the screen is within reach
    // Above and below these, the visitor wants neither words nor buttons. Px from the upper and from the lower edge.
    readonly property real ceiling: aids.reach ? high : 0
    readonly property real floor: aids.reach ? deep : 0

    // Sizes follow the window's short side, so that every screen shows the same design.
    readonly property real unit: Math.min(width, height) / 100
    readonly property bool portrait: height > width
    readonly property real margin: snap(4.4 * unit)
    readonly property real gap: Math.max(snap(2 * unit), between) // between things
    readonly property real between: Math.ceil(mm(3)) // the least between two that can be pressed
    readonly property real cord: Math.max(3, 0.6 * unit)
    readonly property real finger: Math.max(inRoom(20, 11), mm(15)) // the least side of what is pressed; see `room`
    readonly property real target: Math.min(Math.max(8 * unit, finger), room) // a button's side
    // The minimum height of a button with words.
    readonly property real lowTarget: Math.min(Math.max(0.8 * target, finger), target)
    // A key of the PIN pad.
    readonly property real key: Math.max((portrait ? 15 : 12.6) * unit, inRoom(20, portrait ? 16 : 14))
    readonly property real corner: Math.max(12 * unit, inRoom(15, 30)) // the corners that call the operator
    readonly property bool framed: look.ornament || look.border // things have borders
    readonly property bool ornate: framed && !highContrast // with something in them
    readonly property bool sewn: look.ornament && !highContrast // there are threads
    readonly property real band: framed ? 1.4 * unit : 0 // the height of the bar's ornament
    readonly property size logo: look.logo ? Qt.size(30 * unit, 6.5 * unit) : Qt.size(0, 0) // the room for the deck's logo
    readonly property real hem: cord + 1.5 * band // the height of the cord and the ornament above the bar's rows
    readonly property real button: buttonWith(scale) // the height of one with a word below its icon
    readonly property real barHeight: snap(portrait ? 2 * button + Math.max(8 * unit, hem + 3 * between) : button + 4.8 * unit)

    // A button has the size of the design, and at least 20 mm if that leaves the bar small. A screen too small for that
    // still gives it 15 mm, as far as there is room: the bar's buttons share a row with the dots and a language.
    property real room: Math.min(17 * unit, portrait ? Infinity : (width - 2 * margin - 50 * unit) / 5)

    // The smallest letters that can be read from `distance`. EN 301 549, 5.1.4: a capital is 0.7 degrees high, which is
    // 0.0122 of the distance. Section 508: never less than 4.8 mm. Golos capitals are 0.7 em high.
    readonly property real legible: Math.ceil(mm(Math.max(0.0122 * distance, 4.8)) / 0.7)

    property string family: "Golos Text" // with the deck's own fonts for the language, if it has any: qt/fonts.py
    property string headings: family // that of large words
    readonly property real smallestText: Math.min(legible, 3.6 * unit) // nothing is smaller; for larger there is no room
    readonly property real textLarge: Math.max(smallestText, 3 * unit) * scale
    readonly property real text: Math.max(smallestText, (portrait ? 2.9 : 2.7) * unit) * scale
    // For few words.
    readonly property real largestText: Math.max(text, Math.min(1.5 * (portrait ? 2.9 : 2.7) * unit, 2.2 * legible) * scale)
    readonly property real textSmall: Math.max(smallestText, 2.2 * unit) * scale
    readonly property real textControl: Math.max(smallestText, 2.3 * unit) * scale
    readonly property real textLabel: Math.max(smallestText, 0.23 * target) // the word on a button, below its icon; the visitor's scale is applied where there is room
    readonly property real headline: (portrait ? 5.2 : 4.7) * unit * (1 + 0.5 * (scale - 1)) // large already: it grows by half as much
    readonly property real figure: 13.5 * unit
    readonly property real slideHeadline: (portrait ? 5.8 : 5) * unit
    readonly property real slideFigure: (portrait ? 15.5 : 14) * unit
    readonly property real slideNumber: Math.max(smallestText, 2.9 * unit)
    // A slide's first words, read from 2 to 3 m.
    readonly property real opening: Math.max(smallestText, (portrait ? 4.6 : 4.2) * unit)
    readonly property real openingLeast: Math.max(smallestText, 3.4 * unit)
    readonly property real lineHeight: linear ? 1.25 : 1.34 // the larger the letters, the less is needed between lines
    readonly property real headlineLineHeight: 1.1
    readonly property real openingLineHeight: 1.06
    // The length of a body line in em: about 55 letters, minus what stays free at its end; of the largest ones about 70, which
    // spares some visitors the scrolling.
    readonly property real lineLength: linear ? 36 : 29

    readonly property bool dark: highContrast ? aids.contrast === Aids.DARK : look.dark
    readonly property color black: "#000000"
    readonly property color white: "#FFFFFF"
    readonly property color night: black // outside opening hours
    readonly property color paper: highContrast ? (dark ? black : white) : look.paper
    readonly property color ink: highContrast ? (dark ? white : black) : look.text // words on paper
    readonly property color bar: highContrast ? black : look.bar
    readonly property color inkOnBar: highContrast ? white : look.onBar
    readonly property color action: highContrast ? "#FFD84D" : look.action // of what asks to be touched
    readonly property color inkOnAction: highContrast ? black : look.onAction
    readonly property color edge: highContrast ? white : look.edge // of the cords around patches and pictures
    readonly property color rim: highContrast ? white : look.rim // around the bar's buttons
    readonly property color raised: highContrast ? "#333333" : look.raised // of buttons on the bar
    readonly property color pressed: highContrast ? "#4D4D4D" : look.pressed
    readonly property color dot: highContrast ? "#999999" : look.dot
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

    // The largest size of a page's words, as a part of `text`; without paragraphs there is only a headline. Beside a picture,
    // none at 150 % is as large as the least at 200 %: else a visitor who asks for larger ones could get smaller ones.
    function mostText(paragraphs: bool, pictured: bool): real {
        const most = largestText / text;
        if (!pictured || !paragraphs)
            return most * (paragraphs ? 1.5 : 2);
        return linear && scale < 2 ? Math.min(most, 1.95 / scale) : most;
    }

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

    // The width in px of a button with a word in bold letters of this size, which is `advance` times as wide as they are large.
    function buttonFor(advance: real, letters: real): real {
        return Math.max(target, Math.ceil(1.02 * advance * letters + Math.min(1.3, 3.6 * unit / textLabel) * letters));
    }

    // The height in px of a button with a word in so many times the usual letters below its icon.
    function buttonWith(scale: real): real {
        return target + 1.25 * (scale - 1) * textLabel;
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

    // The colour of a page's accent in text on paper. In high contrast it is that of all words.
    function onPaper(colour: color): color {
        return highContrast ? ink : colour;
    }
}
