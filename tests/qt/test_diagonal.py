"""A screen is asked for its size; what it says that cannot be true is not believed."""

import logging
from dataclasses import dataclass
from typing import cast

import pytest
from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QScreen

from kiosk.qt.diagonal import diagonal_of


@dataclass
class FakeScreen:
    """One of 1024x600 pixels, of which two by two make a px."""

    mm: tuple[float, float]

    def size(self) -> QSize:
        return QSize(512, 300)

    def devicePixelRatio(self) -> float:
        return 2

    def physicalSize(self) -> QSizeF:
        return QSizeF(*self.mm)


@pytest.mark.parametrize(("mm", "inches", "why"), [((222, 130), 10.1, "as it reports"), ((0, 0), 7, "from its pixels")])
def test_the_screen_is_asked_and_the_log_says_what_counts(
    mm: tuple[float, float], inches: float, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        assert diagonal_of(cast("QScreen", FakeScreen(mm))) == inches
    assert f"{inches:g} inches, {why}" in caplog.text
