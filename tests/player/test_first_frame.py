"""What is on the screen from the beginning of a start: only what the first frame will be."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot
from support.command import home
from support.display import x_server

from kiosk import paths
from kiosk.hours.opening_hours import OpeningHours
from kiosk.operator import pause
from kiosk.packs.store import Packs
from kiosk.player import content, first_frame
from kiosk.player.content import Content
from kiosk.player.environment import Environment
from kiosk.player.first_frame import FirstFrame
from kiosk.player.options import Options
from kiosk.player.pack_trial import PackTrial
from kiosk.player.show import Show
from kiosk.settings import Settings
from kiosk.supervisor.heartbeat import Heartbeat

Change = Callable[[Environment, Content], tuple[Environment, Content]]


@pytest.fixture
def kiosk(
    qapp: QGuiApplication,  # noqa: ARG001 - it has the screen
    deck_folder: Path,
    tmp_path: Path,
    expect_log: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[tuple[Environment, Content]]:
    """A kiosk that covers its screen."""
    expect_log.append("no PIN is set")
    monkeypatch.setattr(first_frame, "_PLATFORMS", ("offscreen",))
    state = tmp_path / "state"
    state.mkdir()
    trial = PackTrial(Packs(state / "packs"), counts=False, is_safe=False)
    environment = Environment(Settings(deck=deck_folder), tmp_path / "kiosk.yaml", state, list, None, trial)
    with ExitStack() as held:
        yield environment, content.load(Options(deck=deck_folder), environment, Heartbeat({}), held)


def drawn(size: tuple[int, int], *, at_its_beginning: bool = True) -> Show:
    """A show that has drawn its first frame, in saffron."""
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#d9a441"))
    window = SimpleNamespace(grabWindow=lambda: image)
    return cast("Show", SimpleNamespace(window=window, is_at_its_beginning=at_its_beginning))


def kept(kiosk: tuple[Environment, Content], qtbot: QtBot) -> None:
    """Start it for the first time."""
    first = FirstFrame(*kiosk)
    assert first._poster is None
    first.drawn(drawn(first._size.toTuple()))
    qtbot.waitUntil(paths.poster(kiosk[0].state).exists)
    first.close()


def test_the_second_start_shows_how_the_first_began_until_it_has_begun_itself(
    kiosk: tuple[Environment, Content], qtbot: QtBot
) -> None:
    kept(kiosk, qtbot)
    second = FirstFrame(*kiosk)
    shown = second._poster
    assert shown
    assert shown.isExposed()
    assert shown._image.pixelColor(5, 5) == QColor("#d9a441")
    second.drawn(drawn((10, 10)))  # not kept again
    assert not shown.isVisible()
    third = FirstFrame(*kiosk)
    assert third._poster
    third.close()
    assert third._poster is None


def paused(environment: Environment, played: Content) -> tuple[Environment, Content]:
    pause.keep(environment.state / "paused", is_paused=True)
    return environment, played


def set_to(**values: Any) -> Change:
    return lambda environment, played: (environment, replace(played, settings=replace(played.settings, **values)))


def edited(environment: Environment, played: Content) -> tuple[Environment, Content]:
    assert played.deck
    with (played.deck.folder / "deck.yaml").open("a", encoding="utf-8") as file:
        file.write("# another line\n")
    return environment, played


CHANGES: dict[str, Change] = {
    "paused": paused,
    "closed": set_to(opening_hours=OpeningHours(*[()] * 7)),
    "in step with others": set_to(step="hall"),
    "in another language": set_to(language="ky"),
    "in calm": set_to(motion="calm"),
    "another deck": edited,
    "no deck": lambda environment, played: (environment, replace(played, deck=None)),
    "safe mode": lambda environment, played: (environment, replace(played, again_s=600)),
    "a window": lambda environment, played: (replace(environment, window=(640, 400)), played),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_start_that_begins_otherwise_shows_nothing(
    kiosk: tuple[Environment, Content], qtbot: QtBot, change: Change
) -> None:
    kept(kiosk, qtbot)
    other = FirstFrame(*change(*kiosk))
    assert other._poster is None


@pytest.mark.parametrize("change", ["paused", "closed", "in step with others", "no deck", "safe mode", "a window"])
def test_such_a_start_keeps_no_picture_either(kiosk: tuple[Environment, Content], change: str) -> None:
    other = FirstFrame(*CHANGES[change](*kiosk))
    assert other._question == ""


def test_a_visitor_who_was_faster_is_in_no_poster(kiosk: tuple[Environment, Content], qtbot: QtBot) -> None:
    first = FirstFrame(*kiosk)
    first.drawn(drawn(first._size.toTuple(), at_its_beginning=False))
    kept(kiosk, qtbot)


BEGUN = """
import sys
from pathlib import Path
import kiosk.qt  # as kiosk/player/player.py does, before anything else of Qt
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from kiosk import cli
from kiosk.player.show import Show
make, ready = Show.__init__, Show._ready
def noted(show, *given):
    seen.append(QGuiApplication.primaryScreen().grabWindow(0).toImage())
    make(show, *given)
def compared(show):
    own = show.window.grabWindow()
    old = seen[0].convertToFormat(own.format())
    points = [(x, y) for x in range(0, own.width(), 4) for y in range(0, own.height(), 4)]
    alike = sum(own.pixel(*point) == old.pixel(*point) for point in points)
    print(own.size() == old.size(), round(100 * alike / len(points)))
    ready(show)
    timer.timeout.connect(lambda: kept.exists() and show._application.exit(5))
    timer.start(10)
seen, timer, kept = [], QTimer(), Path(sys.argv[1])
Show.__init__, Show._ready = noted, compared
cli.main(["play", "--backend", "software"])
"""


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="Xvfb is missing (apt-get install xvfb)")
def test_on_a_real_screen_it_is_the_first_frame_that_comes(tmp_path: Path) -> None:
    """Before the second start has made its window, its first frame is there, but for a ripple that pulses."""
    kept = tmp_path / "state" / "kiosk" / "poster"
    with x_server("1280x720") as display:
        clean = {key: value for key, value in os.environ.items() if not key.startswith("QT_Q")}
        environment = {**clean, **home(tmp_path), "DISPLAY": display}
        said = []
        for _ in range(2):
            done = subprocess.run(
                [sys.executable, "-c", BEGUN, str(kept)],
                env=environment,
                capture_output=True,
                text=True,
                check=False,
                timeout=300,
            )
            assert done.returncode == 5, done.stderr
            said.append(done.stdout.split())
    assert said[0][0] == "True"
    assert int(said[0][1]) < 50, "at first there is nothing"
    assert said[1][0] == "True"
    assert int(said[1][1]) >= 98
