"""Where illustrations stand: the space is always covered, the core of the focus always seen."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.crop import Placement, drawn, photo

SIDES = st.floats(50, 8000)


def covers(place: Placement, width: float, height: float) -> bool:
    slack = 1e-6 * max(width, height)
    return (
        place.x <= slack
        and place.y <= slack
        and place.x + place.width >= width - slack
        and place.y + place.height >= height - slack
    )


@given(SIDES, SIDES, st.booleans())
def test_a_drawn_picture_covers_any_space_unbent(width: float, height: float, wide: bool) -> None:
    place = drawn(width, height, wide)
    assert covers(place, width, height)
    assert abs(place.width / place.height - 1.6) < 1e-9


@given(SIDES, st.floats(0.5, 1.6))
def test_the_core_of_the_focus_is_seen_on_every_card(height: float, aspect: float) -> None:
    width = height * aspect
    place = drawn(width, height, wide=False)
    scale = place.height / 1000
    top, bottom = place.y + 150 * scale, place.y + 850 * scale
    assert top >= -1e-6 * height
    assert bottom <= height * (1 + 1e-6)
    if aspect >= 0.7:
        assert place.x + 750 * scale >= -1e-6 * width
        assert place.x + 1450 * scale <= width * (1 + 1e-6)


def test_a_wide_room_shows_the_whole_width() -> None:
    assert drawn(1600, 900, wide=True) == Placement(0, -50, 1600, 1000)


def test_a_square_shows_the_focus() -> None:
    assert drawn(1000, 1000, wide=False) == Placement(-600, 0, 1600, 1000)


@given(SIDES, SIDES, SIDES, SIDES)
def test_a_photo_covers_any_space_from_its_middle(
    width: float, height: float, own_width: float, own_height: float
) -> None:
    place = photo(width, height, own_width, own_height)
    assert covers(place, width, height)
    assert abs(place.x + place.width / 2 - width / 2) < 1e-6 * max(width, place.width)
