"""How large a screen is taken to be, where no setting says it."""

from math import hypot

import pytest

from kiosk.settings import Settings
from kiosk.settings.diagonal import reported_in, usual_in

FHD = 1920, 1080


@pytest.mark.parametrize(
    ("px", "mm", "inches"),
    [
        (FHD, (531, 299), 24.0),
        ((3840, 2160), (1210, 680), 54.6),
        ((1024, 600), (154, 86), 6.9),
        ((1080, 1920), (531, 299), 24.0),  # turned, and reported as it is
        ((1024, 768), (304.1, 228.1), 15.0),
    ],
)
def test_a_size_that_can_be_true_counts(px: tuple[int, int], mm: tuple[float, float], inches: float) -> None:
    assert reported_in(px, mm) == inches


@pytest.mark.parametrize(
    ("px", "mm"),
    [
        (FHD, (0, 0)),
        (FHD, (531, 0)),
        (FHD, (160, 90)),  # 16:9, in the field for a size
        (FHD, (16, 9)),
        ((1920, 1200), (1600, 1000)),
        (FHD, (508, 286)),  # 96 dots per inch: X has made it up
        (FHD, (508.0, 285.75)),
        (FHD, (700, 300)),  # pixels would not be square
        (FHD, (80, 45)),  # too small
        (FHD, (5000, 2812)),  # too large
        (FHD, (-531, -299)),
    ],
)
def test_a_size_that_cannot_be_true_does_not(px: tuple[int, int], mm: tuple[float, float]) -> None:
    assert reported_in(px, mm) is None


@pytest.mark.parametrize(
    ("px", "inches"),
    [(FHD, 43), ((3840, 2160), 43), ((1366, 768), 15.6), ((768, 1366), 15.6), ((1024, 600), 7), ((640, 480), 10.1)],
)
def test_else_the_pixels_tell(px: tuple[int, int], inches: float) -> None:
    assert usual_in(px) == inches


def test_every_guess_could_be_reported() -> None:
    for px in ((800, 480), (1024, 600), (1280, 800), FHD, (3840, 2160)):
        inches = usual_in(px)
        mm = tuple(25.4 * inches * side / hypot(*px) for side in px)
        assert reported_in(px, (mm[0], mm[1])) == inches


def test_where_there_is_no_screen_it_is_the_usual_one() -> None:
    assert Settings().diagonal_in == 43
    assert Settings(screen_diagonal_in=10.1).diagonal_in == 10.1
