"""Signals of the operating system that ask the program to end."""

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication


@contextmanager
def ended_by(application: QGuiApplication, code: int) -> Iterator[None]:
    """While in here SIGTERM and SIGINT end the event loop with an exit code."""
    # Python sees a signal only between its own steps: a socket wakes Qt.
    reader, writer = socket.socketpair()
    for end in (reader, writer):
        end.setblocking(False)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read)

    def leave(*_: object) -> None:
        application.exit(code)  # not quit(): that asks the window first, and a fullscreen one refuses

    def note(_number: int, _frame: FrameType | None) -> None:
        """The wake-up socket does the work."""

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
