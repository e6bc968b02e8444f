"""Charts for the panel, drawn while the pages' pictures are painted on another thread."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import threading
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from kiosk.qt import canvas
from kiosk.bridge.charts import Charts
from kiosk.pictures.crop import Placement
from support.files import PICTURE

application = QGuiApplication(["kiosk", "-platform", "offscreen"])
charts = Charts()
name = charts.show([PICTURE])[0].rpartition("/")[2]
place = Placement(0, 0, 4, 4)
image = canvas.blank(QSize(4, 4), "")

def draw():
    for _ in range(1000):
        assert charts.requestImage(name, QSize(), QSize(4, -1)).width() == 4

def paint():
    for _ in range(1000):
        canvas.draw(PICTURE.encode(), place, place, image, 0)

threads = [threading.Thread(target=work) for work in (draw, paint)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def test_charts_and_pictures_are_drawn_at_once_and_neither_waits_for_ever() -> None:
    tests = Path(__file__).parents[1]
    # In a process of its own, for threads that wait for each other cannot be ended.
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], timeout=300, check=False, capture_output=True, text=True, cwd=tests
    )
    assert (done.returncode, done.stderr) == (0, "")
