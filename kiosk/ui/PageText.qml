pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// A page's words. They take the largest size that fits the space; what does not fit even in the smallest is scrolled.
Item {
    id: pageText

    required property Theme theme
    required property Deck deck
    required property Page page
    required property string language

    readonly property list<string> paragraphs: page.paragraphs(language)
    readonly property real smallest: Math.min(1, theme.smallestText / theme.text)
    readonly property real bodyWidth: Math.min(width, theme.lineLength * theme.text * fit)
    readonly property color accent: theme.onPaper(page.onPaper)
    readonly property string fallback: page.fallback(language)
    readonly property int columns: scrolled || !page.isLong ? 1 : Math.max(1, Math.min(3, Math.floor(width / (14 * theme.text))))
    readonly property bool yields: (!theme.largeText && fit > smallest) || columns > 1 // it can still take less room
    property real fit: 1 // the share of its wished size that the text has
    property bool scrolled: false // then it stands in one column: two would move together, and nobody reads them so
    property real scroll: 0 // px
    readonly property real overflow: Math.max(0, words.height - height)

    function scrollBy(distance: real): void {
        scroll = Math.min(Math.max(scroll + distance, 0), overflow);
    }

    // Halves the sizes in question until one is left: a Text lays itself out at once when its size is set.
    function refit(): void {
        scrolled = false;
        fit = 1;
        if (!theme.largeText && words.height > height) {
            let large = 0;
            let small = Math.ceil((1 - smallest) / 0.04); // steps down; the smallest is taken whether it fits or not
            while (small - large > 1) {
                const middle = Math.floor((large + small) / 2);
                fit = 1 - 0.04 * middle;
                if (words.height > height)
                    large = middle;
                else
                    small = middle;
            }
            fit = Math.max(1 - 0.04 * small, smallest);
        }
        scrolled = words.height > height;
        scrollBy(0);
    }

    clip: overflow > 0
    onOverflowChanged: if (overflow > 0 && yields)
        checking.start()
    onWidthChanged: fitting.start()
    onHeightChanged: fitting.start()
    onLanguageChanged: fitting.start()
    Component.onCompleted: fitting.start()

    Connections {
        function onTextChanged(): void {
            fitting.start();
        }

        target: pageText.theme
    }

    // Once, when all that changes has changed.
    Timer {
        id: fitting

        interval: 0
        onTriggered: pageText.refit()
    }

    // While a headline tries its lines there may be too many for a moment: that is no reason to fit all anew, for ever.
    Timer {
        id: checking

        interval: 0
        onTriggered: if (pageText.overflow > 0 && pageText.yields)
            pageText.refit()
    }

    Item {
        id: words

        y: -Math.round(pageText.scroll)
        width: parent.width
        height: note.visible ? note.y + note.height : body.y + body.height

        Label {
            id: section

            visible: text !== ""
            width: parent.width
            readonly property real taken: visible ? height : 0
            theme: pageText.theme
            ground: pageText.theme.paper
            color: pageText.accent
            text: pageText.page.number > 0 ? pageText.deck.section(pageText.language) : ""
            size: pageText.theme.textSmall
            font.weight: Font.Bold
        }

        Figure {
            id: figure

            y: section.taken + (section.visible ? 1.2 * pageText.theme.unit * pageText.fit : 0)
            visible: pageText.page.figure !== ""
            readonly property real taken: visible ? height : 0
            theme: pageText.theme
            ground: pageText.theme.paper
            color: pageText.accent
            figure: pageText.page.figure
            room: words.width
            size: pageText.theme.figure * pageText.fit * (pageText.page.isLong ? 0.7 : 1)
        }

        Headline {
            id: headline

            y: figure.y + figure.taken + (figure.visible ? 0 : pageText.theme.unit * pageText.fit)
            room: words.width
            theme: pageText.theme
            ground: pageText.theme.paper
            color: pageText.page.isLong ? pageText.accent : pageText.theme.ink
            text: pageText.page.headline(pageText.language)
            size: pageText.theme.headline * (pageText.page.figure ? 1 : 1.15) * pageText.fit
        }

        // One paragraph is a column. Of more, the first leads and the others stand side by side below it; where there
        // is room for all of them, they stand abreast.
        Item {
            id: body

            readonly property int columns: pageText.columns
            readonly property bool abreast: pageText.page.isLong && columns >= pageText.paragraphs.length
            readonly property real columnGap: 1.6 * pageText.theme.margin
            readonly property real gap: 1.8 * pageText.theme.unit * pageText.fit
            readonly property real columnWidth: columns > 1 ? (parent.width - (columns - 1) * columnGap) / columns : pageText.bodyWidth

            y: headline.y + headline.height + 2.2 * pageText.theme.unit * pageText.fit
            width: parent.width
            height: childrenRect.height

            Label {
                id: lead

                width: body.abreast ? body.columnWidth : pageText.page.isLong ? Math.min(parent.width, pageText.theme.lineLength * 1.12 * size) : pageText.bodyWidth
                theme: pageText.theme
                ground: pageText.theme.paper
                text: pageText.paragraphs[0] ?? ""
                size: (pageText.page.isLong && !body.abreast ? pageText.theme.textLarge : pageText.theme.text) * pageText.fit
                lineHeight: pageText.theme.lineHeight
            }

            Repeater {
                id: rest

                property int made: 0

                model: Math.max(0, pageText.paragraphs.length - 1)
                onItemAdded: ++made
                onItemRemoved: --made

                Label {
                    required property int index

                    readonly property int column: (index + (body.abreast ? 1 : 0)) % body.columns
                    readonly property real below: {
                        let taken = lead.height;
                        for (let above = index % body.columns; above < index; above += body.columns)
                            taken += body.gap + (rest.made > above ? rest.itemAt(above).height : 0);
                        return taken + body.gap;
                    }

                    x: column * (body.columnWidth + body.columnGap)
                    y: body.abreast ? 0 : below
                    width: body.columnWidth
                    theme: pageText.theme
                    ground: pageText.theme.paper
                    text: pageText.paragraphs[index + 1] ?? ""
                    size: pageText.theme.text * pageText.fit
                    lineHeight: pageText.theme.lineHeight
                }
            }
        }

        Label {
            id: note

            y: body.y + body.height + 2 * pageText.theme.unit
            visible: pageText.fallback !== ""
            width: parent.width
            theme: pageText.theme
            ground: pageText.theme.paper
            color: pageText.accent
            text: `${pageText.deck.say("not_translated", pageText.language)} (${pageText.fallback})`
            size: pageText.theme.textSmall
            font.weight: Font.Bold
        }
    }
}
