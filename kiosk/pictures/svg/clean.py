"""Makes an SVG the plain one that the painter is given: all that it can draw, as attributes, and nothing else.

Style sheets are resolved, colours and transforms written in the old way. What is counted is what will be drawn; what
will not be drawn as in a browser is told.
"""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from kiosk.pictures.slip import Slip
from kiosk.pictures.svg import dashes, effects, gradients, patterns, unsupported_messages, words
from kiosk.pictures.svg.attributes import Attributes
from kiosk.pictures.svg.boxes import Boxes
from kiosk.pictures.svg.cascade import Style, style_of
from kiosk.pictures.svg.context import Context
from kiosk.pictures.svg.elements import CONDITIONS, DRAWN, KNOWN, MOVES, SILENT, WITH_WORDS
from kiosk.pictures.svg.embedded import lack_of_picture, plain_picture
from kiosk.pictures.svg.numbers import length, matrix, numbers
from kiosk.pictures.svg.properties import short
from kiosk.pictures.svg.reading import HREF, SVG, name_of
from kiosk.pictures.svg.references import References, href_of
from kiosk.pictures.svg.shapes import MAX_BYTES, UnusableError
from kiosk.pictures.svg.slip_list import SlipList
from kiosk.pictures.svg.stylesheet import TOO_MANY_RULES, Said, Sheet
from kiosk.pictures.svg.transforms import about, css_matrix
from kiosk.pictures.svg.traversal import GRADIENTS, NO_SHAPE, RESOURCES, by_id
from kiosk.pictures.svg.unsupported import ground_of, lacks

_FONT = "Golos Text"  # kiosk/text/typeface.py
_FAMILY = re.compile(r"[\w][\w .&+-]{0,60}")
_MOST_REPEATED = 1_000_000  # elements that are looked at for variables
_RELATIVE = re.compile(r"([\d.]+)(%|r?em)")
_LINKED = re.compile(r"<\?xml-stylesheet[^>]*href=.data:")
_STILL = 1e-6  # px
_MOST_SAID = 400  # letters of a font-family
_AS_GROUP = ("transform", "opacity", "clip-path", "mask", "filter", "style")


@dataclass(frozen=True)
class Cleaned:
    """What is drawn of an SVG, what of it is not drawn as in a browser, and the letters of its words."""

    root: ET.Element
    slips: tuple[Slip, ...]
    words: str


def cleaned(root: ET.Element, text: str = "") -> Cleaned:
    """A copy of what is drawn in `root`, of this `text`, its styles as attributes. Raises UnusableError."""
    return _Cleaner(root, text).clean()


class _Cleaner:
    """Copies one SVG, element by element."""

    def __init__(self, root: ET.Element, head: str) -> None:
        self._source = root
        self._head = head
        self._room = 2 * MAX_BYTES  # letters; rules of a style sheet are written out at each element they are for
        self._sheet = Sheet.of(root)
        self._slips = SlipList(unsupported_messages.program(head))
        self._references = References(root, self._slips)
        self._words: list[str] = []
        self._ground = ""
        self._asked: dict[ET.Element, Said] = {}  # variables as they were filled in
        self._stops: dict[ET.Element, str] = {}  # the colours of gradients' stops, as they are said
        self._hoisted = ET.Element(f"{{{SVG}}}defs")  # what is referred to, and stands in something hidden
        self._repeated: list[tuple[ET.Element, Context]] = []
        self._sources: dict[ET.Element, ET.Element] = {}  # what those copies are of that refer to something
        box = numbers(root.get("viewBox", ""))
        whole = [0.0, 0.0, length(root.get("width", "")), length(root.get("height", ""))]
        left, top, width, height = box if len(box) == 4 else whole
        self._view = left, top, width, height
        rem = length(root.get("font-size", "")) or 16.0
        self._attributes = Attributes(rem, self._view, self._references, self._slips)

    def clean(self) -> Cleaned:
        sheets = next((element for element in self._source.iter() if name_of(element) == "style"), self._source)
        if _LINKED.search(self._head):
            self._slips.tell("rule", self._source, Context(), "<?xml-stylesheet")
        for rule in self._sheet.unknown:
            self._slips.tell("rule", sheets, Context(), short(rule))
        made = ET.Element(f"{{{SVG}}}svg")
        self._fill(made, self._source, Context())
        made.attrib.pop("display", None)  # of all of it, which browsers pass over
        if len(self._hoisted):
            made.append(self._hoisted)
        if self._ground:
            sides = dict(zip(("x", "y", "width", "height"), map(str, self._view), strict=True))
            made.insert(0, ET.Element(f"{{{SVG}}}rect", {**sides, "fill": self._ground}))
        if "transform" in made.attrib:
            _turn_all(made, self._view)
        if any(name_of(element) == "text" for element in made.iter()):
            made.set("font-family", _FONT)
        if relative := _RELATIVE.fullmatch(made.get("font-size", "100%")):
            made.set("font-size", str(float(relative[1]) * (0.16 if relative[2] == "%" else 16)))
        self._references.let_go(made)
        self._tell_of_variables()
        for element, found in effects.different(made, self._view):
            if element in self._sources:
                self._slips.tell("rough", self._sources[element], Context(), found)
        for element in effects.too_far(made, self._view):
            if element in self._sources:
                self._slips.tell("far", self._sources[element], Context())
        for element in patterns.astray(made, self._view):
            if element in self._sources:
                self._slips.tell("rough", self._sources[element], Context(), "its pattern, finer or coarser")
        return Cleaned(made, self._slips.seen(self._references.used), "".join(self._words))

    def _fill(self, made: ET.Element, source: ET.Element, context: Context) -> None:
        """Fill a copy with what the source says and holds."""
        name, is_root = name_of(source), source is self._source
        style = style_of(source, self._sheet, context)
        inside = context.inside(source, style.said, style.variables)
        in_words = name in WITH_WORDS and any(name_of(outer) == "text" for outer in context.above)
        for lack, *values in lacks(source, style, is_root=is_root, in_words=in_words):
            self._slips.tell(lack, source, inside, *values)
        if style.asked:
            self._asked[source] = {name: style.variables.get(name, "") for name in style.asked}
        if name == "use":
            self._repeated.append((source, inside))
        if is_root:
            self._ground = ground_of(style.said)
        made.attrib.update(self._written(source, style.said, inside))
        made.attrib |= dashes.true_dashes(made, inside.words)
        if name in NO_SHAPE and CONDITIONS & set(source.keys()):
            self._slips.tell("rough", source, context, "it is only for some languages or programs")
        if name == "use":
            made.attrib |= self._references.sides_of_symbol(source)
        if name == "image":
            made.set(HREF, plain_picture(made.get(HREF, "")))
        if "url(#" in " ".join(made.attrib.get(key, "") for key in ("filter", "fill", "stroke")):
            self._sources[made] = source
        if name in WITH_WORDS:
            made.text = source.text
            if families := _families(inside.font):
                made.set("font-family", ", ".join(f"'{family}'" for family in (*families, _FONT)))
            self._note_words(source, source.text, style.said, inside)
        if name == "symbol" and style.said.get("display") == "none":
            return
        for child in source:
            kept = self._child(made, child, inside)
            if name in WITH_WORDS and child.tail:
                self._note_words(source, child.tail, style.said, inside)
                if kept is not None:
                    kept.tail = child.tail
                else:
                    made.text = (made.text or "") + child.tail
        if name == "stop":
            self._stops[made] = style.said.get("stop-color", "black")
        if name in GRADIENTS and not gradients.mix(made, self._stops):
            newer = next(said for stop in made if gradients.is_newer(said := self._stops.get(stop, "")))
            self._slips.tell("rough", source, inside, f"stop-color: {short(newer)}")
        if name == "marker" and "opacity" in made.attrib:
            made[:] = [_grouped(made, {"opacity": made.attrib.pop("opacity")})]
        self._transform(made, source, style, inside)

    def _tell_of_variables(self) -> None:
        """Tell of what a <use> repeats in other colours, say, than where it stands: it is drawn the same each time."""
        room = _MOST_REPEATED
        for source, context in self._repeated if self._asked else ():
            for element in self._references.repeated(source):
                room -= 1
                if room < 0:
                    raise UnusableError(TOO_MANY_RULES)
                for name, value in self._asked.get(element, {}).items():
                    if context.variables.get(name, "") != value:
                        said = f"{name}: {context.variables.get(name, '')}"
                        self._slips.tell("style", source, context, short(said))

    def _written(self, source: ET.Element, said: Said, inside: Context) -> Said:
        """A copy's attributes. Raises UnusableError if those of all copies grow too long."""
        attributes = self._attributes.of(source, said, inside)
        if inside.undrawn == "lost" and "id" in attributes:
            self._references.gone.add(attributes["id"])
        self._room -= sum(map(len, attributes.values()))
        if self._room < 0:
            raise UnusableError(TOO_MANY_RULES)
        return attributes

    def _child(self, made: ET.Element, child: ET.Element, context: Context) -> ET.Element | None:
        """Copy a child into `made`. The copy, if words may follow it."""
        name = name_of(child)
        if (context.undrawn == "group" and name in RESOURCES) or (context.undrawn and name == "filter"):
            made = self._hoisted
        if (name == "a" and any(name_of(outer) == "a" for outer in context.above)) or (
            name not in NO_SHAPE and _is_empty(context.above)
        ):
            return None  # as in a browser
        if name in MOVES:
            self._slips.tell("moves", child, context)
        elif name == "script":
            self._slips.tell("script", child, context)
        elif name == "foreignObject":
            self._html(made, child, context)
        elif name_of(made) == "switch" and name and name not in KNOWN | SILENT:
            ET.SubElement(made, f"{{{SVG}}}g", {key: value for key, value in child.items() if key in CONDITIONS})
        elif name == "svg":
            self._fill(ET.SubElement(made, str(child.tag)), child, context)
            _group_last(made)
        elif name in KNOWN and (name != "image" or self._has_picture(child, context)):
            kept = ET.SubElement(made, str(child.tag))
            self._fill(kept, child, context)
            return kept
        return None

    def _html(self, made: ET.Element, source: ET.Element, context: Context) -> None:
        if not any(element.text and element.text.strip() for element in source.iter()) and not list(source):
            return
        others = [child for child in context.above[-1] if child is not source and name_of(child) in DRAWN]
        is_switch = name_of(made) == "switch" and others
        self._slips.tell("fallback" if is_switch else "html", source, context)

    def _has_picture(self, source: ET.Element, context: Context) -> bool:
        """Whether an <image> has a picture that may be drawn; what it has else is told. Raises UnusableError."""
        href = href_of(source)
        lack = lack_of_picture(href) if href else ""
        if lack:
            self._slips.tell(lack, source, context)
        return bool(href) and not lack

    def _transform(self, made: ET.Element, source: ET.Element, style: Style, context: Context) -> None:
        value, origin = style.said.get("transform", ""), style.said.get("transform-origin", "")
        if not value or value == "none" or (name_of(source) in GRADIENTS and "transform" not in style.css):
            return
        box = self._view
        if source is self._source:
            origin = origin or "50% 50%"  # of the root's own box in px; what does not move it is the same in units
            alone = css_matrix(value, "", box) if "transform" in style.css else matrix(value)
            if alone is None or max(abs(alone.e), abs(alone.f)) > _STILL:
                self._slips.tell("style", source, context, f"transform: {short(value)}")
                return
        elif style.said.get("transform-box", "") in {"fill-box", "stroke-box", "content-box"}:
            left, top, right, bottom = Boxes(by_id(made)).of(made) or (0, 0, 0, 0)
            box = left, top, right - left, bottom - top
        if "transform" in style.css:
            found = css_matrix(value, origin, box)
        else:
            found = about(value, origin, box) if origin else matrix(value)
        if found is None:
            self._slips.tell("style", source, context, f"transform: {short(value)}")
            return
        found.require_bounded()
        made.set("gradientTransform" if name_of(source) in GRADIENTS else "transform", found.said)

    def _note_words(self, source: ET.Element, text: str | None, said: Said, context: Context) -> None:
        if not text or not text.strip() or context.hidden:
            return
        self._words.append(text)
        families = _families(context.font)
        if _FONT.lower() not in map(str.lower, families):
            named = families[0] if families else "the browser's own font"
            self._slips.tell("font", source, context, named, _FONT, families=families)
            return
        for found in words.different(context.words, said):
            self._slips.tell("rough", source, context, short(found))


def _is_empty(above: tuple[ET.Element, ...]) -> bool:
    """Whether the innermost is an inner <svg> without a size, which browsers do not draw."""
    inner = above[-1]
    sides = {inner.get("width", ""), inner.get("height", "")}
    return len(above) > 1 and name_of(inner) == "svg" and not sides.isdisjoint({"0", "0px", "0%"})


def _families(said: str) -> tuple[str, ...]:
    """The families that a font-family names."""
    named = (family.strip(" '\"") for family in said[:_MOST_SAID].split(","))
    return tuple(family for family in named if _FAMILY.fullmatch(family))


def _turn_all(made: ET.Element, view: tuple[float, float, float, float]) -> None:
    """Put what a root's `transform` does on all in it, which is cut at the root's edges."""
    left, top, width, height = map(str, view)
    sides = {"x": left, "y": top, "width": width, "height": height, "viewBox": f"{left} {top} {width} {height}"}
    turned = ET.Element(f"{{{SVG}}}g", {"transform": made.attrib.pop("transform")})
    ET.SubElement(turned, f"{{{SVG}}}svg", sides).extend(made)
    made[:] = [turned]


def _grouped(made: ET.Element, said: dict[str, str]) -> ET.Element:
    """A group of all children, of which this is said."""
    group = ET.Element(f"{{{SVG}}}g", said)
    group.extend(made)
    return group


def _group_last(made: ET.Element) -> None:
    """Put what moves, cuts and mixes the last child, an inner <svg>, on a group around it."""
    inner = made[-1]
    said = {key: inner.attrib.pop(key) for key in _AS_GROUP if key in inner.attrib}
    if said:
        made.remove(inner)
        ET.SubElement(made, f"{{{SVG}}}g", said).append(inner)
