import QtQuick
import QtQuick.Shapes

// The calm screen for when nothing else can be shown. It needs no deck: a tunduk and three words of its own.
Rectangle {
    id: failsafe

    required property Theme theme

    color: theme.ink

    Shape {
        id: tunduk

        readonly property real side: 40 * failsafe.theme.unit

        anchors.horizontalCenter: parent.horizontalCenter
        y: (parent.height - height - words.height - 2 * failsafe.theme.margin) / 2
        width: side
        height: side
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: failsafe.theme.saffron
            strokeWidth: 0.035 * tunduk.side
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            scale: Qt.size(tunduk.side / 100, tunduk.side / 100)

            PathSvg {
                path: "M96 50A46 46 0 1 1 4 50A46 46 0 1 1 96 50ZM27 12Q49 50 27 88M40 6Q62 50 40 94M73 12Q51 50 73 88M60 6Q38 50 60 94M12 27Q50 49 88 27M6 40Q50 62 94 40M12 73Q50 51 88 73M6 60Q50 38 94 60"
            }
        }
    }

    Label {
        id: words

        anchors.horizontalCenter: parent.horizontalCenter
        y: tunduk.y + tunduk.height + 2 * failsafe.theme.margin
        theme: failsafe.theme
        ground: failsafe.theme.ink
        color: failsafe.theme.felt
        text: "Жакында кайтып келебиз\nСкоро вернёмся\nBack soon"
        size: failsafe.theme.textLarge
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignHCenter
        lineHeight: 1.5
    }
}
