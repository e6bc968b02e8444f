"""The touchscreen of all tests."""

from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

_device: QPointingDevice | None = None


def touch_device() -> QPointingDevice:
    """One touchscreen for the whole run, because Qt keeps every device forever."""
    global _device  # noqa: PLW0603
    if _device is None:
        _device = QTest.createTouchDevice()
    return _device
