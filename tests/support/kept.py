"""A drawing that is kept as it was painted."""

from dataclasses import replace

from kiosk.qt.painting import Order
from support.files import MOVING

LIGHT = MOVING.replace(
    '<g id="sway-reed"', '<path id="run-way" d="M0 0L100 100" fill="none" stroke="#ffffff"/><g id="sway-reed"'
)


def sizes(order: Order, count: int) -> list[Order]:
    """The same in so many widths."""
    return [replace(order, size=(320 + number, 180)) for number in range(count)]
