"""What is quickly found out about an SVG is never less than what is so: no crossing and no long number is missed."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.pictures import svg
from kiosk.pictures.svg import crossings
from kiosk.pictures.svg.numbers import require_small
from kiosk.pictures.svg.outline import outline
from kiosk.pictures.svg.reading import SVG
from kiosk.pictures.svg.shapes import MAX_NUMBER, Matrix, UnusableError

_NINE_FACTS = Path(__file__).parents[2] / "data" / "nine-facts" / "illustrations"
_PLACES = st.tuples(st.floats(-300, 300), st.floats(-300, 300))


@given(st.lists(_PLACES, min_size=2, max_size=60), st.sampled_from([1, 2]), st.floats(-3, 3), st.floats(-3, 3))
def test_lines_never_cross_a_row_more_often_than_is_thought(
    corners: list[tuple[float, float]], sides: int, b: float, d: float
) -> None:
    shape = outline(ET.Element(f"{{{SVG}}}polygon", {"points": " ".join(f"{x:f},{y:f}" for x, y in corners)}))
    assert shape
    down = (abs(b) * shape.across + abs(d) * shape.down) / 100
    most = crossings.most_steps(shape, down, sides)
    assert crossings.steps(shape, Matrix(b=b, d=d), 0, 100, sides) <= most + 1e-6


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(["{:f}", "{:e}", "{:g}", "{!r}"]))
def test_no_number_is_too_large_unseen(number: float, form: str) -> None:
    said = f"M0.1234567 0L{form.format(number)} 1.5.1234567"
    if abs(float(form.format(number))) <= MAX_NUMBER:
        require_small(said)
    else:
        with pytest.raises(UnusableError, match="beyond"):
            require_small(said)


@pytest.mark.parametrize("name", ["cover.svg", "justice.svg"])
def test_without_its_documents_the_same_is_found_out(name: str) -> None:
    data = (_NINE_FACTS / name).read_bytes()
    whole, quick = svg.parse(data, advise=True), svg.parse(data, advise=True, draw=False)
    assert (quick.whole, quick.layers) == (b"", (b"", b"", b""))
    assert (quick.parts, quick.lights, quick.slips, quick.words) == (
        whole.parts,
        whole.lights,
        whole.slips,
        whole.words,
    )
    assert quick.has_quiet_side == whole.has_quiet_side
