"""The slides of the attract loop at any age: no test depends on when a frame comes."""

from PySide6.QtQuick import QQuickItem


def at_age(slide: QQuickItem, ms: int) -> None:
    """The slide as it is so long after it has come in, and no further."""
    for clock in (child for child in slide.children() if child.property("property") == "age"):
        clock.setProperty("running", False)
    slide.setProperty("age", ms)
