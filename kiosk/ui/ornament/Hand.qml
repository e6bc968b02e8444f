import QtQuick
import QtQuick.Shapes

// A hand cut from felt that points up. Its fingertip is at (41, 12) on a grid of 100.
Outline {
    id: hand

    required property color color
    required property color seam // the colour between the fingers

    height: width
    preferredRendererType: Shape.CurveRenderer

    ShapePath {
        strokeColor: "transparent"
        fillColor: hand.color
        scale: Qt.size(hand.width / 100, hand.height / 100)

        PathSvg {
            path: "M33 20A8 8 0 0 1 49 20V43A7.5 7.5 0 0 1 62 45A7 7 0 0 1 74 49A6.5 6.5 0 0 1 85 55V70C85 84 77 92 63 92H53C44 92 39 88 34 81L19 61A7 7 0 0 1 29 51.500L33 56Z"
        }
    }

    ShapePath {
        strokeColor: hand.seam
        strokeWidth: 0.028 * hand.width
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        scale: Qt.size(hand.width / 100, hand.height / 100)

        PathSvg {
            path: "M49 44V58M62 46V59M74 50V61"
        }
    }
}
