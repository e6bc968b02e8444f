pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// The buttons above the preview: what is seen, in which shape and language, with which aids; and the one that plays it.
Flow {
    id: tools

    required property Desk desk
    required property Words words
    required property Editor editor

    readonly property Session session: editor.preview.played?.session ?? null
    readonly property Deck deck: editor.preview.played?.deck ?? null
    readonly property list<real> shapes: [16 / 9, 9 / 16, 4 / 3] // width by height
    readonly property real side: shapes[shape]
    readonly property int manyLanguages: 8 // from here on not each has a button
    property int shape: 0
    property bool trueSize: false // as large as on the kiosk's screen: of what is larger than the pane, a part is seen

    signal playAsked

    // The language after the present one, or before it.
    function speakNext(step: int): void {
        const all = editor.languages.names;
        session.speak(all[(all.indexOf(session.language) + step + all.length) % all.length]);
    }

    component Group: Rectangle {
        default property alias buttons: inner.data

        width: inner.width + 6
        height: tools.desk.row + 6
        radius: tools.desk.corner
        color: tools.desk.paper

        Row {
            id: inner

            x: 3
            y: 3
            spacing: 2
        }
    }

    component Tool: DeskButton {
        desk: tools.desk
        quiet: true
    }

    spacing: desk.gap

    Group {
        Tool {
            name: tools.words.say("see_card", tools.words.code)
            label: name
            checked: tools.session?.place === Place.CARD
            onActivated: tools.editor.preview.look(Place.CARD)
        }

        Tool {
            name: tools.words.say("see_slide", tools.words.code)
            label: name
            checked: tools.session?.place === Place.ATTRACT
            onActivated: tools.editor.preview.look(Place.ATTRACT)
        }

        Tool {
            name: tools.words.say("see_overview", tools.words.code)
            label: name
            checked: tools.session?.place === Place.OVERVIEW
            onActivated: tools.editor.preview.look(Place.OVERVIEW)
        }
    }

    Group {
        Repeater {
            model: 3

            Tool {
                id: one

                required property int index

                name: [tools.words.say("landscape", tools.words.code), tools.words.say("portrait", tools.words.code), tools.words.say("four_by_three", tools.words.code)][index]
                checked: tools.shape === index
                implicitWidth: 34
                onActivated: tools.shape = index

                Rectangle {
                    anchors.centerIn: parent
                    width: [20, 11, 16][one.index]
                    height: [12, 19, 12][one.index]
                    radius: 2
                    color: "transparent"
                    border.width: 2
                    border.color: one.on
                }
            }
        }
    }

    Group {
        Tool {
            name: tools.words.say("true_size", tools.words.code)
            label: "1:1"
            checked: tools.trueSize
            onActivated: tools.trueSize = !tools.trueSize
        }
    }

    // Of many languages only the one that is shown, between arrows.
    Group {
        visible: codes.count > tools.manyLanguages

        Tool {
            name: tools.words.say("previous_language", tools.words.code)
            icon: "previous"
            onActivated: tools.speakNext(-1)
        }

        Said {
            height: tools.desk.row
            verticalAlignment: Text.AlignVCenter
            desk: tools.desk
            text: tools.session?.language ?? ""
        }

        Tool {
            name: tools.words.say("next_language", tools.words.code)
            icon: "next"
            onActivated: tools.speakNext(1)
        }
    }

    Group {
        visible: codes.count > 1 && codes.count <= tools.manyLanguages

        Repeater {
            id: codes

            model: tools.deck?.languages ?? []

            Tool {
                required property DeckLanguage modelData

                name: modelData?.name ?? ""
                label: modelData?.code ?? ""
                checked: tools.session?.language === label
                onActivated: tools.session.speak(label)
            }
        }
    }

    Group {
        Tool {
            name: tools.words.say("larger_text", tools.words.code)
            icon: "text"
            checked: (tools.session?.aids.text ?? 100) > 100
            onActivated: tools.session.aids.nextText()
        }

        Tool {
            name: tools.words.say("high_contrast", tools.words.code)
            icon: "contrast"
            checked: (tools.session?.aids.contrast ?? Aids.USUAL) !== Aids.USUAL
            onActivated: tools.session.aids.nextContrast()
        }

        Tool {
            name: tools.words.say("play_from_here", tools.words.code)
            icon: "next"
            label: tools.words.say("play", tools.words.code)
            keys: "F5"
            onActivated: tools.playAsked()
        }
    }
}
