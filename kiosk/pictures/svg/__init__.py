"""Reads an SVG before it is drawn: whether it is safe to draw, its shape, its layers and what moves in them."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kiosk.pictures.svg import movement, patterns
from kiosk.pictures.svg.clean import cleaned
from kiosk.pictures.svg.cost import Box, require_bounded
from kiosk.pictures.svg.extent import HEIGHT, MOST_MOVING, PIVOTS, WIDTH
from kiosk.pictures.svg.frame import Frame
from kiosk.pictures.svg.layers import LAYERS, name_by_labels, unwrapped
from kiosk.pictures.svg.movement import SIDE, Light, Part, StandsError
from kiosk.pictures.svg.movement_check import slips
from kiosk.pictures.svg.numbers import Matrix, Point, UnusableError
from kiosk.pictures.svg.reading import MAX_BYTES, tree
from kiosk.pictures.svg.slip import Slip
from kiosk.pictures.svg.traversal import by_id
from kiosk.system import files

__all__ = [
    "HEIGHT",
    "LAYERS",
    "MAX_BYTES",
    "MOST_MOVING",
    "PIVOTS",
    "SIDE",
    "WIDTH",
    "Light",
    "Matrix",
    "Part",
    "Point",
    "Slip",
    "Svg",
    "UnusableError",
    "parse",
    "read",
]

MARGIN = 50  # units by which a layer's document goes on to its left and right
AROUND = 300  # so far beyond every edge is painted what moves
VIEW_BOX = f"0 0 {WIDTH} {HEIGHT}"
_WIDER = (-MARGIN, 0, WIDTH + 2 * MARGIN, HEIGHT)
_AROUND = (-AROUND, -AROUND, WIDTH + 2 * AROUND, HEIGHT + 2 * AROUND)
_ASPECT_SLACK = 0.02
_HEAD = 8_000  # bytes in which a program names itself
_NAMED = 3  # of the things that keep a picture from being drawn, in one message
_KEPT_READ = 12  # of 2 MB at most: what is in sight is painted in several sizes


@dataclass(frozen=True)
class Svg:
    """An SVG's size in its own units, the SVG as one document, and its three layers if it has them all.

    `parts`, from back to front, are the same picture again, where something in it moves. `slips` tell of what is not
    drawn as in a browser, and of what seems to be meant to move and does not. `words` are the letters of its texts.
    """

    width: float
    height: float
    whole: bytes
    layers: tuple[bytes, ...] = ()
    parts: tuple[Part, ...] = ()
    lights: tuple[Light, ...] = ()
    slips: tuple[Slip, ...] = ()
    words: str = ""

    @property
    def has_quiet_side(self) -> bool:
        """Whether it was drawn for the kiosk, in its layers: its left side is kept free for words."""
        return bool(self.layers)

    @property
    def may_have_quiet_side(self) -> bool:
        """Whether it is of the shape of one drawn for the kiosk."""
        return abs(self.width / self.height - WIDTH / HEIGHT) < _ASPECT_SLACK


def read(file: Path, within: Path | None = None) -> Svg:
    """Read an SVG. No link may lead out of the folder `within`. Raises UnusableError and OSError."""
    found = file.stat()
    return _read(file, within, found.st_mtime_ns, found.st_size)


@lru_cache(_KEPT_READ)
def _read(file: Path, within: Path | None, _changed_ns: int, _size: int) -> Svg:
    return parse(files.read_whole(file, MAX_BYTES, within))


def parse(data: bytes, *, advise: bool = False) -> Svg:
    """Parse an SVG's text. Slips are only searched for to `advise` an editor. Raises UnusableError."""
    if len(data) > MAX_BYTES:
        raise UnusableError(f"it is larger than {MAX_BYTES:,} bytes; simplify it")
    root = tree(data)
    name_by_labels(root)
    frame = Frame.of(root)
    made = cleaned(root, data[:_HEAD].decode(errors="replace"))
    _require_drawn(made.slips)
    drawn = made.root
    require_bounded(drawn, frame.seen)
    patterns.enlarge(drawn, frame.seen)
    groups = unwrapped(drawn) if root.get("viewBox") == VIEW_BOX else []
    if not groups:
        found = slips(root, drawn, (), {}, None) if advise else ()
        return Svg(*frame.size, whole=frame.document(drawn), slips=(*made.slips, *found), words=made.words)
    moves = movement.moving(groups, by_id(drawn))
    parts: tuple[Part, ...] = ()
    stands: StandsError | None = None
    try:
        parts = movement.parts(drawn, groups, moves, _WIDER, _AROUND)
    except StandsError as error:
        stands = error
    found = slips(root, drawn, groups, moves, stands) if advise else ()
    return Svg(
        *frame.size,
        whole=frame.document(drawn),
        layers=tuple(_document(drawn, _WIDER, *(other for other in groups if other is not group)) for group in groups),
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


def _document(drawn: ET.Element, view: Box, *leaving: ET.Element) -> bytes:
    """A document that shows `view`, with everything drawn except the elements `leaving`."""
    document = ET.Element(drawn.tag, {**drawn.attrib, **movement.attributes(view)})
    document.extend(child for child in drawn if child not in leaving)
    return ET.tostring(document)
