"""Reads an SVG before it is drawn: whether it is safe to draw, its shape, its layers and what moves in them.

What reads it (`parsing`) is loaded with the first SVG that has to be read: a kiosk that knows its pictures reads none.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kiosk.pictures.slip import Slip
from kiosk.pictures.svg.shapes import (
    HEIGHT,
    LAYERS,
    MAX_BYTES,
    MOST_MOVING,
    PIVOTS,
    SIDE,
    WIDTH,
    Light,
    Matrix,
    Part,
    Point,
    UnusableError,
)
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
_ASPECT_SLACK = 0.02
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


def parse(data: bytes, *, advise: bool = False, draw: bool = True) -> Svg:
    """Parse an SVG's text. Slips are only searched for to `advise` an editor. Raises UnusableError.

    Unless it is to `draw`, its documents are empty: to write them takes a tenth of the time.
    """
    from kiosk.pictures.svg import parsing  # noqa: PLC0415 - see above

    return parsing.parse(data, advise=advise, draw=draw)
