"""How long the kiosk takes from its command to the first frame with the deck, beside what Python and Qt take alone."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import PySide6

from bench.report import figure, several

_WARM, _COLD = 7, 3
PLAY = ("run", "--backend", "software", "--events", "/dev/stdout")
KIOSK = (sys.executable, "-m", "kiosk", *PLAY)
_IMPORT = (sys.executable, "-c", "import PySide6.QtQuick; print('ready', flush=True)")
_EMPTY = (
    sys.executable,
    "-c",
    """
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
application = QGuiApplication([])
QQuickWindow.setSceneGraphBackend("software")
engine = QQmlApplicationEngine()
engine.loadData(b"import QtQuick; Window { width: 1920; height: 1080; visible: true; color: 'teal' }")
engine.rootObjects()[0].frameSwapped.connect(lambda: print("ready", flush=True))
application.exec()
""",
)


def main(_size: str) -> None:
    """Measure and print."""
    runs = [[seconds(what) for what in (_IMPORT, _EMPTY, KIOSK)] for _ in range(1 + _WARM)]
    imports, empty, kiosk = zip(*runs[1:], strict=True)  # in the first all was compiled
    several("import PySide6.QtQuick alone", imports, "s", "to compare with")
    several("an empty QML window", empty, "s", "to compare with")
    several("start to ready, warm", kiosk, "s", "standard: 1 s")
    ratios = [ours / plain for ours, plain in zip(kiosk, empty, strict=True)]
    several("start to ready, warm", ratios, "x the empty window", "aim: 3 x")
    cold = [_cold_seconds() for _ in range(_COLD)]
    several("start to ready, cold", cold, "s", "aim: 5 s; nothing compiled, files not in memory")
    figure("start to ready, cold", min(cold) / min(kiosk), "x warm, best of each", "no standard")


def seconds(command: tuple[str, ...], environment: Mapping[str, str] = os.environ) -> float:
    """From the start of `command` to the line that says ready."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout
    ready = any("ready" in line for line in process.stdout)
    taken = time.perf_counter() - begun
    process.terminate()
    process.communicate()
    if not ready:
        raise RuntimeError(f"never ready: {' '.join(command)}")
    return taken


def _cold_seconds() -> float:
    """The first start ever: no Python, no QML compiled, and the files let go of memory as far as the system does."""
    for folder in (Path(PySide6.__file__).parent, Path("kiosk"), Path("data"), Path("resources")):
        for file in folder.rglob("*"):
            if file.is_file():
                with file.open("rb") as opened:
                    os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    with tempfile.TemporaryDirectory() as fresh:
        return seconds(KIOSK, {**os.environ, "PYTHONPYCACHEPREFIX": f"{fresh}/python", "XDG_CACHE_HOME": fresh})


if __name__ == "__main__":
    main(*sys.argv[1:])
