"""The properties of SVG's elements: which the painter reads, and which it would leave out."""

import re

COLOURS = {"fill", "stroke", "color", "stop-color", "flood-color", "lighting-color"}
SHARES = {"opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "flood-opacity"}
MARKERS = {"marker-start", "marker-mid", "marker-end"}
KEPT = COLOURS | SHARES | MARKERS
KEPT |= {"fill-rule", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray"}
KEPT |= {"stroke-dashoffset", "paint-order", "display", "visibility", "clip-path", "clip-rule", "mask", "mask-type"}
KEPT |= {"filter", "color-interpolation", "color-interpolation-filters", "overflow", "transform", "shape-rendering"}
KEPT |= {"image-rendering", "text-rendering", "font-family", "font-size", "font-style", "font-weight", "font-variant"}
KEPT |= {"font-stretch", "letter-spacing", "word-spacing", "text-anchor", "text-decoration", "writing-mode"}
KEPT |= {"dominant-baseline", "alignment-baseline", "baseline-shift", "kerning"}
IN_STYLE = {"mix-blend-mode", "isolation"}  # the painter reads them nowhere else
GEOMETRY = {"x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "d"}
NUMERIC = {"d", "points", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2", "fx", "fy"}
NUMERIC |= {"fr", "dx", "dy", "offset", "stroke-width", "stroke-dasharray", "stroke-dashoffset", "stdDeviation"}
NUMERIC |= {"radius", "scale", "order", "kernelMatrix", "baseFrequency", "surfaceScale", "refX", "refY", "markerWidth"}
NUMERIC |= {"markerHeight", "font-size", "letter-spacing", "word-spacing", "textLength", "z", "tableValues", "values"}
NUMERIC |= {"specularConstant", "diffuseConstant", "specularExponent", "rotate", "viewBox", "startOffset"}

# What a browser shows and the painter does not; what it does not change is named by the pattern.
_LEFT_OUT = {
    "translate": "none",
    "rotate": "none|0(deg)?",
    "scale": "none|1",
    "perspective": "none",
    "offset-path": "none",
    "text-shadow": "none",
    "text-transform": "none",
    "mask-image": "none",
    "mask-border": "none",
    "mask-mode": "match-source",
    "mask-composite": "add",
    "backdrop-filter": "none",
    "clip": "auto",
}
# Of the root alone: of anything else in a drawing a browser passes over it.
_LEFT_OUT_OF_ROOT = {
    "background": "none|transparent|initial",
    "background-color": "none|transparent|initial",
    "background-image": "none|initial",
    "border": "none|0.*",
    "zoom": "1|100%|normal",
}
_MOVES = {"animation": "none.*", "animation-name": "none"}
BLENDS = "normal multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light difference"
BLENDS += " exclusion hue saturation color luminosity"
_MORE = re.compile(r"url\([^)]*\)\s*[^\s]")  # after a mask's name: how it is meant, or another one
_REM = re.compile(r"(?<![\d.])([-+]?[\d.]+)rem\b")
_QUARTERS = re.compile(r"(?<![\d.])([-+]?[\d.]+)[qQ]\b")
_FOREIGN = re.compile(r"calc\(|[\d.](?:vw|vh|vmin|vmax|ch|lh|rlh|cap|ic|svh|dvh|vi|vb|ex)\b")


def lack_of(key: str, value: str, *, is_root: bool) -> tuple[str, str] | None:
    """Which of LACKS a declaration is, and what to tell of it; None for what is drawn, or changes nothing."""
    low = value.lower()
    left_out = _LEFT_OUT | _LEFT_OUT_OF_ROOT if is_root else _LEFT_OUT
    if key in left_out:
        return None if re.fullmatch(left_out[key], low) else ("style", f"{key}: {short(value)}")
    if key in _MOVES:
        return None if re.fullmatch(_MOVES[key], low) else ("moves", "")
    if key == "vector-effect":
        return None if low in {"none", "inherit", "initial"} else ("line", "")
    if key == "mix-blend-mode":
        return None if low in {*BLENDS.split(), "inherit", "initial"} else ("style", f"{key}: {short(value)}")
    if key == "mask" and _MORE.search(low):
        return "shape", f"{key}: {short(value)}"
    if key in {"clip-path", "mask"} and not low.startswith(("url(", "none", "inherit", "initial", "unset")):
        return "shape", f"{key}: {short(value)}"
    return None


def length_lack(value: str) -> bool:
    """Whether it is a length that depends on what the painter does not know."""
    return bool(_FOREIGN.search(value))


def plain_length(value: str, rem: float) -> str:
    """A length with the units that the painter knows; `rem` is the root's size of type, px."""
    if "rem" in value:
        value = _REM.sub(lambda found: f"{rem * float(found[1])}px", value)
    return _QUARTERS.sub(lambda found: f"{float(found[1]) / 40}cm", value) if value[-1:] in {"q", "Q"} else value


def short(value: str) -> str:
    """A value for a message."""
    return value if len(value) <= 40 else f"{value[:40]}…"
