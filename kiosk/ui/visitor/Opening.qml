import QtQuick
import Kiosk
import "../controls"

// A page's first words: as many as fit, in the largest letters that fit; none if too few fit.
Paragraph {
    id: opening

    required property string language
    required property real room // the available width in px
    required property real tallest // the available height in px
    required property real least // the smallest letters in px
    required property bool waits // what stands above it is not laid out yet, so its room will change

    readonly property list<string> beginnings: page.openings(language)
    readonly property string family: font.family

    // At once, so that whoever asks gets the final result.
    function lay(): void {
        if (waits)
            return;
        if (room <= 0 || tallest <= 0 || least <= 0) {
            said = ""; // the width is not known yet
            return;
        }
        let some = beginnings.length - 1;
        for (let letters = size; letters > least; letters -= 0.07 * size)
            if (fits(some, letters))
                return;
        let none = -1; // the largest size that fits is between the two
        if (fits(some, least))
            return;
        while (some - none > 1) {
            const middle = Math.floor((none + some) / 2);
            if (fits(middle, least))
                none = middle;
            else
                some = middle;
        }
        for (let letters = size; letters > least; letters -= 0.07 * size)
            if (fits(none, letters))
                return;
        fits(none, least);
    }

    // Whether this many of the words fit in letters of this size (px).
    function fits(which: int, letters: real): bool {
        font.pixelSize = Math.max(1, Math.round(letters)); // not a binding: it must be set before the words are measured
        said = beginnings[which] ?? "";
        return contentWidth <= room && contentHeight <= tallest;
    }

    said: ""
    width: room
    visible: said !== ""
    lineHeight: theme.openingLineHeight
    wrapMode: Text.WordWrap
    onWidthChanged: lay() // not on a change of `room`, because the words are measured in the width
    onTallestChanged: lay()
    onBeginningsChanged: lay()
    onFamilyChanged: lay()
    onSizeChanged: lay()
    onLeastChanged: lay()
    onWaitsChanged: lay()
    Component.onCompleted: lay()
}
