pragma ComponentBehavior: Bound

import QtQuick

// A light that runs along a path of an illustration, again and again. Sizes are the picture's own units.
Item {
    id: light

    required property string path // as an SVG path writes it
    required property color color
    required property int lap // ms from one end to the other; then it rests for a sixth of that

    property real progress
    readonly property int beads: 5
    readonly property real spacing: 0.006 // from bead to bead, of the path's length

    transformOrigin: Item.TopLeft

    SequentialAnimation on progress {
        loops: Animation.Infinite

        NumberAnimation {
            from: 0
            to: 1
            duration: light.lap
            easing.type: Easing.InOutSine
        }

        PauseAnimation {
            duration: light.lap / 6
        }
    }

    Repeater {
        model: light.beads

        Rectangle {
            id: bead

            required property int index

            readonly property real progress: light.progress * (1 + light.beads * light.spacing) - index * light.spacing

            x: place.x - width / 2
            y: place.y - height / 2
            width: 26 - 4 * index
            height: width
            radius: width / 2
            visible: progress > 0.02 && progress < 0.98
            color: light.color
            opacity: 1 - index / light.beads

            PathInterpolator {
                id: place

                progress: Math.min(Math.max(bead.progress, 0), 1)
                path: Path {
                    PathSvg {
                        path: light.path
                    }
                }
            }
        }
    }
}
