"""Stands in for a desktop's screen saver and logind on a bus. Prints who asked for what, and when it ended.

Like the real one, `logind` passes one end of a pipe; it reads the end of the file when nobody holds it any more.
"""

import os
import sys
import threading
from typing import Any

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusUnixFileDescriptor

named: Any = ClassInfo  # PySide's type stubs are wrong


def say(line: str) -> None:
    print(line, flush=True)


@named({"D-Bus Interface": "org.freedesktop.ScreenSaver"})
class ScreenSaver(QObject):
    @Slot(str, str, result="uint")
    def Inhibit(self, who: str, _why: str) -> int:
        say(f"screen saver: {who}")
        return 7


@named({"D-Bus Interface": "org.freedesktop.login1.Manager"})
class Logind(QObject):
    @Slot(str, str, str, str, result="QDBusUnixFileDescriptor")
    def Inhibit(self, what: str, who: str, _why: str, mode: str) -> QDBusUnixFileDescriptor:
        say(f"logind: {who} {what} {mode}")
        ours, theirs = os.pipe()
        threading.Thread(target=self._wait, args=(ours, what), daemon=True).start()
        end = QDBusUnixFileDescriptor(theirs)
        os.close(theirs)
        return end

    def _wait(self, ours: int, what: str) -> None:
        os.read(ours, 1)
        say(f"logind: let go of {what}")


application = QCoreApplication(sys.argv)
bus = QDBusConnection.sessionBus()
saver, logind = ScreenSaver(), Logind()
slots = QDBusConnection.RegisterOption.ExportAllSlots
for service, path, thing in (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", saver),
    ("org.freedesktop.login1", "/org/freedesktop/login1", logind),
):
    assert bus.registerObject(path, thing, slots)
    assert bus.registerService(service)
say("there")
application.exec()
