"""The palette's contrast, against the figures of the art direction."""

import pytest

from kiosk.deck.colours import PALETTE, contrast, readable


@pytest.mark.parametrize(
    ("colour", "ground", "ratio"),
    [("ink", "felt", 12.7), ("plum", "felt", 8.2), ("walnut", "felt", 6.9), ("madder", "felt", 5.1),
     ("juniper", "felt", 5.1), ("lake", "felt", 4.8), ("saffron", "felt", 1.8), ("rose", "ink", 8.4),
     ("saffron", "ink", 7.0)],
)  # fmt: skip
def test_contrast(colour: str, ground: str, ratio: float) -> None:
    assert contrast(PALETTE[colour], PALETTE[ground]) == pytest.approx(ratio, abs=0.06)


def test_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_the_first_readable_colour_is_taken_else_the_best() -> None:
    assert readable("#FFFFFF", "#FFFF00", "#333333", "#000000") == "#333333"
    assert readable("#777777", "#787878", "#FFFFFF") == "#FFFFFF"
