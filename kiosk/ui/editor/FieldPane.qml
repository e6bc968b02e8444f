pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// The fields of what is edited: words first, with every language beside the others, then how it looks.
Rectangle {
    id: pane

    required property Desk desk
    required property Words words
    required property Editor editor
    required property string language // that of the preview: where not all fit, it is one of those that do

    readonly property list<string> codes: editor.languages.names
    readonly property int columns: Math.max(1, Math.floor(width / 165))
    readonly property list<string> shown: {
        if (codes.length <= columns)
            return codes;
        const first = codes.slice(0, columns);
        return first.includes(language) ? first : [...first.slice(0, -1), language];
    }
    readonly property bool worded: ["page", "sections", "words"].includes(editor.part)

    signal chooserAsked(page: int)
    signal fontAsked

    color: desk.paper
    clip: true

    // The names of the languages stay above their columns.
    Row {
        id: heads

        x: body.x
        y: pane.desk.gap
        visible: pane.worded
        height: visible ? 24 : 0
        width: body.width
        spacing: pane.desk.gap

        Repeater {
            model: pane.shown

            Said {
                required property string modelData

                width: (heads.width - (pane.shown.length - 1) * heads.spacing) / pane.shown.length
                desk: pane.desk
                size: pane.desk.small
                font.weight: Font.Bold
                color: modelData === pane.language ? pane.desk.lake : pane.desk.quiet
                text: modelData
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
        }
    }

    Flickable {
        id: scroll

        // Brings a field with the focus into sight.
        function show(item: Item): void {
            body.forceLayout();
            const top = item.mapToItem(body, 0, 0).y;
            if (top < contentY)
                contentY = Math.max(0, top - 30);
            else if (top + item.height > contentY + height)
                contentY = Math.min(contentHeight - height, top + Math.min(item.height, height) - height + 30);
        }

        y: heads.y + heads.height
        width: parent.width
        height: parent.height - y
        contentHeight: body.height + 3 * pane.desk.gap
        boundsBehavior: Flickable.StopAtBounds
        flickableDirection: Flickable.VerticalFlick
        clip: true

        Column {
            id: body

            x: 2 * pane.desk.gap
            width: scroll.width - 2 * x - 4
            spacing: 14

            ListTools {
                visible: pane.editor.part === "languages"
                width: parent.width
                desk: pane.desk
                words: pane.words
                list: pane.editor.languages
                removal: pane.words.say("remove_language", pane.words.code)
                addition: pane.words.say("add_language", pane.words.code)
                asked: pane.words.say("language_code", pane.words.code)
            }

            Said {
                visible: pane.editor.part === "sections"
                width: parent.width
                desk: pane.desk
                color: pane.desk.quiet
                text: pane.words.say("about_sections", pane.words.code)
            }

            ListTools {
                visible: pane.editor.part === "sections"
                width: parent.width
                desk: pane.desk
                words: pane.words
                list: pane.editor.sections
                removal: pane.words.say("remove_section", pane.words.code)
                addition: pane.words.say("add_section", pane.words.code)
                asked: pane.words.say("new_section", pane.words.code)
            }

            Flow {
                width: parent.width
                visible: pane.editor.part === "page" && pane.editor.page > 0 && pane.editor.cards.kinds.length > 1
                spacing: pane.desk.gap

                Options {
                    width: parent.width
                    desk: pane.desk
                    name: pane.words.say("kind", pane.words.code)
                    choices: pane.editor.cards.kinds
                    labels: choices.map(kind => pane.words.say(`kind_${kind}`, pane.words.code) || kind)
                    chosen: [pane.editor.kind]
                    onPicked: kind => pane.editor.cards.turnInto(pane.editor.page, kind)
                }
            }

            Repeater {
                model: pane.editor.fields

                FieldBox {
                    required property EditorField modelData

                    width: body.width
                    desk: pane.desk
                    words: pane.words
                    editor: pane.editor
                    field: modelData
                    shown: pane.shown
                    onFocused: item => scroll.show(item)
                    onChooserAsked: pane.chooserAsked(field.name === "logo" ? -1 : pane.editor.page)
                }
            }

            Said {
                visible: pane.editor.part === "look"
                width: parent.width
                desk: pane.desk
                size: pane.desk.small
                color: pane.desk.quiet
                text: pane.words.say("about_fonts", pane.words.code)
            }

            ListTools {
                visible: pane.editor.part === "look"
                width: parent.width
                desk: pane.desk
                words: pane.words
                list: pane.editor.fonts
                removal: pane.words.say("remove_font", pane.words.code)
                addition: pane.words.say("add_font", pane.words.code)
                onChoiceAsked: pane.fontAsked()
            }
        }
    }

    Rectangle {
        visible: scroll.contentHeight > scroll.height
        x: parent.width - 7
        y: scroll.y + scroll.height * scroll.visibleArea.yPosition
        width: 5
        height: scroll.height * scroll.visibleArea.heightRatio
        radius: 2
        color: pane.desk.line
    }
}
