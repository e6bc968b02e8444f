pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"

// A page's words, in the largest size that fits. Short texts grow, most of all a headline alone; for long ones the picture
// gives room. What still does not fit in the smallest size is scrolled by whole lines.
Item {
    id: pageText

    required property Theme theme
    required property Deck deck
    required property Page page
    required property string language
    required property list<size> rooms // px for the words, beside a picture that shrinks step by step
    property string running // a line above everything else, the same on every card; may be empty
    property bool inColumns: false // several paragraphs in columns, with room for a large headline
    property bool reserved: false // the last of the rooms is only for words that are scrolled
    required property real foot // px for the buttons below words that are scrolled

    readonly property list<string> paragraphs: page.paragraphs(language)
    readonly property color accent: theme.onPaper(page.onPaper)
    readonly property string fallback: page.fallback(language)
    // The largest and smallest sizes, as parts of `theme.text`. With larger text, the smallest is no smaller than usual.
    readonly property real most: theme.mostText(paragraphs.length > 0, page.hasPicture)
    readonly property real smallest: theme.enlarged ? 1 : Math.min(1, theme.smallestText / theme.text)
    // Several paragraphs stand in columns below the headline: in a wide room all of them, else the first lies above the others.
    readonly property bool abreast: room.width > 1.7 * room.height
    readonly property int columns: {
        if (!inColumns || scrolled || theme.linear || !page.prose.isRunning(language))
            return 1;
        const most = Math.min(paragraphs.length - (abreast ? 0 : 1), 3);
        return Math.max(1, Math.floor(Math.min(most, room.width / (14 * theme.text * smallest))));
    }
    readonly property int ahead: abreast && columns > 1 ? 1 : 0 // columns before those of the other paragraphs
    // Without a picture, lines are no longer than can be read, and a long text stands beside its headline.
    readonly property bool onlyWords: !page.hasPicture && !inColumns && paragraphs.length > 0
    readonly property bool beside: onlyWords && step > 0 && !theme.portrait && !theme.linear && !scrolled
    readonly property real longestLine: onlyWords ? theme.lineLength * theme.text * fit : width
    readonly property real narrowest: onlyWords ? theme.lineLength * theme.text * smallest : Infinity // px of its lines in the smallest size
    readonly property real headWidth: beside ? Math.round(0.36 * width) : Math.min(width, longestLine)
    readonly property real leadX: beside ? headWidth + columnGap : 0
    readonly property real measure: Math.min(width, leadX + longestLine)
    readonly property real indent: theme.snap((width - measure) / 2)
    readonly property real columnGap: 1.3 * theme.margin
    readonly property real columnWidth: (width - (columns - 1) * columnGap) / columns
    readonly property bool ready: !stale // whether it is laid out
    readonly property real headFit: 1 + (theme.linear ? 0.3 : 0.6) * (fit - 1) // figure and headline grow and shrink less than the text: they are large already
    readonly property size room: rooms[step]
    readonly property int keptLetters: 64 // px: Qt keeps letters up to this size as pictures, and draws larger ones as shapes each time
    readonly property real overhang: theme.snap(theme.unit) // px around it that a letter may reach into
    readonly property real sight: room.height - (scrolled ? foot : 0) // px that are visible of the scrolled text
    readonly property real overflow: scrolled ? lines.at(words.height - sight, 1) : 0 // px that can be scrolled

    property bool moving: false // its page moves as a whole
    property bool stale: false // something has changed since the last layout
    property bool settled: false // its size is found
    property int step: 0 // index in `rooms`
    property real fit: 1 // the text's size, as a part of `theme.text`
    property bool scrolled: false // then everything is in one column: two columns that scroll together cannot be read
    property real scroll: 0 // px
    property int way: 0 // the direction of the last scrolling: 1 down, -1 up

    function scrollBy(distance: real): void {
        way = Math.sign(distance);
        scroll = Math.min(Math.max(scroll + distance, 0), overflow);
    }

    // Where scrolled words come to rest near a place.
    function restAt(place: real, way: int): real {
        return Math.min(Math.max(lines.at(place, way), 0), overflow);
    }

    // Whether the words fit when this many steps smaller than the largest size. Steps are few: each is a font to load.
    function fits(steps: real): bool {
        fit = Math.max(most - 0.08 * steps, smallest);
        return words.height <= room.height;
    }

    // Once for several changes.
    function change(): void {
        stale = true;
        settled = false;
        Qt.callLater(look);
    }

    // The visible page first.
    function look(): void {
        if (stale && visible)
            refit();
        else if (stale)
            waiting.start();
    }

    // Binary search for the largest size that fits. A Text lays itself out as soon as its size is set.
    function refit(): void {
        stale = false;
        if (room.height <= 0)
            return; // the sizes are not known yet
        scrolled = false;
        const comfortable = Math.floor((most - Math.max(smallest, 0.92)) / 0.08 + 0.01); // as a number of steps
        const last = rooms.length - (reserved ? 2 : 1);
        // For larger words that are to grow on, the picture gives room: the larger they are, the more.
        const gives = page.hasPicture && theme.enlarged && !inColumns;
        const first = page.hasPicture && (inColumns || theme.enlarged) ? Math.min(2, last) : 0;
        step = !gives || !theme.linear ? first : theme.scale < 2 ? rooms.length - 2 : last;
        while (!fits(comfortable) && step < last)
            ++step;
        const isComfortable = fits(comfortable);
        let large = isComfortable ? -1 : comfortable;
        let small = isComfortable ? comfortable : Math.ceil((most - smallest) / 0.08); // used even if it does not fit
        while (small - large > 1) {
            const middle = Math.floor((large + small) / 2);
            if (fits(middle))
                small = middle;
            else
                large = middle;
        }
        scrolled = !fits(small);
        // Of many lines, and of larger words, parts of a step take what room is left.
        for (const part of gives ? [0.5, 0.25] : inColumns ? [0.5] : [])
            small -= !scrolled && small >= part && fits(small - part) ? part : 0;
        // The picture takes back what they do not need; one that has left without avail comes back.
        while (gives && !scrolled && step > first && fits(small))
            --step;
        if (scrolled)
            step = rooms.length - (reserved ? 1 : 2);
        else if (!fits(small))
            ++step;
        scroll = restAt(scroll, 0);
        settled = true;
    }

    width: room.width
    height: scrolled ? lines.end(scroll, scroll + sight) - scroll : room.height
    clip: scrolled
    onVisibleChanged: if (stale)
        refit()
    onRoomsChanged: change()
    onMostChanged: change()
    onSmallestChanged: change()
    onLanguageChanged: change()
    Component.onCompleted: refit()

    Connections {
        function onTextChanged(): void {
            pageText.change();
        }

        target: pageText.theme
    }

    TextLines {
        id: lines

        above: runningHead
        block: block
        labels: [head.figure, head.headline, lead, ...Array.from({
                length: rest.made
            }, (_, i) => rest.itemAt(i)), note]
    }

    // It is never stopped early: Qt warns about one that ends before it has begun.
    Timer {
        id: waiting

        interval: 100 // in ms
        onTriggered: if (pageText.stale)
            pageText.refit()
    }

    // Large words are painted once, not in each frame in which the page moves. The ground is opaque, because the software
    // renderer does not draw what is transparent in a layer. Small words stay out of it: in a layer they are less sharp.
    Rectangle {
        id: whole

        x: -pageText.overhang
        y: -pageText.overhang
        width: pageText.theme.snap(pageText.width) + 2 * pageText.overhang
        height: pageText.theme.snap(pageText.height) + 2 * pageText.overhang
        color: pageText.theme.paper
        layer.enabled: pageText.visible && (pageText.paragraphs.length ? lead.font : head.headline.font).pixelSize > pageText.keptLetters

        Item {
            id: words

            readonly property real unit: pageText.theme.unit * pageText.fit

            x: pageText.overhang + pageText.indent
            y: pageText.overhang - Math.round(pageText.scroll)
            width: pageText.measure
            height: block.above + block.height

            SmallPrint {
                id: runningHead

                theme: pageText.theme
                color: pageText.accent
                text: pageText.running
                oneLine: true
            }

            // A short text stands a little above the middle.
            Item {
                id: block

                // Not from `visible`: on a page out of sight nothing is visible.
                readonly property real above: runningHead.text ? Math.round(runningHead.height + 1.2 * pageText.theme.unit) : 0
                readonly property real spare: pageText.room.height - above - height

                y: above + Math.round(0.4 * Math.max(0, spare - 0.1 * pageText.room.height))
                width: parent.width
                height: pageText.fallback ? note.y + note.height : rest.low

                PageHead {
                    id: head

                    width: words.width
                    theme: pageText.theme
                    page: pageText.page
                    language: pageText.language
                    accent: pageText.accent
                    colored: pageText.inColumns
                    room: pageText.headWidth
                    gap: words.unit
                    fit: pageText.headFit
                    pictured: pageText.moving && !whole.layer.enabled
                }

                Prose {
                    id: lead

                    x: pageText.theme.along(pageText.leadX, width, words.width)
                    // Beside the headline, capitals begin at one height.
                    y: Math.round(pageText.beside ? head.headline.y + 0.28 * (head.headline.font.pixelSize - size) : head.height + (pageText.theme.linear ? 1.6 : 2.2) * words.unit)
                    width: Math.min(pageText.ahead ? pageText.columnWidth : words.width - pageText.leadX, pageText.theme.lineLength * size)
                    theme: pageText.theme
                    ground: pageText.theme.paper
                    accent: pageText.accent
                    page: pageText.page
                    language: pageText.language
                    settled: pageText.settled
                    number: 0
                    said: pageText.paragraphs[0] ?? ""
                    size: pageText.theme.text * pageText.fit * (pageText.inColumns && !pageText.theme.enlarged ? 1.15 : 1)
                }

                Repeater {
                    id: rest

                    property int made: 0
                    readonly property int perColumn: Math.ceil(model / (pageText.columns - pageText.ahead))
                    readonly property real low: {
                        let low = pageText.paragraphs.length === 0 ? head.height : Math.max(head.height, lead.y + lead.height);
                        // The last of each column; null while it is being destroyed.
                        for (let end = Math.min(perColumn, made); end > 0; end = end < made ? Math.min(end + perColumn, made) : 0)
                            low = Math.max(low, (itemAt(end - 1)?.y ?? 0) + (itemAt(end - 1)?.height ?? 0));
                        return low;
                    }

                    model: Math.max(0, pageText.paragraphs.length - 1)
                    onMadeChanged: pageText.change() // beside a visible page they are created later than everything else
                    onItemAdded: ++made
                    onItemRemoved: --made

                    Prose {
                        required property int index

                        readonly property Item above: index % rest.perColumn > 0 && rest.made >= index ? rest.itemAt(index - 1) : lead

                        x: pageText.theme.along((pageText.ahead + Math.floor(index / rest.perColumn)) * (pageText.columnWidth + pageText.columnGap) + pageText.leadX, width, words.width)
                        y: pageText.ahead && above === lead ? lead.y : Math.round((above?.y ?? 0) + (above?.height ?? 0) + (follows ? 0.7 : 1.8) * words.unit)
                        width: Math.min(pageText.onlyWords ? words.width - pageText.leadX : pageText.columnWidth, pageText.theme.lineLength * size)
                        theme: pageText.theme
                        ground: pageText.theme.paper
                        accent: pageText.accent
                        page: pageText.page
                        language: pageText.language
                        settled: pageText.settled
                        number: index + 1
                        said: pageText.paragraphs[index + 1] ?? ""
                        size: pageText.theme.text * pageText.fit
                    }
                }

                SmallPrint {
                    id: note

                    y: Math.round(rest.low + 2 * pageText.theme.unit)
                    visible: pageText.fallback !== ""
                    theme: pageText.theme
                    color: pageText.accent
                    text: pageText.deck.untranslated(pageText.language, pageText.fallback)
                }
            }
        }
    }
}
