import QtQuick
import ".."

// Where a card's picture may be: beside the words in landscape, above them in portrait. For long words it shrinks in two
// steps. With larger text it shrinks further, and with very large text it leaves if the words fit then.
QtObject {
    id: areas

    required property Theme theme
    required property real width // px of the card
    required property real height

    readonly property list<rect> all: shares.map(share => theme.portrait ? above(share) : beside(share)) // px

    // Parts of the width or height; 0: it has left. Always as many, so that a card's choice is one of them when they change. Of
    // a tall screen's upper part, which is out of reach, the picture takes nothing from the words: there the last is for words
    // that are scrolled, if a row has room for the picture's buttons, which then stand beside theirs.
    readonly property list<real> shares: {
        const usual = theme.portrait ? [0.45, 0.36, 0.25] : theme.linear ? [0.4, 0.32, 0.25] : [0.5, 0.4, 0.32];
        if (theme.portrait && theme.ceiling > 0)
            return [...usual, usual[2], roomy ? 0 : usual[2]];
        const small = !theme.enlarged ? usual[2] : theme.portrait ? 0.17 : theme.linear ? 0.18 : 0.25;
        return [...usual, small, theme.linear ? 0 : small];
    }

    readonly property bool roomy: 7 * theme.target + 4 * theme.gap <= width - 2 * theme.margin // a row holds the picture's buttons beside two
    // Px of a picture above the words: two rows of buttons lie on an enlarged one, and its own are within reach.
    readonly property real lowest: theme.ceiling + (theme.ceiling > 0 && roomy ? theme.button + 2 * theme.gap : 2 * theme.target + 3 * theme.gap)

    function above(share: real): rect {
        return Qt.rect(0, 0, width, share > 0 ? theme.snap(Math.max(height * share, lowest)) : theme.ceiling);
    }

    // On an enlarged one at least two buttons lie side by side.
    function beside(share: real): rect {
        const wide = share > 0 ? theme.snap(Math.max(width * share, 3.3 * theme.target)) : 0;
        return Qt.rect(theme.along(width - wide, wide, width), 0, wide, height);
    }
}
