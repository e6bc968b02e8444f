pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// A page's picture, filling its place, which its drawing is made for. Whoever shows it owns the drawing, and keeps it:
// Python objects that QML makes and unmakes are never freed (PySide 6.11), so there is a fixed number of drawings.
Item {
    id: illustration

    required property Page page
    required property Drawing drawing
    property string description: ""
    property real drift: 0 // of its layers, -1 to 1
    property int lap: 0 // time a light takes to run along its path, ms; 0: none runs
    property bool stale: false // the drawing still holds another page's picture
    property Drawing preview: null // stands in until the picture is painted

    readonly property bool ready: drawing.ready
    readonly property list<var> layers: stale ? [] : drawing.layers
    readonly property int unpainted: ready && layers.length === 0 && width >= 1 && height >= 1 ? page.number : -1 // a page's number: its picture cannot be painted
    // With a graphics card layers glide; the software renderer would smear between pixels, at many times the cost.
    readonly property bool snaps: GraphicsInfo.api === GraphicsInfo.Software

    function offset(depth: int): real {
        const distance = drift * depth * drawing.reach;
        const ratio = drawing.wish.ratio ?? 1;
        return snaps ? Math.round(distance * ratio) / ratio : distance;
    }

    clip: true
    Accessible.role: Accessible.Graphic
    Accessible.name: description
    Accessible.ignored: description === ""

    Rectangle {
        anchors.fill: parent
        visible: illustration.layers.length === 0
        color: illustration.page.ground
    }

    Image {
        anchors.fill: parent
        visible: illustration.layers.length === 0
        source: (visible && illustration.preview?.layers[0]?.source) || ""
        cache: false
    }

    Repeater {
        model: illustration.layers

        Image {
            required property var modelData

            x: modelData.x + illustration.offset(modelData.depth)
            y: modelData.y
            width: modelData.width
            height: modelData.height
            source: modelData.source
            cache: false
        }
    }

    Loader {
        active: illustration.lap > 0 && illustration.drawing.light.path !== undefined

        sourceComponent: RunningLight {
            x: illustration.drawing.light.x + illustration.offset(illustration.drawing.light.depth)
            y: illustration.drawing.light.y
            scale: illustration.drawing.light.scale
            path: illustration.drawing.light.path
            color: illustration.drawing.light.color
            lap: illustration.lap
        }
    }
}
