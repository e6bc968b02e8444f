"""What is loaded for a start and stays: each module more costs time before the first frame, and memory for good."""

import os
import subprocess
import sys
from pathlib import Path

from support.command import home

# What only a check of files, a command or the operator needs.
NOT_LOADED = {
    *(
        "pydantic",
        "pydantic_core",
        "yaml",
        "typer",
        "rich",
        "argon2",
        "cffi",
        "PIL.Image",
        "markdown_it",
        "email",
        "html",
        "csv",
    ),
    *("asyncio", "http", "ssl", "unittest", "concurrent.futures.process", "multiprocessing", "xml.dom"),
    *(
        "kiosk.cli.commands",
        "kiosk.deck.load",
        "kiosk.deck.markdown",
        "kiosk.deck.form",
        "kiosk.deck.forms",
        "kiosk.deck.advice",
        "kiosk.check",
    ),
    *("kiosk.settings.files", "kiosk.settings.form", "kiosk.hours.form", "kiosk.yamlfiles"),
    *("kiosk.operator.service", "kiosk.operator.self_test", "kiosk.operator.diagnosis", "kiosk.operator.pin.hashing"),
    *("kiosk.deck.markdown", "markdown_it"),
    *("kiosk.report.charts", "kiosk.report.page", "kiosk.report.files", "kiosk.render", "kiosk.film", "kiosk.licences"),
    *("kiosk.supervisor.watch", "kiosk.supervisor.machine", "kiosk.pictures.photos.decoding"),
    *("PySide6.QtOpenGL", "PySide6.QtNetwork"),  # there are empty ones in their place, which were never loaded
}
SUPERVISOR = {
    *("kiosk", "kiosk.__main__", "kiosk.problems", "kiosk.process", "kiosk.process.relaunch"),
    *("kiosk.process.single_instance", "kiosk.system", "kiosk.system.files", "kiosk.supervisor"),
    *(
        f"kiosk.supervisor.{name}"
        for name in ("exits", "heartbeat", "machine", "player", "safe_mode", "systemd", "watch")
    ),
}
PLAYED = """
import linecache
import sys
import kiosk.qt  # as kiosk/player/player.py does, before anything else of Qt
from PySide6.QtCore import QTimer
from kiosk import cli
from kiosk.painter.client import THE_PAINTER
from kiosk.player.show import Show
from kiosk.qt.illustrations import Illustrations
ready, ask = Show._ready, Illustrations.ask
asked = []
def loaded():
    return sorted(name for name, module in sys.modules.items() if getattr(module, "__spec__", None))
def asking(*given):
    asked.append(given)
    return ask(*given)
def noted(show):
    print(len(asked), THE_PAINTER.number, *linecache.cache)
    ready(show)
    print(*loaded())
    QTimer.singleShot(int(sys.argv[1]), lambda: (print(*loaded()), show._application.exit(5)))
Show._ready, Illustrations.ask = noted, asking
cli.main(["play", "--backend", "software", "--windowed", "640x400"])
"""


def second_start(tmp_path: Path, later_ms: int) -> tuple[str, set[str], set[str]]:
    """What was asked for until the first frame with the deck; the modules then, and some ms later."""
    environment = {**os.environ, **home(tmp_path), "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    for _ in range(2):
        command = [sys.executable, "-c", PLAYED, str(later_ms)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 5, done.stderr
    asked, first, later = done.stdout.splitlines()
    return asked, set(first.split()), set(later.split())


def test_a_player_that_knows_its_deck_loads_and_paints_only_what_shows_it(tmp_path: Path) -> None:
    asked, first, later = second_start(tmp_path, 1000)
    assert asked == "1 None", "one picture, no painter to paint it, and no source of a module read by PySide"
    assert later & NOT_LOADED == set()
    assert "kiosk.qt.painting" in first
    assert first & {"kiosk.pictures.svg.parsing", "xml.etree.ElementTree", "pyexpat"} == set(), "nothing is drawn anew"
    assert {name for name in first if name.startswith("kiosk.")} <= later


def test_the_supervisor_loads_only_what_starts_and_watches() -> None:
    code = "import sys, kiosk.__main__, kiosk.supervisor.watch; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found = set(done.stdout.split())
    assert {name for name in found if name.partition(".")[0] == "kiosk"} == SUPERVISOR
    assert found & {"asyncio", "multiprocessing", "sqlite3", "ctypes", "json", "tempfile", "shutil"} == set()


def test_a_poster_is_there_before_qt_quick_and_all_that_needs_it() -> None:
    code = "import sys, kiosk.qt, kiosk.player.application; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found = set(done.stdout.split())
    assert "kiosk.qt.poster" in found
    assert found & {"PySide6.QtQml", "PySide6.QtQuick", "kiosk.bridge", "kiosk.player.show"} == set()


SELDOM = """
import gc
from kiosk import cli
from kiosk.player.player import Player
Player.run = lambda _: print(gc.get_threshold()[0])
print(gc.get_threshold()[0])
cli.main(["play"])
"""


def test_python_looks_for_garbage_seldom_while_modules_are_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", SELDOM], capture_output=True, text=True, check=True)
    before, now = map(int, done.stdout.split())
    assert now > 10 * before
