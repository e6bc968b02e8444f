import QtQuick

// A headline in lines of even length, so that no word stands alone in the last one. A word too long for a line makes the
// letters smaller; one too long even so is broken.
Label {
    id: headline

    required property real room // px: the width there is
    property real tallest: Infinity // px: the height there is

    property real squeeze: 1 // what words too long for the room take off the size
    readonly property real least: Math.min(1, Math.max(0.5, theme.smallestText / size)) // that it may be

    // The lines are counted at once, so that whoever asks for the height is told the last one; they are balanced when all
    // that changes has changed.
    function lay(): void {
        squeeze = 1;
        wrapMode = Text.WordWrap;
        width = room;
        if (isTooLarge())
            shrink();
        if (contentWidth > room) {
            wrapMode = Text.Wrap;
            squeeze = 1;
            if (isTooLarge())
                shrink();
        }
        balancing.start();
    }

    function isTooLarge(): bool {
        return contentWidth > room || contentHeight > tallest;
    }

    // Halves the sizes in question: Qt loads the font anew for each that is tried.
    function shrink(): void {
        let large = 0;
        let small = Math.floor((1 - least) / 0.05); // steps down; the smallest is taken whether it fits or not
        while (small - large > 1) {
            const middle = Math.floor((large + small) / 2);
            squeeze = 1 - 0.05 * middle;
            if (isTooLarge())
                large = middle;
            else
                small = middle;
        }
        squeeze = 1 - 0.05 * small;
    }

    // The narrowest width that takes no more lines than the room does.
    function balance(): void {
        const lines = lineCount;
        if (lines < 2)
            return;
        let narrow = room / 2;
        let wide = room;
        while (wide - narrow > room / 50) {
            width = (narrow + wide) / 2;
            if (lineCount > lines || contentWidth > width)
                narrow = width;
            else
                wide = width;
        }
        width = Math.ceil(wide);
    }

    font.pixelSize: Math.round(size * squeeze)
    wrapMode: Text.WordWrap
    font.weight: Font.ExtraBold
    lineHeight: theme.headlineLineHeight
    Accessible.role: Accessible.Heading
    onRoomChanged: lay()
    onTallestChanged: lay()
    onTextChanged: lay()
    onSizeChanged: lay()
    Component.onCompleted: lay()

    Timer {
        id: balancing

        interval: 0
        onTriggered: headline.balance()
    }
}
