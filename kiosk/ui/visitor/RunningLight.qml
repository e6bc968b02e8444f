pragma ComponentBehavior: Bound

import QtQuick

// A light that runs along a path of an illustration again and again.
Item {
    id: light

    required property string path // in SVG path syntax
    required property matrix4x4 place // converts the path's units to px
    required property real unit // size of the picture's own unit in px
    required property color color
    required property int lapTime // ms from one end to the other; then it pauses for a sixth of that
    required property real age // ms since it started to run

    readonly property real progress: (1 - Math.cos(Math.PI * Math.min(1, age % (lapTime * 7 / 6) / lapTime))) / 2
    readonly property int beads: 5
    readonly property real spacing: 0.006 // from bead to bead, as a part of the path's length

    Repeater {
        model: light.beads

        Rectangle {
            id: bead

            required property int index

            readonly property real progress: light.progress * (1 + light.beads * light.spacing) - index * light.spacing

            readonly property vector3d at: light.place.times(Qt.vector3d(way.x, way.y, 0))

            x: at.x - width / 2
            y: at.y - height / 2
            width: (26 - 4 * index) * light.unit
            height: width
            radius: width / 2
            visible: progress > 0.02 && progress < 0.98
            color: light.color
            opacity: 1 - index / light.beads

            PathInterpolator {
                id: way

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
