"""The window is shown whole: with its first picture, or after a little while without."""

from collections.abc import Callable, Iterator

import pytest
from bench.window import until
from PySide6.QtGui import QGuiApplication

from kiosk.deck import Deck
from kiosk.player import assembly
from kiosk.qt import fullscreen
from kiosk.qt.fullscreen import Fullscreen
from kiosk.qt.illustrations import Illustrations
from kiosk.settings import Settings

pytestmark = pytest.mark.usefixtures("qapp")
Build = Callable[[Deck | None], assembly.Kiosk]


@pytest.fixture
def build() -> Iterator[Build]:
    built: list[assembly.Kiosk] = []

    def build_(deck: Deck | None) -> assembly.Kiosk:
        built.append(assembly.build(deck, Settings(motion="calm"), lambda _: None))
        return built[-1]

    yield build_
    for kiosk in built:
        kiosk.close()


def _cover(kiosk: assembly.Kiosk) -> list[bool]:
    """Cover the screen and wait for a frame; whether the kiosk was ready, frame by frame."""
    frames: list[bool] = []
    kiosk.window.frameSwapped.connect(lambda: frames.append(bool(kiosk.window.property("ready"))))
    kiosk.covers = Fullscreen(kiosk.window, 0)  # type: ignore[attr-defined]  # it lives as long
    assert not kiosk.window.isVisible()
    until(lambda: bool(frames))
    assert kiosk.window.geometry() == QGuiApplication.primaryScreen().geometry()
    return frames


def test_the_first_frame_has_its_picture(build: Build, nine_facts: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fullscreen, "_PATIENCE_MS", 600_000)
    assert _cover(build(nine_facts))[0]


def test_failsafe_has_nothing_to_wait_for(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fullscreen, "_PATIENCE_MS", 600_000)
    assert _cover(build(None))[0]


def test_a_picture_that_does_not_come_is_not_waited_for(
    build: Build, nine_facts: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Illustrations, "_deliver", lambda *_: None)
    monkeypatch.setattr(fullscreen, "_PATIENCE_MS", 50)
    assert not _cover(build(nine_facts))[0]
