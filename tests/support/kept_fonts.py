"""Keeps the typeface's sizes loaded, so that windows of many sizes do not load them again and again.

Qt keeps about eighty sizes besides those in use, counting 100 kB for each, and drops all others whenever one more is
loaded. One visitor needs fewer; a test that walks over screens, languages and sizes of text loads the same one seventy
times, which was a third of its time.
"""

from PySide6.QtGui import QFont, QFontMetricsF

from kiosk.qt import fonts
from kiosk.text.typeface import FAMILY

# Each weight and the px of its letters: what is larger is seldom needed twice.
_SIZES = {
    QFont.Weight.Normal: range(10, 120),
    QFont.Weight.Bold: range(10, 120),
    QFont.Weight.ExtraBold: range(10, 260),
}
_ONE_OF_EACH_SCRIPT = "aб1"
_kept: list[tuple[QFont, QFontMetricsF]] = []


def keep() -> None:
    """Load them, unless they are loaded. A kiosk must have been built."""
    if fonts._of_deck:
        _kept.clear()  # with each font that is added or removed, Qt forgets all
    elif not _kept:
        _kept.extend(_loaded(weight, px) for weight, sizes in _SIZES.items() for px in sizes)


def _loaded(weight: QFont.Weight, px: int) -> tuple[QFont, QFontMetricsF]:
    font = QFont(FAMILY, weight=weight)
    font.setPixelSize(px)
    metrics = QFontMetricsF(font)
    metrics.horizontalAdvance(_ONE_OF_EACH_SCRIPT)
    return font, metrics
