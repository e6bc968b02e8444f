"""The editor in a real window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.editor import Desk

from kiosk import paths


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "state_folder", lambda *_, **__: tmp_path / "state")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return tmp_path / "state"


@pytest.fixture
def open_desk(qtbot: QtBot, deck_folder: Path, state: Path) -> Iterator[Callable[[], Desk]]:  # noqa: ARG001
    desks: list[Desk] = []

    def open_() -> Desk:
        desks.append(Desk(qtbot, deck_folder))
        return desks[-1]

    yield open_
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(open_desk: Callable[[], Desk]) -> Desk:
    return open_desk()
