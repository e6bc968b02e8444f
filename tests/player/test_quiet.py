"""A picture that Qt complains of shape by shape does not fill the log: 5 MB of it are all there is."""

from collections.abc import Callable
from pathlib import Path

from support.driver import Screen

from kiosk.deck import Deck, Illustration
from kiosk.qt.painting import Order, paint

_BROKEN = '<path d="M0 0L9 9 A1 1 1"/>'  # and more groups within each other than Qt draws
_BROKEN += "<g>" * 40 + '<path d="M0 0H9"/>' + "</g>" * 40


def test_qt_says_nothing_of_the_shapes_in_a_drawing(
    open_screen: Callable[..., Screen], plain_deck: Deck, tmp_path: Path
) -> None:
    """With the warning the strict tests fail: its handler hears what the log would."""
    open_screen(plain_deck)
    file = tmp_path / "broken.svg"
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90">{_BROKEN}</svg>', encoding="utf-8")
    order = Order(Illustration(file, has_quiet_side=False), "#6A2E4F", (90, 90), layered=False)
    assert len(paint(order).layers) == 1
