"""Bands of ornament as they are painted: whole motifs in one colour, and nothing where there is no such band."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage

from kiosk.qt.canvas import bounds
from kiosk.qt.ornaments import MOTIFS, Ornaments


def asked(name: str) -> QImage:
    return Ornaments().requestImage(name, QSize(), QSize())


@pytest.mark.parametrize("motif", MOTIFS)
def test_a_band_repeats_one_motif_from_end_to_end(motif: str) -> None:
    cell, height = 2 * round(MOTIFS[motif].width), 48
    image = asked(f"{motif}/d09030/{10 * cell}x{height}")
    over = MOTIFS[motif].over(height)
    assert image.size() == QSize(10 * cell + 2 * over, height)
    cells = [image.copy(QRect(over + number * cell, 0, cell, height)) for number in range(1, 9)]
    assert all(one == cells[0] for one in cells)
    drawn = bounds(cells[0])
    assert drawn.height() > 0.15 * height
    assert drawn.width() > 0.4 * cell
    colours = {image.pixelColor(x, y).rgba() for x in range(cell) for y in range(height)}
    assert {QColor("#d09030").rgba(), 0} < colours


@pytest.mark.parametrize("motif", MOTIFS)
@pytest.mark.parametrize("height", [9, 15, 30])
def test_a_band_is_stretched_to_its_size_and_cut_nowhere(motif: str, height: int) -> None:
    width = round(10.4 * MOTIFS[motif].width * height / 24)
    assert MOTIFS[motif].count(width, height) == 10
    image = asked(f"{motif}/d09030/{width}x{height}")
    drawn, right, bottom = bounds(image), image.width() - 1, height - 1
    assert abs(drawn.left() - (right - drawn.right())) <= 1  # begins as it ends
    rim = [(x, y) for x in range(image.width()) for y in (0, bottom)] + [
        (x, y) for x in (0, right) for y in range(height)
    ]
    assert (
        max(image.pixelColor(x, y).alpha() for x, y in rim) < 0xFF
    )  # the last of a round end, and no line that is cut


def test_a_colour_may_let_the_ground_through_and_does_so_evenly() -> None:
    image = asked("tumar/80ffffff/560x30")  # its motifs touch
    most = max(image.pixelColor(x, y).alpha() for x in range(560) for y in range(30))
    assert most == 0x80


@pytest.mark.parametrize(
    "name",
    [
        *("", "tumar", "tumar/ffffff", "rose/ffffff/100x20", "tumar/white/100x20", "tumar/ffffff/100x20/more"),
        *("tumar/ffffff/0x20", "tumar/ffffff/100x0", "tumar/ffffff/-1x20", "tumar/ffffff/8193x20"),
        *("tumar/ffffff/20x8193", "tumar/ffffff/9999999999x20", "tumar/fffffff/20x20"),
    ],
)
def test_what_is_no_band_is_clear_and_costs_nothing(name: str) -> None:
    image = asked(name)
    assert image.size() == QSize(1, 1)
    assert image.pixelColor(0, 0).alpha() == 0
