"""How slow this machine is just now: limits in seconds are for a quiet one with two cores."""

import subprocess
import sys
import time
from statistics import median

_QUIET_S = 0.2  # an empty QML window, from the start of Python to its first frame, on two quiet cores
_EMPTY = """
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
application = QGuiApplication(["-platform", "offscreen"])
QQuickWindow.setSceneGraphBackend("software")
engine = QQmlApplicationEngine()
engine.loadData(b"import QtQuick; Window { width: 1920; height: 1080; visible: true; color: 'teal' }")
engine.rootObjects()[0].frameSwapped.connect(application.quit)
application.exec()
"""


def slowness() -> float:
    """How many times as long as on a quiet machine an empty window takes; at least 1."""
    return max(1.0, median(_seconds() for _ in range(5)) / _QUIET_S)


def _seconds() -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", _EMPTY], check=True, env={"QT_QPA_PLATFORM": "offscreen"})
    return time.perf_counter() - begun
