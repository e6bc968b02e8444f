"""Turns an SVG's text into what is drawn of it, or says why nothing is."""

import xml.etree.ElementTree as ET

from kiosk.pictures.slip import Slip
from kiosk.pictures.svg import AROUND, MARGIN, VIEW_BOX, Svg, movement, patterns
from kiosk.pictures.svg.clean import cleaned
from kiosk.pictures.svg.cost import Outlines, require_bounded
from kiosk.pictures.svg.frame import Frame
from kiosk.pictures.svg.layers import name_by_labels, unwrapped
from kiosk.pictures.svg.movement import StandsError
from kiosk.pictures.svg.movement_check import slips
from kiosk.pictures.svg.reading import tree
from kiosk.pictures.svg.shapes import HEIGHT, MAX_BYTES, WIDTH, Part, UnusableError
from kiosk.pictures.svg.traversal import by_id

_WIDER = (-MARGIN, 0, WIDTH + 2 * MARGIN, HEIGHT)
_AROUND = (-AROUND, -AROUND, WIDTH + 2 * AROUND, HEIGHT + 2 * AROUND)
_HEAD = 8_000  # bytes in which a program names itself
_NAMED = 3  # of the things that keep a picture from being drawn, in one message


def parse(data: bytes, *, advise: bool, draw: bool) -> Svg:
    """Parse an SVG's text, as kiosk.pictures.svg.parse. Raises UnusableError."""
    if len(data) > MAX_BYTES:
        raise UnusableError(f"it is larger than {MAX_BYTES:,} bytes; simplify it")
    root = tree(data)
    name_by_labels(root)
    frame = Frame.of(root)
    made = cleaned(root, data[:_HEAD].decode(errors="replace"))
    _require_drawn(made.slips)
    drawn = made.root
    outlines: Outlines = {}
    require_bounded(drawn, frame.seen, outlines)
    patterns.enlarge(drawn, frame.seen)
    groups = unwrapped(drawn) if root.get("viewBox") == VIEW_BOX else []
    if not groups:
        found = slips(root, drawn, (), {}, None) if advise else ()
        whole = frame.document(drawn) if draw else b""
        return Svg(*frame.size, whole=whole, slips=(*made.slips, *found), words=made.words)
    moves = movement.moving(groups, by_id(drawn))
    parts: tuple[Part, ...] = ()
    stands: StandsError | None = None
    try:
        parts = movement.parts(drawn, groups, moves, _WIDER, _AROUND, outlines)
    except StandsError as error:
        stands = error
    found = slips(root, drawn, groups, moves, stands) if advise else ()
    return Svg(
        *frame.size,
        whole=frame.document(drawn) if draw else b"",
        layers=tuple(_document(drawn, groups, group) if draw else b"" for group in groups),
        parts=parts,
        lights=movement.lights(groups),
        slips=(*made.slips, *found),
        words=made.words,
    )


def _require_drawn(found: tuple[Slip, ...]) -> None:
    """Raise UnusableError if something would be missing, or drawn as something else."""
    errors = tuple(slip for slip in found if slip.is_error)
    if errors:
        named = ", and ".join(slip.message for slip in errors[:_NAMED])
        more = f", and {len(errors) - _NAMED} more" if len(errors) > _NAMED else ""
        raise UnusableError(f"{named}{more}", errors)


def _document(drawn: ET.Element, layers: list[ET.Element], layer: ET.Element) -> bytes:
    """A document with everything that is drawn, but of these `layers` only one; it shows more to the left and right."""
    document = ET.Element(drawn.tag, {**drawn.attrib, **movement.attributes(_WIDER)})
    document.extend(child for child in drawn if child is layer or child not in layers)
    return ET.tostring(document)
