import QtQuick
import Kiosk

// "Still there?" Any touch, anywhere, goes on.
Rectangle {
    id: countdown

    required property Theme theme
    required property Session session
    required property Deck deck

    readonly property string language: session.language

    color: theme.veil
    Accessible.role: Accessible.AlertMessage
    Accessible.name: question.text

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds // takes the finger: nothing beneath sees it
        onPressedChanged: if (pressed)
            countdown.session.touched()
    }

    Rectangle {
        id: panel

        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * countdown.theme.margin, 84 * countdown.theme.unit)
        height: column.height + 2.4 * countdown.theme.margin
        radius: 3 * countdown.theme.unit
        color: countdown.theme.paper
        border.width: countdown.theme.cord
        border.color: countdown.theme.saffron

        Column {
            id: column

            anchors.centerIn: parent
            width: panel.width - 2 * countdown.theme.margin
            spacing: countdown.theme.gap

            Label {
                id: question

                width: parent.width
                theme: countdown.theme
                ground: countdown.theme.paper
                text: countdown.deck.say("still_there", countdown.language)
                size: countdown.theme.headline
                font.weight: Font.ExtraBold
                horizontalAlignment: Text.AlignHCenter
            }

            Label {
                width: parent.width
                theme: countdown.theme
                ground: countdown.theme.paper
                color: countdown.theme.onPaper(countdown.deck.pages[0].onPaper)
                text: countdown.session.secondsLeft
                size: countdown.theme.figure
                font.weight: Font.ExtraBold
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 0.95
            }

            Label {
                width: parent.width
                theme: countdown.theme
                ground: countdown.theme.paper
                text: countdown.deck.say("starting_over", countdown.language).replace("{seconds}", String(countdown.session.secondsLeft))
                horizontalAlignment: Text.AlignHCenter
            }

            Pill {
                anchors.horizontalCenter: parent.horizontalCenter
                theme: countdown.theme
                name: countdown.deck.say("keep_going", countdown.language)
                ground: countdown.theme.saffron
                on: countdown.theme.ink
                enabled: false // the touch that continues is taken above, wherever it lands
            }
        }
    }
}
