pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import ".."

// The running stitch with which a patch of felt is sewn on: just inside its edge, in whole stitches. High contrast and other looks
// have none. Most buttons have none either, and are made sooner without it.
Loader {
    id: stitch

    required property Theme theme
    required property color color
    required property real radius // of the patch, in px
    property bool sewn: true // if false, there is no thread
    property real inset: 0.9 * theme.cord // px

    readonly property real thread: Math.max(1.5, 0.24 * theme.unit) // px

    anchors.fill: parent
    active: sewn && theme.sewn
    visible: active

    sourceComponent: Outline {
        id: outline

        readonly property real corner: Math.max(0, stitch.radius - stitch.inset)
        readonly property real around: 2 * (width + height - 4 * stitch.inset) - (8 - 2 * Math.PI) * corner
        readonly property real step: around / Math.max(4, Math.round(around / (1.6 * stitch.theme.unit))) // a stitch and its gap, in px

        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: stitch.color
            strokeWidth: stitch.thread
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            strokeStyle: ShapePath.DashLine
            dashPattern: [0.5 * outline.step / stitch.thread, 0.5 * outline.step / stitch.thread]

            PathRectangle {
                x: stitch.inset
                y: stitch.inset
                width: outline.width - 2 * stitch.inset
                height: outline.height - 2 * stitch.inset
                radius: outline.corner
            }
        }
    }
}
