"""Where illustrations stand: the space is filled, the focus seen."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.pictures.crop import Placement, drawn, middle_of_focus, photo, quiet

SIDES = st.floats(50, 8000)
NEAR = 1e-6


@given(SIDES, SIDES)
def test_a_drawn_picture_is_never_bent_and_reaches_right_and_bottom(width: float, height: float) -> None:
    place = drawn(width, height)
    assert abs(place.width / place.height - 1.6) < NEAR
    assert place.x + place.width >= width * (1 - NEAR)
    assert place.y + place.height >= height * (1 - NEAR)


@given(SIDES, st.floats(1, 4))
def test_a_wide_space_shows_the_whole_focus_but_for_a_tenth(height: float, aspect: float) -> None:
    width = height * aspect
    place = drawn(width, height)
    assert place.y <= NEAR * height
    assert min(height - place.y, place.height) / place.height >= 0.9 - NEAR
    assert place.x + 0.6 * place.height >= -NEAR * width, "the focus begins in sight"


@given(SIDES, st.floats(1, 3))
def test_a_tall_space_is_filled_by_three_quarters_at_least(width: float, aspect: float) -> None:
    height = width * aspect
    place = drawn(width, height)
    assert place.x <= NEAR * width
    assert place.height >= 0.75 * height * (1 - NEAR)
    shown = width / place.height
    assert shown >= min(1, width / (0.75 * height)) - NEAR


def test_examples() -> None:
    assert drawn(1000, 1000) == Placement(-600, 0, 1600, 1000)
    assert drawn(1440, 900) == Placement(0, 0, 1440, 900)
    assert drawn(3600, 900) == Placement(2000, -100, 1600, 1000)
    assert drawn(1000, 1200) == Placement(-600, 200, 1600, 1000)


def test_the_quiet_corner_grows_with_the_space() -> None:
    assert quiet(1600, 1000) == (600, 660)
    assert quiet(3600, 900) == (2600, 560)
    assert quiet(900, 1600) == (0, 0)


@given(SIDES, SIDES, SIDES, SIDES)
def test_a_photo_covers_any_space_from_its_middle(
    width: float, height: float, own_width: float, own_height: float
) -> None:
    place = photo(width, height, own_width, own_height)
    assert place.x <= NEAR * width
    assert place.y <= NEAR * height
    assert abs(place.x + place.width / 2 - width / 2) < NEAR * max(width, place.width)
    assert abs(place.y + place.height / 2 - height / 2) < NEAR * max(height, place.height)


@given(SIDES, SIDES)
def test_the_middle_of_the_focus_is_in_sight(width: float, height: float) -> None:
    place, (across, down) = drawn(width, height), middle_of_focus(width, height)
    assert abs(place.x + 1.1 * place.height - across * width) < NEAR * max(width, height)
    assert abs(place.y + place.height / 2 - down * height) < NEAR * max(width, height)
    assert 0 < across < 1
    assert 0 < down < 1
