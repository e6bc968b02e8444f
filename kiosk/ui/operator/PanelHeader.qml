import QtQuick
import Kiosk
import ".."
import "../controls"
import "../ornament"
import "../visitor"

// The head of the operator panel: title, message, languages.
Item {
    id: header

    required property Theme theme
    required property color accent
    required property string title
    required property string message // a message to the operator; "" for none
    required property string language
    required property list<DeckLanguage> languages // may be empty
    required property string toggleName

    readonly property real room: width - 2 * theme.margin - toggle.width - theme.gap // px beside the language toggle
    readonly property bool narrow: room - name.width < 44 * header.theme.unit // the message gets a row of its own
    readonly property real rowHeight: 1.3 * header.theme.margin + header.theme.target
    readonly property real noteHeight: Math.max(1.2 * header.theme.textSmall + note.pad, note.visible ? note.height : 0)

    signal spoken(code: string)
    signal languagesAsked

    height: rowHeight + (narrow ? noteHeight + 1.4 * header.theme.gap : 0)

    Label {
        id: name

        x: header.theme.along(header.theme.margin, width, header.width)
        y: Math.round((header.rowHeight - height) / 2)
        theme: header.theme
        ground: header.theme.paper
        color: header.accent
        text: header.title
        size: header.theme.headline
        font.weight: Font.ExtraBold
        wrapMode: Text.NoWrap
        Accessible.role: Accessible.Heading
    }

    Rectangle {
        id: note

        readonly property real pad: 1.6 * header.theme.unit

        readonly property real inset: header.narrow ? header.theme.margin : name.width + 2 * header.theme.margin

        x: header.theme.along(inset, width, header.width)
        y: Math.round(header.narrow ? header.rowHeight : (header.rowHeight - height) / 2)
        width: Math.ceil(told.contentWidth) + 3 * pad
        height: told.height + pad
        radius: Math.min(height / 2, 0.4 * header.theme.target)
        visible: header.message !== ""
        color: header.theme.action

        Stitch {
            theme: header.theme
            radius: note.radius
            color: theme.thread(theme.action, theme.inkOnAction)
        }

        Label {
            id: told

            x: 1.5 * note.pad
            y: note.pad / 2
            width: Math.min(implicitWidth, (header.narrow ? header.width - header.theme.margin : header.room) - note.inset - 3 * note.pad)
            theme: header.theme
            ground: header.theme.action
            text: header.message
            size: header.theme.textSmall
            font.weight: Font.Bold
            Accessible.role: Accessible.AlertMessage
        }
    }

    LanguageToggle {
        id: toggle

        x: header.theme.along(header.width - header.theme.margin - width, width, header.width)
        y: Math.round((header.rowHeight - height) / 2)
        width: visible ? implicitWidth : 0
        visible: header.languages.length > 1
        theme: header.theme
        languages: header.languages
        current: header.language
        name: header.toggleName
        onChosen: code => header.spoken(code)
        onAsked: header.languagesAsked()
    }
}
