"""The values of properties: as the painter reads them, or that browsers pass over one, whatever stands in its place."""

import re
from functools import lru_cache

from kiosk.pictures.svg.colours import MIXED, plain
from kiosk.pictures.svg.numbers import NUMBER, numbers
from kiosk.pictures.svg.properties import BLENDS, COLOURS, SHARES

GLOBAL = {"inherit", "initial", "unset", "revert", "revert-layer"}
# The painter tells capital letters from small ones.
_WORDS = {
    key: {word.lower(): word for word in words.split()}
    for key, words in {
        "fill-rule": "nonzero evenodd",
        "clip-rule": "nonzero evenodd",
        "stroke-linecap": "butt round square",
        "stroke-linejoin": "miter round bevel",
        "text-anchor": "start middle end",
        "visibility": "visible hidden collapse",
        "overflow": "visible hidden scroll auto clip",
        "mask-type": "luminance alpha",
        "isolation": "auto isolate",
        "color-interpolation": "auto sRGB linearRGB",
        "color-interpolation-filters": "auto sRGB linearRGB",
        "shape-rendering": "auto optimizeSpeed crispEdges geometricPrecision",
        "text-rendering": "auto optimizeSpeed optimizeLegibility geometricPrecision",
        "image-rendering": "auto smooth optimizeSpeed optimizeQuality pixelated crisp-edges high-quality "
        "-webkit-optimize-contrast",
        "mix-blend-mode": f"{BLENDS} plus-lighter plus-darker",
    }.items()
}
_PAINTS = {"fill", "stroke"}
_CONTEXT = {"context-fill", "context-stroke"}
_LENGTHS = {"stroke-width", "stroke-dashoffset"}
_LENGTH = rf"{NUMBER}(?:[a-z]+|%)?"
_LENGTH_LIST = re.compile(rf"{_LENGTH}(?:(?:\s*,\s*|\s+){_LENGTH})*")
_ONE_LENGTH = re.compile(_LENGTH)
_SHARE = re.compile(rf"{NUMBER}%?")
_MATHS = re.compile(r"\b(?:calc|min|max|clamp)\(")
_URL = re.compile(r"url\(\s*+(?:\"[^\"]*+\"\s*+|'[^']*+'\s*+|[^)'\"]*+)\)\s*(.*)", re.DOTALL | re.IGNORECASE)
# Of a `transform` attribute: how many numbers each function takes.
_TAKES = {"matrix": {6}, "translate": {1, 2}, "scale": {1, 2}, "rotate": {1, 3}, "skewX": {1}, "skewY": {1}}
_LIST = rf"{NUMBER}(?:\s*,\s*{NUMBER}|\s+{NUMBER}|(?=[-+.]){NUMBER})*"
_FUNCTION = re.compile(rf"\s*+(?:,\s*+)?({'|'.join(_TAKES)})\s*+\(\s*+({_LIST})\s*+\)\s*+")
_STYLED = re.compile(r"\b(translate(?:[xyz]|3d)?|rotate[xyz]?|skew[xy]?)\(([^()]*)\)", re.IGNORECASE)
_WITHOUT_UNIT = re.compile(rf"(?<![\w.])(?!(?:[-+]?0*\.?0*)(?![\d.]))(?:{NUMBER})(?=\s*(?:,|\s|$))")


@lru_cache(2048)
def read(key: str, value: str, *, css: bool) -> str | None:
    """A value as the painter reads it; None for one that browsers pass over. `css` tells a style from an attribute."""
    low = value.lower()
    if low in GLOBAL or "var(" in low:
        return low if low in GLOBAL else value
    if key in _WORDS:
        return _WORDS[key].get(low)
    if key in _PAINTS and (url := _URL.match(value)):
        return value if not url[1] or _is_colour(url[1]) else None
    if key in COLOURS:
        return value if _is_colour(value) or (key in _PAINTS and low in {"none", *_CONTEXT}) else None
    if _MATHS.search(low):
        return value
    if key in SHARES:
        return value if _SHARE.fullmatch(low) else None
    if key in _LENGTHS:
        return low if _ONE_LENGTH.fullmatch(low) else None
    if key == "stroke-dasharray":
        return _dashes(low)
    if key == "transform":
        is_read = not _lacks_unit(value) if css else _is_transform(value)
        return value if is_read else None
    return value


def _is_colour(said: str) -> bool:
    return plain(said) is not None or said.lower().partition("(")[0] in MIXED


def _dashes(said: str) -> str | None:
    """Dashes that go on; `none` for those that have no length."""
    if said == "none":
        return said
    found = numbers(said) if _LENGTH_LIST.fullmatch(said) else [-1.0]
    return None if min(found) < 0 else said if any(found) else "none"


def _is_transform(said: str) -> bool:
    """Whether it is one as an attribute: with a single mistake in it, browsers pass over all of it."""
    at = 0
    while at < len(said):
        found = _FUNCTION.match(said, at)
        if not found or len(numbers(found[2])) not in _TAKES[found[1]]:
            return said[at:].strip() in {"", "none"} and not (at and said[at:].strip())
        at = found.end()
    return True


def _lacks_unit(said: str) -> bool:
    """Whether a style's way or angle has no unit, as an attribute's."""
    return any(_WITHOUT_UNIT.search(found[2]) for found in _STYLED.finditer(said))
