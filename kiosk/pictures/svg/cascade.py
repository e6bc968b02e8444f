"""What is said of an element: by its attributes, by rules, by its own style, with variables filled in."""

import re
import xml.etree.ElementTree as ET
from typing import NamedTuple

from kiosk.pictures.svg import values
from kiosk.pictures.svg.context import Context
from kiosk.pictures.svg.properties import KEPT, MARKERS
from kiosk.pictures.svg.stylesheet import Said, Sheet, declarations
from kiosk.pictures.svg.words import weight_of

_MAX_STYLE = 4_000  # letters of one property in a style
_MAX_FILLED = 8  # variables within variables
_ASIDE = {
    "vector-effect",
    "transform-origin",
    "transform-box",
    "direction",
}  # attributes that change how others are read
_READ = KEPT | _ASIDE
_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)")
_FONT = re.compile(r"(?P<before>.*?)(?P<size>[\d.]+(?:[a-z]+|%))(?:\s*/\s*\S+)?\s+(?P<family>.+)", re.DOTALL)


class Style(NamedTuple):
    """An element's properties, those of them that a style says, and the variables for it and all in it.

    `asked` are the names of those variables that its properties are filled in from.
    """

    said: Said
    css: Said
    variables: Said
    asked: frozenset[str] = frozenset()


def style_of(source: ET.Element, sheet: Sheet, context: Context) -> Style:
    """What is said of an element that stands in `context`. Raises UnusableError."""
    attributes = {
        key: read
        for key, value in source.items()
        if key in _READ and (read := values.read(key, value.strip(), css=False)) is not None
    }
    rules, important = sheet.about(source, context.above)
    own, own_important = declarations(source.get("style", ""))
    css = rules | own | important | own_important
    variables = context.variables
    if any(key.startswith("--") for key in css):
        variables = variables | {key: value for key, value in css.items() if key.startswith("--")}
    filled = [value for said in (attributes, css) for value in said.values() if "var(" in value]
    asked = frozenset(found[1] for value in filled for found in _VAR.finditer(value[:_MAX_STYLE]))
    css = _filled(css, variables)
    if "font" in css:
        css = _font(css)
    if "marker" in css:
        css = dict.fromkeys(sorted(MARKERS), css.pop("marker")) | css
    said = _filled(attributes, variables) | css
    if "font-weight" in said:
        said["font-weight"] = weight_of(said["font-weight"], context.words)
    if (line := css.get("text-decoration-line", "")) and not said.get("text-decoration", "none").startswith(line):
        said["text-decoration"] = line
    return Style(said, css, variables, asked)


def _filled(said: Said, variables: Said) -> Said:
    """The declarations with their variables filled in; without those that nothing fills."""
    found: Said = {}
    for key, value in said.items():
        if key.startswith("--"):
            continue
        filled = value
        for _ in range(_MAX_FILLED):
            if "var(" not in filled or len(filled) > _MAX_STYLE:
                break
            filled = _VAR.sub(lambda one: variables.get(one[1], one[2] or "\0"), filled)
        if 0 < len(filled) <= _MAX_STYLE and "\0" not in filled and "var(" not in filled:
            found[key] = filled.strip()
    return found


def _font(css: Said) -> Said:
    """The declarations, `font` as what it is short for."""
    found = _FONT.fullmatch(css.pop("font"))
    if not found:
        return css
    before = found["before"].split()
    style = next((word for word in before if word in {"italic", "oblique"}), "normal")
    weight = next((word for word in before if word in {"bold", "bolder", "lighter"} or word.isdigit()), "normal")
    long = {"font-style": style, "font-weight": weight, "font-size": found["size"], "font-family": found["family"]}
    return long | css
