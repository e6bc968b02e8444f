import QtQuick
import Kiosk

// A page's headline, with lines that end where a reader would pause. If a word is too long for a line, the letters become
// smaller; then words that belong together are parted, and in the end the word is broken.
Label {
    id: headline

    required property Page page
    required property string language
    required property real room // the available width, in px
    property real tallest: Infinity // the available height, in px
    property bool patient: false // nobody sees it yet: several changes are laid out at once, a moment later

    property bool due: false // something has changed since it was laid out
    property bool laying: false // it tries sizes: what depends on its height waits for the last

    property bool parted: false // words that belong together may stand in two lines

    readonly property string said: page.headline(language)
    readonly property string family: font.family
    // How many steps smaller it may become.
    readonly property int most: Math.floor((1 - Math.min(1, Math.max(0.5, theme.smallestText / size))) / 0.05)

    // At once, so that whoever asks for the height gets the final one; if it is `patient`, once for several changes.
    function lay(): void {
        due = true;
        if (patient)
            Qt.callLater(catchUp);
        else
            catchUp();
    }

    function catchUp(): void {
        if (!due || room <= 0)
            return; // the width is not known yet
        laying = true;
        due = false;
        search();
        laying = false;
    }

    function search(): void {
        wrapMode = Text.NoWrap;
        parted = false;
        let best = -1;
        let least = Infinity;
        let widest = Infinity; // px of type: of larger letters one word is wider than a line
        // A little smaller, it may fit in two lines, where there is little height; smaller still, its lines may end better.
        for (let steps = 0; steps <= Math.min(least < 1 ? 3 : 7, most) && least > 0; ++steps) {
            if (sizeAt(steps) > widest)
                continue;
            const ill = fits(steps) ? page.faults(text) + (tallest < Infinity ? 0.1 * Math.max(0, lineCount - 2) : 0) : Infinity;
            if (ill < least) {
                best = steps;
                least = ill;
            }
            if (contentWidth > room)
                widest = 1.03 * font.pixelSize * room / contentWidth; // hinted letters are not exactly in proportion
        }
        if (best >= 0) {
            fits(best);
            return;
        }
        shrink(Math.min(7, most));
        parted = contentWidth > room;
        if (parted && !fits(0))
            shrink(0);
        if (contentWidth > room) {
            wrapMode = Text.Wrap;
            if (!fits(0))
                shrink(0);
        }
    }

    // Binary search for the largest size that fits; `large` steps do not. Qt loads the font for each size that is tried.
    function shrink(large: int): void {
        let small = most; // used even if it does not fit
        while (small - large > 1) {
            const middle = Math.floor((large + small) / 2);
            if (fits(middle))
                small = middle;
            else
                large = middle;
        }
        fits(small);
    }

    // px of type, so many steps smaller.
    function sizeAt(steps: int): int {
        return Math.round(size * (1 - 0.05 * steps));
    }

    // Whether it fits when this many steps smaller.
    function fits(steps: int): bool {
        // Not a binding: it must be set before the words are measured.
        font.pixelSize = sizeAt(steps);
        text = page.headlineLines(language, font, room, parted);
        return contentWidth <= room && contentHeight <= tallest;
    }

    width: room
    font.family: theme.headings
    font.weight: Font.ExtraBold
    lineHeight: theme.headlineLineHeight
    Accessible.role: Accessible.Heading
    Accessible.name: said
    onWidthChanged: lay() // not on a change of `room`, because the words are measured in the width
    onTallestChanged: lay()
    onSaidChanged: lay()
    onFamilyChanged: lay()
    onSizeChanged: lay()
    onMostChanged: lay()
    onPatientChanged: if (!patient)
        catchUp()
    Component.onCompleted: lay()
}
