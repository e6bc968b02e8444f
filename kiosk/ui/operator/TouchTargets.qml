pragma ComponentBehavior: Bound

import QtQuick
import ".."
import "../controls"

// Marks to touch in every corner and at every edge. Each gets a tick when touched.
Item {
    id: marks

    required property Theme theme
    required property string name // for assistive technology: the name of each mark

    readonly property list<point> places: [Qt.point(0, 0), Qt.point(0.5, 0), Qt.point(1, 0), Qt.point(0, 0.5), Qt.point(1, 0.5), Qt.point(0, 1), Qt.point(0.5, 1), Qt.point(1, 1)]
    property int untouched: places.length

    signal touched
    signal finished

    Repeater {
        model: marks.places

        Control {
            id: mark

            required property point modelData
            property bool answers: false

            x: Math.round(modelData.x * (marks.width - width))
            y: Math.round(modelData.y * (marks.height - height))
            width: Math.round(1.6 * marks.theme.target)
            height: width
            theme: marks.theme
            name: marks.name
            onActivated: {
                marks.touched();
                if (answers)
                    return;
                answers = true;
                if (--marks.untouched === 0)
                    marks.finished();
            }

            Rectangle {
                anchors.fill: parent
                radius: width / 2
                color: mark.answers ? marks.theme.action : mark.pressed ? marks.theme.pressed : marks.theme.raised
                border.width: marks.theme.cord
                border.color: marks.theme.inkOnBar
            }

            Icon {
                anchors.centerIn: parent
                width: Math.round(0.4 * mark.width)
                height: width
                visible: mark.answers
                name: "check"
                color: marks.theme.bar
            }
        }
    }
}
