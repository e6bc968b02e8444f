import QtQuick
import QtQuick.Shapes

// The crown of a yurt as a sun: a ring, two bundles of laths crossing in it, the poles as rays.
Outline {
    id: tunduk

    required property color color

    readonly property int poles: 20

    // The path of the drawing, on a grid of 100.
    function drawn(): string {
        let path = "M83 50A33 33 0 1 1 17 50A33 33 0 1 1 83 50ZM41 18.3V81.7M50 17V83M59 18.3V81.7M18.3 41H81.7M17 50H83M18.3 59H81.7";
        for (let i = 0; i < poles; ++i) {
            const angle = 2 * Math.PI * (i + 0.5) / poles;
            const [x, y] = [Math.sin(angle), -Math.cos(angle)];
            path += `M${50 + 40.5 * x} ${50 + 40.5 * y}L${50 + 47.5 * x} ${50 + 47.5 * y}`;
        }
        return path;
    }

    height: width
    preferredRendererType: Shape.CurveRenderer

    ShapePath {
        strokeColor: tunduk.color
        strokeWidth: 0.028 * tunduk.width
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        scale: Qt.size(tunduk.width / 100, tunduk.height / 100)

        PathSvg {
            path: tunduk.drawn()
        }
    }
}
