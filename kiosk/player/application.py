"""The player's Qt application: from the first thing on the screen to the exit code."""

import logging
import sys
from collections.abc import Callable
from contextlib import closing

from PySide6.QtGui import QGuiApplication, QIcon

from kiosk import paths
from kiosk.player.content import Content
from kiosk.player.environment import Environment
from kiosk.player.first_frame import FirstFrame
from kiosk.process import relaunch
from kiosk.qt.messages import qt_messages_logged
from kiosk.qt.one_thread import paint_with_one_thread
from kiosk.qt.signals import ended_by
from kiosk.session.event import Event
from kiosk.supervisor.exits import ENDED, WITHOUT_GPU
from kiosk.supervisor.heartbeat import Heartbeat
from kiosk.system.memory import return_large_blocks

_log = logging.getLogger(__name__)


def run(
    environment: Environment,
    content: Content,
    heartbeat: Heartbeat,
    listener: Callable[[Event], None],
    when_ready: Callable[[], object],
) -> int:
    """Play until it is ended, and return the exit code.

    `when_ready` is called once, after the first frame with the deck.
    """
    return_large_blocks()
    paint_with_one_thread()
    application = QGuiApplication(sys.argv[:1])
    application.setApplicationName("kiosk")
    application.setDesktopFileName("kiosk")
    with qt_messages_logged(), closing(FirstFrame(environment, content)) as first_frame:
        # Only now what takes long to load.
        from PySide6.QtQuick import QQuickWindow  # noqa: PLC0415

        from kiosk.player.show import GraphicsFailedError, Show  # noqa: PLC0415
        from kiosk.qt.graphics import choose_backend  # noqa: PLC0415

        # Not the SVG: X11 would scale its large size down for the small ones.
        application.setWindowIcon(QIcon(str(paths.ICONS / "kiosk.ico")))
        choose_backend(content.settings.backend, [*relaunch.command(), "probe-graphics"])
        content.screen.drawing = "software" if QQuickWindow.sceneGraphBackend() == "software" else "gpu"

        def ready() -> None:
            first_frame.drawn(show)
            when_ready()

        try:
            with (
                ended_by(application, ENDED),
                closing(Show(application, environment, content, heartbeat, listener, ready)) as show,
            ):
                return show.play()
        except GraphicsFailedError as error:
            if content.settings.backend == "software":
                raise
            _log.warning("the graphics card cannot draw (%s): starting again without it", error)
            return WITHOUT_GPU
