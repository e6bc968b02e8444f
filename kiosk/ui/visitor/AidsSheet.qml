pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"
import "../ornament"

// What helps a visitor to read, see and reach, over everything else. Each choice is there at once, on this sheet too. A touch
// outside closes it. What has no room is scrolled.
Rectangle {
    id: sheet

    required property Theme theme
    required property Session session
    required property Deck deck
    required property color accent
    property Reading reading: null

    readonly property Aids aids: session.aids
    readonly property string language: session.language
    readonly property real gap: theme.gap

    signal closed

    component AidButton: AidChoice {
        id: button

        theme: sheet.theme
        sliding: body.sliding
        inSight: body.sees(button)
        onActiveFocusChanged: if (activeFocus)
            body.show(button)
    }

    // Choices of equal width, in as few rows as possible.
    component Choices: Grid {
        id: choices

        required property string name // for assistive technology
        readonly property list<Item> offered: Array.from(children).filter(child => child.visible)
        readonly property real widest: offered.reduce((widest, choice) => Math.max(widest, choice.implicitWidth), 0) // px
        readonly property int most: Math.max(1, Math.floor((width + spacing) / (widest + spacing))) // columns that fit
        readonly property real cell: Math.floor((width - (columns - 1) * spacing) / columns) // px

        Accessible.role: Accessible.Grouping
        Accessible.name: name
        Accessible.ignored: !enabled || offered.length === 0
        width: body.width
        columns: Math.ceil(offered.length / Math.ceil(Math.max(1, offered.length) / most)) || 1
        spacing: sheet.gap
    }

    component Heading: Label {
        width: body.width
        theme: sheet.theme
        ground: theme.paper
        size: theme.textControl
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }

    component Percent: AidButton {
        required property int percent

        name: `${percent} %`
        letters: theme.textControl * percent / sheet.aids.text
        chosen: sheet.aids.text === percent
        onActivated: sheet.aids.setText(percent)
    }

    component Volume: AidButton {
        required property string icon

        sign: icon
        Accessible.role: Accessible.Button
        Accessible.checkable: false
    }

    component Colours: AidButton {
        required property int colours

        chosen: sheet.aids.contrast === colours
        onActivated: sheet.aids.setContrast(colours)
    }

    color: theme.veil
    onVisibleChanged: if (visible)
        body.scrollTo(0)
    Accessible.role: Accessible.Dialog
    Accessible.name: header.title
    Accessible.ignored: !enabled

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds // takes the finger, so nothing beneath gets it
        onTapped: sheet.closed()
    }

    Rug {
        id: rug

        readonly property real pad: edge + sheet.theme.margin // px from its rim to its words
        readonly property real room: sheet.height - sheet.theme.ceiling - sheet.theme.floor - 2 * (pad + sheet.theme.gap) // px of their height
        readonly property real wish: 2 * pad + 96 * sheet.theme.unit * sheet.theme.scale // px

        x: Math.round((sheet.width - width) / 2)
        y: Math.round(sheet.theme.ceiling + (sheet.height - sheet.theme.ceiling - sheet.theme.floor - height) / 2)
        width: 2 * Math.floor(Math.min(sheet.width - 2 * sheet.theme.margin, wish) / 2)
        height: 2 * Math.ceil((body.y + body.height + pad) / 2)
        theme: sheet.theme
        accent: sheet.accent

        TapHandler {
            gesturePolicy: TapHandler.WithinBounds // a touch between two choices does not close it
        }

        Scroller {
            id: body

            x: rug.pad
            y: rug.pad + header.height + sheet.gap
            width: rug.width - 2 * rug.pad
            height: Math.min(implicitHeight, rug.room - header.height - sheet.gap)
            theme: sheet.theme

            Column {
                spacing: sheet.gap

                Heading {
                    text: sheet.deck.say("larger_text", sheet.language)
                }

                Choices {
                    id: sizes

                    name: sheet.deck.say("larger_text", sheet.language)

                    Percent {
                        width: sizes.cell
                        percent: 100
                    }

                    Percent {
                        width: sizes.cell
                        percent: 125
                    }

                    Percent {
                        width: sizes.cell
                        percent: 150
                    }

                    Percent {
                        width: sizes.cell
                        percent: 200
                    }
                }

                Heading {
                    text: sheet.deck.say("contrast", sheet.language)
                }

                Choices {
                    id: grounds

                    name: sheet.deck.say("contrast", sheet.language)

                    Colours {
                        width: grounds.cell
                        name: sheet.deck.say("contrast_usual", sheet.language)
                        colours: Aids.USUAL
                        ground: theme.look.paper
                        on: theme.look.text
                    }

                    Colours {
                        width: grounds.cell
                        name: sheet.deck.say("contrast_light", sheet.language)
                        colours: Aids.LIGHT
                        ground: theme.white
                        on: theme.black
                    }

                    Colours {
                        width: grounds.cell
                        name: sheet.deck.say("contrast_dark", sheet.language)
                        colours: Aids.DARK
                        ground: theme.black
                        on: theme.white
                    }
                }

                Choices {
                    id: others

                    name: sheet.deck.say("aids", sheet.language)

                    AidButton {
                        width: others.cell
                        visible: sheet.reading?.available ?? false
                        switches: true
                        name: sheet.deck.say("read_aloud", sheet.language)
                        chosen: sheet.aids.aloud
                        onActivated: sheet.aids.setAloud(!chosen)
                    }

                    AidButton {
                        width: others.cell
                        visible: !theme.still
                        switches: true
                        name: sheet.deck.say("calm", sheet.language)
                        chosen: sheet.aids.calm
                        onActivated: sheet.aids.setCalm(!chosen)
                    }

                    AidButton {
                        width: others.cell
                        visible: !theme.reachable
                        switches: true
                        name: sheet.deck.say("reach", sheet.language)
                        chosen: sheet.aids.reach
                        onActivated: sheet.aids.setReach(!chosen)
                    }
                }

                Choices {
                    id: volume

                    name: sheet.deck.say("read_aloud", sheet.language)
                    visible: (sheet.reading?.available ?? false) && sheet.aids.aloud

                    Volume {
                        width: volume.cell
                        icon: "minus"
                        name: sheet.deck.say("softer", sheet.language)
                        onActivated: sheet.reading.turn(-1)
                    }

                    Volume {
                        width: volume.cell
                        icon: "plus"
                        name: sheet.deck.say("louder", sheet.language)
                        onActivated: sheet.reading.turn(1)
                    }
                }
            }
        }

        AidsHeader {
            id: header

            x: rug.pad
            y: rug.pad
            width: body.width
            theme: sheet.theme
            deck: sheet.deck
            language: sheet.language
            accent: sheet.accent
            body: body
            onClosed: sheet.closed()
        }
    }
}
