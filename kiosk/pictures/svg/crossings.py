"""How often the lines of one shape cross the same row of pixels: Qt's work grows with the square of it.

For each row, Qt's rasterizer keeps a list of the pixels that an outline crosses, and walks along the list each time the
outline comes by. A polygon of 500 corners, 4 kB, each of whose sides crosses the whole picture, took a second at
1920x1080, and one of 3,000 corners eleven; with four times the pixels it takes four times as long. Pure arithmetic.
"""

from collections.abc import Iterable
from itertools import accumulate, pairwise

from kiosk.pictures.svg.outline import Outline, edges
from kiosk.pictures.svg.shapes import Matrix, Point

ROWS = 1_000  # rows that we count with for the picture's shorter side
MAX_STEPS = 500_000_000  # steps along the lists for a whole picture: about two seconds at 1920x1080
_BAND = 4  # rows that are counted together
FEW = 32  # shapes with no more pieces than this do not matter
_MOST_ALONG = 8  # adjacent pixels that count; on a flat line each next pixel is found at once
_LONGEST = 2 * ROWS  # the longest list of a row: all of its pixels are in it
MAX_CORNERS = 300_000  # corners checked one by one; for more, the worst case is assumed


def steps(shape: Outline, place: Matrix, top: float, unit: float, sides: float) -> float:
    """How many steps Qt takes for a shape at `place`; `top` is the picture's, `unit` its shorter side, in its units.

    `sides` is how many lines Qt follows for each line of the shape: 1 to fill it, 2 to draw its outline.
    """
    if shape.pieces * sides <= FEW:
        return 0
    bands = [0.0] * (ROWS // _BAND + 2)
    scale = ROWS / unit
    a, b, c, d = (factor * scale for factor in (place.a, place.b, place.c, place.d))
    e, f = place.e * scale, (place.f - top) * scale
    for ring in shape.rings:
        placed = tuple([(a * x + c * y + e, b * x + d * y + f) for x, y in ring])
        _note(edges(placed) if sides == 1 else pairwise(placed), bands)
    return sum(_BAND * n * min(n, _LONGEST) for n in (sides * crossed for crossed in accumulate(bands)))


def most_steps(shape: Outline, down: float, sides: float, *, is_tangle: bool = False) -> float:
    """An upper limit of `steps`, found without looking at each corner; higher if it has to be feared `is_tangle`.

    `down` is the shape's total vertical length, in pictures.
    """
    if shape.pieces * sides <= FEW:
        return 0
    in_a_row = _LONGEST if is_tangle else min(_LONGEST, shape.pieces * sides * (1 + _MOST_ALONG))
    rows = down * ROWS + (1 if is_tangle else 1 + 2 * _BAND) * shape.pieces
    return rows * sides * (1 + _MOST_ALONG) * in_a_row


def _note(lines: Iterable[tuple[Point, Point]], bands: list[float]) -> None:
    """Add to `bands` how often lines cross their rows, as differences from one band to the next."""
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
