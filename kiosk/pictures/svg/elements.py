"""The elements of SVG, by their names."""

from kiosk.pictures.svg.traversal import GRADIENTS, NO_SHAPE

PAINT_SERVERS = {*GRADIENTS, "pattern"}
WITH_WORDS = {"text", "tspan", "textPath", "a"}
SILENT = {"title", "desc", "metadata", "style"}
MOVES = {"animate", "animateTransform", "animateMotion", "animateColor", "set"}
CONDITIONS = {"systemLanguage", "requiredExtensions"}  # attributes: for whom an element is

_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
DRAWN = {"g", "use", "switch", "stop", "svg", "image", *WITH_WORDS, *_SHAPES, *NO_SHAPE}
_FILTERS = {f"fe{name}" for name in (
    "Blend", "ColorMatrix", "ComponentTransfer", "Composite", "ConvolveMatrix", "DiffuseLighting", "DisplacementMap",
    "DistantLight", "DropShadow", "Flood", "FuncA", "FuncB", "FuncG", "FuncR", "GaussianBlur", "Image", "Merge",
    "MergeNode", "Morphology", "Offset", "PointLight", "SpecularLighting", "SpotLight", "Tile", "Turbulence",
)}  # fmt: skip
KNOWN = DRAWN | _FILTERS
