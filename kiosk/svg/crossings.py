"""How often the lines of one shape cross the same row of pixels: Qt's work there grows with the square of it.

Its rasterizer keeps a list of the pixels of each row that an outline runs through, and walks along that list for each
time the outline comes by. A polygon of 500 corners, 4 kB, that crosses the whole picture with each of its sides took a
second at 1920x1080, one of 3,000 eleven, and four times as long at four times the pixels. Pure arithmetic.
"""

from collections.abc import Iterable
from itertools import accumulate, pairwise

from kiosk.svg.numbers import Matrix, Point
from kiosk.svg.outline import Outline, edges

ROWS = 1_000  # of the picture's shorter side, as it is counted
MAX_STEPS = 500_000_000  # along the lists, of a whole picture: about two seconds at 1920x1080
_BAND = 4  # rows that are looked at together
FEW = 32  # pieces of a shape, which are no matter
_MOST_ALONG = 8  # pixels beside each other that count; of a flat line each next one is found at once
_LONGEST = 2 * ROWS  # list of a row: where all of its pixels are in it
MAX_CORNERS = 300_000  # looked at one by one; for more the worst is assumed


def steps(shape: Outline, place: Matrix, top: float, unit: float, sides: float) -> float:
    """How long Qt walks for a shape at `place`; `top` is the picture's, `unit` its shorter side, in its units.

    `sides` is how many lines Qt follows for each of the shape's: 1 to fill it, 2 to draw its outline.
    """
    if shape.pieces * sides <= FEW:
        return 0
    bands = [0.0] * (ROWS // _BAND + 2)
    scale = ROWS / unit
    for ring in shape.rings:
        placed = tuple((x * scale, (y - top) * scale) for x, y in (place.at(*corner) for corner in ring))
        _note(edges(placed) if sides == 1 else pairwise(placed), bands)
    return sum(_BAND * n * min(n, _LONGEST) for n in (sides * crossed for crossed in accumulate(bands)))


def most_steps(shape: Outline, down: float, sides: float) -> float:
    """At most that, without a look at each corner; `down` is how far the shape goes down in all, in pictures."""
    return (down * ROWS + shape.pieces) * sides * (1 + _MOST_ALONG) * _LONGEST


def _note(lines: Iterable[tuple[Point, Point]], bands: list[float]) -> None:
    """Add to `bands`, as differences of each from the one before, how often lines run through their rows."""
    last = len(bands) - 2
    for (x, y), (to_x, to_y) in lines:
        first, end = (y, to_y) if y < to_y else (to_y, y)
        if end < 0 or first > ROWS:
            continue
        rows = max(1.0, end - first)
        weight = 1 + min(_MOST_ALONG, abs(to_x - x) / rows)
        begin, stop = int(max(0.0, first)) // _BAND, int(min(float(ROWS), end)) // _BAND
        if begin == stop:
            weight *= rows / _BAND
        bands[min(begin, last)] += weight
        bands[min(stop, last) + 1] -= weight
