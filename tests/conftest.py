"""Every test is strict: it fails on any Qt, QML, Python or logged warning that it does not expect."""

import gc
import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as trying

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # so that bytecode compiled for one child process is there for the next
# Tests must not use a developer's own settings and deck.
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="kiosk-tests-")
os.environ["XDG_DATA_HOME"] = os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"]
# Compile QML once, for all windows, processes and workers of a run.
os.environ["QML_DISK_CACHE_PATH"] = str(
    Path(tempfile.gettempdir(), "kiosk-tests-qml-" + os.environ.get("PYTEST_XDIST_TESTRUNUID", uuid4().hex))
)
os.environ["QML_NO_TOUCH_COMPRESSION"] = "1"  # deliver each touch at once, not with the next frame

from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot
from support.driver import Screen
from support.files import PICTURE, write_deck
from support.paintings import Kept

from kiosk import paths
from kiosk.bridge.operator import Service
from kiosk.deck import Deck, Illustration
from kiosk.deck.load import load
from kiosk.deck.picture_record import Record
from kiosk.process import event_log
from kiosk.qt import garbage, illustrations
from kiosk.qt.painting import Painting, paint
from kiosk.settings import Settings
from kiosk.visits import thread

# The same values in each run, and no deadline, so that no test depends on chance or on the computer's speed. By hand,
# "many" tries new ones: see CONTRIBUTING.md.
trying.register_profile("kiosk", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
trying.register_profile("many", trying.get_profile("kiosk"), derandomize=False, max_examples=10_000)
trying.load_profile("kiosk")

PATIENCE_MS = 60_000
event_log.GIVEN_UP_S = thread.GIVEN_UP_S = 300  # no disk is given up because the computer is busy
PLAIN = "plain"  # the folder of the plain deck's picture
gc.disable()  # as in kiosk/qt/garbage.py: never collect on a worker's thread
garbage.EVERY_MS = 2**30  # nor once for each open window: that is done after each module


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker begins with the tests that wait: at the end all would wait, and none compute."""
    items.sort(key=lambda item: item.get_closest_marker("waits") is None)


def pytest_collection_finish() -> None:
    """Objects from before the first test stay, so they need not be checked after each module."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="module")
def garbage_collected_here() -> Iterator[None]:
    """What is left then stays: PySide never frees the Python side of an object that QML has made."""
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """No QApplication: the kiosk has no widgets."""
    return QGuiApplication


class PatientBot(QtBot):
    """Waits as long as a busy computer may need. What never comes still fails."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: object, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QGuiApplication, request: pytest.FixtureRequest) -> QtBot:  # noqa: ARG001 - needed first
    return PatientBot(request)


@pytest.fixture
def expect_log() -> list[str]:
    """Parts of warnings and errors that a test causes on purpose; append to it."""
    return []


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture, expect_log: list[str]) -> Iterator[None]:
    yield
    records = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    loud = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    unexpected = [message for message in loud if not any(part in message for part in expect_log)]
    assert not unexpected, f"logged: {unexpected}"
    missing = [part for part in expect_log if not any(part in message for message in loud)]
    assert not missing, f"not logged: {missing}"


@pytest.fixture(scope="session")
def checked_pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of a kiosk that has checked the shipped deck's pictures before, as at any start but the first."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "pictures"


@pytest.fixture(scope="session")
def nine_facts(checked_pictures: Path) -> Deck:
    """The shipped deck."""
    record = Record(checked_pictures)
    deck = load(paths.BUILT_IN_DECK, record)[0]
    record.save()
    return deck


@pytest.fixture(scope="session")
def plain_deck(nine_facts: Deck, tmp_path_factory: pytest.TempPathFactory) -> Deck:
    """The nine facts with a picture that is painted at once: for tests of words and controls."""
    picture = tmp_path_factory.mktemp(PLAIN, numbered=False) / "picture.svg"
    picture.write_text(PICTURE, encoding="utf-8")
    plain = Illustration(picture, has_quiet_side=True)
    return replace(nine_facts, pages=tuple(replace(page, illustration=plain) for page in nine_facts.pages))


@pytest.fixture(autouse=True, scope="session")
def painted_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Paint the pictures that no test changes only once in each size."""
    with pytest.MonkeyPatch.context() as patch:
        kept = Kept(paint, paths.BUILT_IN_DECK, tmp_path_factory.getbasetemp() / PLAIN)
        patch.setattr(illustrations, "paint", kept)
        yield


@pytest.fixture(autouse=True, scope="session")
def voiceless() -> Iterator[None]:
    """No computer on which tests run speaks, whether a speaking program is installed there or not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kiosk.bridge.reading.is_installed", lambda _: False)
        yield


@pytest.fixture
def unpainted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make pictures ready and blank, and draw no frame: for tests that only measure words and buttons."""
    monkeypatch.setattr("kiosk.qt.illustrations.paint", lambda _: Painting(()))
    monkeypatch.setattr(Screen, "settle", Screen.lay_out)


@pytest.fixture
def photos(nine_facts: Deck, tmp_path: Path) -> Deck:
    """The nine facts, each with a photo and a credit."""
    photo = QImage(900, 600, QImage.Format.Format_RGB32)
    photo.fill(QColor("#808080"))
    assert photo.save(str(tmp_path / "photo.jpg"))
    illustration = Illustration(tmp_path / "photo.jpg", has_quiet_side=False, credit="Photo: Aigul Sadykova, CC BY 4.0")
    return replace(nine_facts, pages=tuple(replace(page, illustration=illustration) for page in nine_facts.pages))


@pytest.fixture
def deck_folder(tmp_path: Path) -> Path:
    """A small deck with two languages and three cards, for a test to break."""
    return write_deck(tmp_path / "deck")


@pytest.fixture
def open_screen(qtbot: QtBot) -> Iterator[Callable[..., Screen]]:
    """Opens kiosks in real windows, with a clock that only the test moves: open_screen(deck, width, height)."""
    screens: list[Screen] = []

    def open_(
        deck: Deck | None,
        width: int = 1280,
        height: int = 720,
        settings: Settings | None = None,
        service: Service | None = None,
    ) -> Screen:
        screens.append(Screen(qtbot, deck, settings or Settings(motion="calm"), width, height, service))
        return screens[-1]

    yield open_
    for screen in screens:
        screen.close()


@pytest.fixture(scope="module")
def same_screen(qapp: QGuiApplication, request: pytest.FixtureRequest) -> Iterator[Callable[..., Screen]]:  # noqa: ARG001 - needed first
    """The same for tests whose visitors may follow one another: a module has one window for each deck and size."""
    screens: dict[tuple[object, ...], tuple[Deck, Screen]] = {}

    def open_(
        deck: Deck,
        width: int = 1280,
        height: int = 720,
        settings: Settings | None = None,
        service: Service | None = None,
    ) -> Screen:
        settings = settings or Settings(motion="calm")
        key = id(deck), width, height, settings, id(service)
        for other in screens.keys() - {key}:
            screens[other][1].window.hide()  # of several windows, the keys may belong to another
        if key not in screens:
            screens[key] = deck, Screen(PatientBot(request), deck, settings, width, height, service)
            return screens[key][1]
        screen = screens[key][1]
        screen.window.resize(width, height)
        screen.end_visit()
        return screen

    yield open_
    for _, screen in screens.values():
        screen.close()
