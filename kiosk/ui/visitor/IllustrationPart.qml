import QtQuick
import Kiosk

// A part of an illustration and its own movement. Everything follows from the time, so that one clock moves all parts. It
// moves in steps that are just visible, so that no frame is drawn for less.
Image {
    id: piece

    required property int depth // of its layer, -1 to 1
    required property int motion // a Drawing.Motion
    required property point pivot // px from its corner
    required property int nth // among the shapes of its group that rise one after another
    required property real unit // size of the picture's own unit in px
    required property real age // ms since it came in
    required property real grown // how much of it has grown, 0 to 1
    required property real lively // how much of its movement is seen: from 1 to 0, it comes to rest

    // Px from the pivot to the point that moves most.
    readonly property real radius: Math.hypot(Math.max(pivot.x, width - pivot.x), Math.max(pivot.y, height - pivot.y))

    // Steps of an angle (degrees) or of a size (parts) with which nothing moves by more than `least` px. They grow with the
    // area, as what a step costs does.
    readonly property real least: Math.min(Math.max(radius * radius / 50_000, 0.5), 2.5 * unit)
    readonly property real bend: parted(swayMost, 57.3 * least / radius)
    readonly property real stretch: parted(pulseMost, least / radius)
    readonly property real swayMost: 6 // degrees
    readonly property real pulseMost: 0.06 // parts of its size

    // Degrees that something sways.
    readonly property real swayed: motion === Drawing.SWAY || motion === Drawing.HANG ? swayMost * swing(4000, 0) : 0
    // How far what hangs has gone, in px: it goes along with what sways, about the same pivot, and stays upright.
    readonly property point hung: {
        const [x, y, angle] = [width / 2 - pivot.x, -pivot.y, swayed * Math.PI / 180];
        return motion === Drawing.HANG ? Qt.point(Math.round(x * (Math.cos(angle) - 1) - y * Math.sin(angle)), Math.round(x * Math.sin(angle) + y * (Math.cos(angle) - 1))) : Qt.point(0, 0);
    }

    // Degrees that it has turned, the shorter way round.
    readonly property real turned: (6 * age / 1000 + 180) % 360 - 180

    // Back and forth between -1 and 1, starting at 0.
    function swing(period: int, late: int): real {
        return lively * Math.sin(2 * Math.PI * Math.max(0, age - late) / period);
    }

    // Steps that are no larger than this and end at the whole, so that nothing goes beyond it.
    function parted(whole: real, step: real): real {
        return whole / Math.ceil(whole / step);
    }

    function stepped(value: real, step: real): real {
        return Math.round(value / step) * step;
    }

    cache: false
    visible: grown > 0

    transform: [
        Scale {
            origin.x: piece.pivot.x
            origin.y: piece.pivot.y
            xScale: piece.motion === Drawing.RISE ? piece.grown : piece.motion === Drawing.PULSE ? 1 + piece.stepped(piece.pulseMost * piece.swing(3000, 0), piece.stretch) : 1
            yScale: xScale
        },
        Rotation {
            origin.x: piece.pivot.x
            origin.y: piece.pivot.y
            angle: piece.motion === Drawing.SWAY ? piece.stepped(piece.swayed, piece.bend) : piece.motion === Drawing.TURN ? piece.stepped(piece.lively * piece.turned, 2 * piece.bend) : 0
        },
        Translate {
            x: piece.hung.x
            y: piece.hung.y + (piece.motion === Drawing.RISE ? Math.round(9 * piece.unit * piece.swing(3600, 1000 + 700 * piece.nth)) : 0)
        }
    ]
}
