"""Ends the program on signals of the operating system."""

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication


@contextmanager
def ended_by(application: QGuiApplication, code: int) -> Iterator[None]:
    """Inside this context, SIGTERM and SIGINT end the event loop with an exit code."""
    # Python handles a signal only between its own instructions, so a socket wakes Qt's event loop.
    reader, writer = socket.socketpair()
    for end in (reader, writer):
        end.setblocking(False)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read)

    def leave(*_: object) -> None:
        application.exit(code)  # not quit(): that asks the window first, and a guarded window refuses

    def note(_number: int, _frame: FrameType | None) -> None:
        """Do nothing: the wake-up socket does the work."""

    notifier.activated.connect(leave)
    before_fd = signal.set_wakeup_fd(writer.fileno())
    before = {number: signal.signal(number, note) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(before_fd)
        notifier.setEnabled(False)
        reader.close()
        writer.close()
