"""Points along a path reach as far as Qt draws it."""

import random
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtSvg import QSvgRenderer

from kiosk.pictures.svg.curves import points, span
from kiosk.pictures.svg.outline import steps
from kiosk.pictures.svg.reading import SVG

TAKES = {"c": 6, "s": 4, "q": 4, "t": 2, "l": 2, "h": 1, "v": 1, "z": 0}
CLOSE = 0.02  # of the larger side: a curve is looked at in 16 parts


def path(chance: random.Random) -> str:
    def some(count: int, least: int = -300) -> str:
        return " ".join(f"{chance.uniform(least, 300):.2f}" for _ in range(count))

    said = f"M{some(2)}"
    for _ in range(chance.randrange(1, 5)):
        kind = chance.choice("aAcCsSqQtTlLhHvVz")
        arc = f"{some(2, 1)} {some(1)} {chance.randrange(2)} {chance.randrange(2)} {some(2)}"
        said += kind + (arc if kind in "aA" else some(TAKES[kind.lower()]))
    return said


@pytest.mark.parametrize("number", range(200))
def test_a_path_reaches_as_far_as_it_is_drawn(qapp: QGuiApplication, number: int) -> None:  # noqa: ARG001
    said = path(random.Random(number))
    document = f'<svg xmlns="{SVG}" viewBox="0 0 9 9"><path id="p" d="{said}"/></svg>'
    drawn = QSvgRenderer(document.encode()).boundsOnElement("p")
    there = points(ET.fromstring(document)[0])  # noqa: S314 - ours
    xs, ys = [x for x, _ in there], [y for _, y in there]
    slack = CLOSE * max(drawn.width(), drawn.height(), 1)
    assert (min(xs), min(ys), max(xs), max(ys)) == pytest.approx(drawn.getCoords(), abs=slack), said


def test_an_arcs_flags_need_no_space_and_what_is_no_arc_ends_the_path() -> None:
    ((kind, start, values),) = steps("a5 6 30 01.5.5 N 7")
    assert (kind, start, values) == ("A", (0, 0), [5, 6, 30, 0, 1, 0.5, 0.5])
    assert list(steps(f"a{'1' * 5_000}")) == []  # tried in every way to part them, these digits would take years


@pytest.mark.parametrize(
    ("shape", "long"),
    [
        ("<circle r='10'/>", 62.83),
        ("<ellipse rx='30' ry='10'/>", 133.65),
        ("<rect width='10' height='20'/>", 60),
        ("<rect width='10' height='20' rx='9' ry='5'/>", 51.42),
        ("<line x2='3' y2='4'/>", 5),
        ("<polyline points='0,0 30,0 30,40'/>", 70),
        ("<polygon points='0,0 30,0 30,40'/>", 120),
        ("<path d='M0 0h30v40z'/>", 120),
        ("<path d='M0 0h10M50 50v5m9 9h1'/>", 16),
        ("<path d='M0 0a10 10 0 0 1 20 0'/>", 31.42),
        ("<path d=''/>", 0),
    ],
)
def test_how_long_an_outline_is(shape: str, long: float) -> None:
    assert span(ET.fromstring(f"<svg xmlns='{SVG}'>{shape}</svg>")[0]) == pytest.approx(long, rel=0.005)  # noqa: S314
