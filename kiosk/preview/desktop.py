"""A window for editors: an application that draws, its words, and its end."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import PySide6.QtQuick  # noqa: F401 - without it the root object would be a plain QWindow
from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication, QIcon

from kiosk import paths
from kiosk.player.assembly import settle_here
from kiosk.process import logs, relaunch
from kiosk.qt.garbage import GarbageCollector
from kiosk.qt.graphics import choose_backend
from kiosk.qt.messages import qt_messages_logged
from kiosk.qt.one_thread import paint_with_one_thread
from kiosk.qt.signals import ended_by
from kiosk.settings import Settings
from kiosk.supervisor.exits import ENDED
from kiosk.system import display, requirements
from kiosk.yamlfiles import read

_STATE = "editing"  # the subfolder of the state folder for these windows


@contextmanager
def desktop(settings: Settings) -> Iterator[QGuiApplication]:
    """Inside this context there is an application for windows, and a log. Raises CannotStartError without a screen."""
    display.require_screen()
    requirements.require_libraries()
    with logs.logging_to(paths.state_folder() / _STATE, settings.log_level):
        paint_with_one_thread()
        application = QGuiApplication(sys.argv[:1])
        application.setApplicationName("kiosk")
        application.setDesktopFileName("kiosk")
        application.setWindowIcon(QIcon(str(paths.ICONS / "kiosk.ico")))
        choose_backend(settings.backend, [*relaunch.command(), "probe-graphics"])
        with qt_messages_logged(), ended_by(application, ENDED):
            _collector = GarbageCollector()  # before the first thread starts
            settle_here()
            yield application


def words() -> Mapping[str, Mapping[str, str]]:
    """What the windows say, by language; English has every word."""
    said: dict[str, Mapping[str, str]] = {}
    for file in sorted(paths.EDITOR_WORDS.glob("*.yaml")):
        data = read(file).data
        assert isinstance(data, dict)
        said[file.stem] = {name: str(word) for name, word in data.items()}
    return said


def own_language() -> str:
    """The code of the language that the editor's computer speaks."""
    named = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return (named or QLocale.system().name()).partition("_")[0].partition(".")[0]
