"""The rules of a small deck's sessions."""

from kiosk.session.aids import Aids, Contrast, TextSize
from kiosk.session.state import Rules

RULES = Rules(
    page_ids=("cover", "one", "two", "three"),
    languages=("ky", "ru", "en"),
    dwell_ms=(8000, 6000, 7000, 3000),
    idle_ms=(60_000, 70_000, 60_000, 90_000),
)


def aided(*, large: bool = False, contrast: bool = False) -> Aids:
    """What a visitor has chosen who wants larger text, or high contrast."""
    return Aids(TextSize.LARGEST if large else TextSize.USUAL, Contrast.LIGHT if contrast else Contrast.USUAL)
