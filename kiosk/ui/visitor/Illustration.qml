pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// A page's picture in its place, for which its drawing is made. The parent owns the drawing and keeps it: PySide 6.11 never
// frees Python objects that QML creates, so the number of drawings is fixed.
Item {
    id: illustration

    required property Page page
    required property Drawing drawing
    property string description: ""
    property real drift: 0 // how far its layers have drifted, -1 to 1
    property real middle: 0 // how much of the drift the middle layer, which viewers look at, takes part in
    property int lapTime: 0 // ms that a light takes to run along its path; 0: no light runs
    // While the picture comes in: how many px a layer of this depth still has to rise, and how much of each rising thing is
    // there, 0 to 1.
    property var sunk: depth => 0
    property var grown: nth => 1
    property real age: 0 // ms since it came in; the movements of its parts follow from it
    property real partsAge: 0 // ms, at which its parts are seen
    property real lively: 1 // how much of all this is seen: from 1 to 0, the picture comes to rest
    property Drawing preview: null // shown until the picture is painted

    // Its parts cost most to draw. Without a graphics card they move in every second frame of 60 in a second.
    onAgeChanged: if (!snaps || Math.abs(age - partsAge) > 25)
        partsAge = age

    readonly property bool ready: drawing.ready
    // The page's number if its picture cannot be painted.
    readonly property int unpainted: page.hasPicture && ready && pieces.count === 0 && width >= 1 && height >= 1 ? page.number : -1
    // With a graphics card, layers move smoothly. The software renderer would blur between pixels, at many times the cost.
    readonly property bool snaps: GraphicsInfo.api === GraphicsInfo.Software

    // Copies of Python properties, so that they are not read in each frame: while a picture is being painted, each read may
    // wait for milliseconds.
    readonly property real driftRoom: drawing.driftRoom
    readonly property real unit: drawing.unit
    readonly property real ratio: drawing.ratio

    // How far the outer layers have drifted, in the screen's pixels. Whole ones follow from it for each layer, so that all
    // of them move in the same frames.
    readonly property real drifted: snaps ? Math.round(drift * driftRoom * ratio) : drift * driftRoom * ratio

    function offset(depth: int): real {
        const distance = drifted * (depth || middle);
        return (snaps ? Math.round(distance) : distance) / ratio;
    }

    clip: true
    Accessible.role: Accessible.Graphic
    Accessible.name: description
    Accessible.ignored: !enabled || description === ""

    // The ground below the back layer, which ends where only the ground would follow.
    Rectangle {
        anchors.fill: parent
        color: illustration.page.ground
    }

    Image {
        anchors.fill: parent
        visible: pieces.count === 0
        source: visible && illustration.preview ? illustration.preview.source : ""
        cache: false
    }

    Repeater {
        id: pieces

        model: illustration.drawing.layers

        IllustrationPart {
            required property real fromLeft
            required property real fromTop
            required source
            required width
            required height

            x: fromLeft + illustration.offset(depth)
            y: fromTop + illustration.lively * illustration.sunk(depth)
            unit: illustration.unit
            age: illustration.partsAge
            lively: illustration.lively
            grown: motion === Drawing.RISE ? 1 - illustration.lively * (1 - illustration.grown(nth)) : 1
        }
    }

    Repeater {
        model: illustration.lapTime > 0 ? illustration.drawing.lights : null

        RunningLight {
            required property int depth

            x: illustration.offset(depth)
            y: illustration.sunk(depth)
            unit: illustration.unit
            lapTime: illustration.lapTime
            age: illustration.age
        }
    }
}
