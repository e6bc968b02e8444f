"""A deck made in the editor by mouse and keyboard only: two of the eight cards, the rest by KIOSK_CARDS=8."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.editor import Desk
from support.editor_session import BIRDS, make

from kiosk import paths
from kiosk.authoring import starter
from kiosk.check import check
from kiosk.problems import Severity
from kiosk.session.state import Place

CARDS = int(os.environ.get("KIOSK_CARDS", "2"))


def test_a_deck_is_made_by_mouse_and_keyboard_and_plays(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "state_folder", lambda *_, **__: tmp_path / "state")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    folder, photos = tmp_path / "birds", tmp_path / "camera"
    photos.mkdir()
    begun = starter.new(folder, ["en", "ru"], 1)
    starter.save_beside(folder, starter.ACCENTS)
    begun.save()
    desk = Desk(qtbot, folder)
    try:
        make(desk, BIRDS[:CARDS], photos)
        desk.press("Play from here on the whole screen; Esc returns")
        assert desk.session.place is Place.CARD
        assert desk.session.page == CARDS
        assert BIRDS[CARDS - 1][0] in desk.seen()
    finally:
        desk.close()
    deck, problems = check(folder)
    assert deck
    assert [problem for problem in problems if problem.severity is not Severity.NOTE] == []
    assert [page.texts["en"].headline for page in deck.pages[1:]] == [bird[0] for bird in BIRDS[:CARDS]]
    assert [page.texts["ru"].body for page in deck.pages[1:]] == [(bird[3],) for bird in BIRDS[:CARDS]]
    assert all(page.illustration and page.illustration.credit for page in deck.pages[1:])
    assert (folder / "deck.yaml").read_text(encoding="utf-8").startswith(begun.deck.text.splitlines()[0])
