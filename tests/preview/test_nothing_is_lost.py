"""`kiosk edit` in a real window: nothing is lost to haste, a crash, another editor or the files' own form."""

import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from support.editor import CONTROL, Desk
from support.files import edit

from kiosk.editor import draft, presence
from kiosk.system import files


def test_nothing_that_is_typed_is_lost_to_a_quick_click(desk: Desk) -> None:
    desk.click(desk.row("Headline two en"))
    desk.click(desk.entry("headline", "en"))
    desk.key(Qt.Key.Key_End)
    desk.type(" and more")
    desk.press("Add a card")  # at once
    assert desk.titles()[2:4] == ["Headline two en and more", "New card"]
    desk.click(desk.entry("headline", "en"))
    desk.key(Qt.Key.Key_End)
    desk.type("s")
    desk.drag(desk.centre(desk.row("New card")), desk.centre(desk.row("Headline one en")))
    assert desk.titles()[1:3] == ["New cards", "Headline one en"]
    desk.click(desk.entry("headline", "en"))
    desk.key(Qt.Key.Key_End)
    desk.type("!")
    desk.key(Qt.Key.Key_D, CONTROL)
    assert desk.titles()[1:3] == ["New cards!", "New cards!"]
    desk.type("?")
    desk.key(Qt.Key.Key_S, CONTROL)
    assert "headline: New cards!?" in desk.written("texts/en.yaml")


def test_comments_order_and_unknown_lines_stay(open_desk: Callable[[], Desk], deck_folder: Path) -> None:
    edit(deck_folder / "texts" / "en.yaml", "  two:\n", "  # by Aigul, 3 May\n\n  two:\n")
    edit(deck_folder / "deck.yaml", "  - id: two\n", "  - id: two   # keep second\n")
    before = (deck_folder / "texts" / "en.yaml").read_text(), (deck_folder / "deck.yaml").read_text()
    desk = open_desk()
    desk.click(desk.row("Headline two en"))
    desk.write("headline", "en", "Other")
    desk.key(Qt.Key.Key_S, CONTROL)
    assert (deck_folder / "deck.yaml").read_text() == before[1]
    assert (deck_folder / "texts" / "en.yaml").read_text() == before[0].replace("Headline two en", "Other")


def test_what_was_not_saved_is_back_after_a_kill(open_desk: Callable[[], Desk], state: Path, deck_folder: Path) -> None:
    code = """
import sys
from pathlib import Path
from kiosk import paths
paths.state_folder = lambda *_, **__: Path(sys.argv[2])
from kiosk.authoring.folder import DeckFolder
from kiosk.deck import Record
from kiosk.editor import draft
from kiosk.preview import editing
from kiosk.preview.desktop import desktop
from kiosk.settings import Settings
with desktop(Settings()) as application:
    show = editing.EditShow(DeckFolder.read(Path(sys.argv[1])), Settings(), Record(), (960, 600))
    field = next(each for each in show.editor._fields if each._field.name == "title")
    field._values[0].write("Typed before the power went")
    kept = draft.file_of(Path(sys.argv[1]))
    show.editor.files._worker.busyChanged.connect(lambda: kept.exists() and print("kept", flush=True))
    application.exec()
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code, str(deck_folder), str(state)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as killed:
        assert killed.stdout
        assert killed.stderr
        assert killed.stdout.readline() == b"kept\n", killed.stderr.read().decode()
        killed.send_signal(signal.SIGKILL)
    desk = open_desk()
    assert desk.text("title", "en") == "Typed before the power went"
    assert "What you had not saved the last time is back" in desk.words()
    assert "Typed before" not in desk.written("texts/en.yaml")
    desk.key(Qt.Key.Key_S, CONTROL)
    assert "title: Typed before the power went" in desk.written("texts/en.yaml")
    assert not draft.file_of(deck_folder).exists()
    assert "is back" not in desk.words()


def test_closing_asks_whether_to_save(desk: Desk) -> None:
    desk.write("title", "en", "Changed")
    desk.window.close()
    desk.settle()
    assert desk.window.isVisible()
    assert "Save the changes?" in desk.words()
    desk.press("Cancel")
    desk.window.close()
    desk.settle()
    desk.click([item for item in desk.items("DeskButton") if item.property("name") == "Save"][-1])
    assert not desk.window.isVisible()
    assert "title: Changed" in desk.written("texts/en.yaml")


def test_a_folder_that_is_gone_is_said_and_saved_to_once_it_is_back(
    open_desk: Callable[[], Desk], deck_folder: Path
) -> None:
    text = (deck_folder / "deck.yaml").read_text(encoding="utf-8")
    plain = "".join(line for line in text.splitlines(keepends=True) if "illustration" not in line)
    (deck_folder / "deck.yaml").write_text(plain, encoding="utf-8")
    desk = open_desk()
    desk.write("title", "en", "Changed")
    away = deck_folder.rename(deck_folder.with_name("away"))
    deck_folder.mkdir()  # as where a network was mounted
    desk.key(Qt.Key.Key_S, CONTROL)
    said = "The deck’s folder is not there."
    assert said in desk.words()
    assert "Somebody else" not in desk.words()
    (box,) = desk.items("PictureBox")
    desk.drop(away / "illustrations" / "picture.svg", box)
    assert "the deck's folder is not there" in desk.words()
    desk.press("Understood")
    desk.window.close()
    desk.settle()
    desk.click([item for item in desk.items("DeskButton") if item.property("name") == "Save"][-1])
    assert desk.window.isVisible()
    assert said in desk.words()
    assert "Save the changes?" not in desk.words()
    assert list(deck_folder.iterdir()) == []
    desk.qtbot.waitUntil(draft.file_of(deck_folder).exists)
    deck_folder.rmdir()
    away.rename(deck_folder)
    desk.editor._files.look()
    desk.settle()
    assert said not in desk.words()
    desk.key(Qt.Key.Key_S, CONTROL)
    assert "title: Changed" in desk.written("texts/en.yaml")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "Nothing was saved: the disk is full."),
        (errno.EROFS, "Nothing can be saved here"),
        (errno.EACCES, "Nothing can be saved here"),
        (errno.EBUSY, "texts/en.yaml: Device or resource busy"),
    ],
)
def test_a_save_that_fails_is_said_and_what_was_typed_is_kept(
    desk: Desk, deck_folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    before, sync = desk.written("texts/en.yaml"), files.sync

    def failing(file: Path) -> None:
        if file.is_relative_to(deck_folder):
            raise OSError(number, os.strerror(number))
        sync(file)

    desk.write("title", "en", "Changed")
    with monkeypatch.context() as patched:
        patched.setattr(files, "sync", failing)
        desk.window.close()
        desk.settle()
        desk.click([item for item in desk.items("DeskButton") if item.property("name") == "Save"][-1])
        assert desk.window.isVisible()
        assert said in desk.words()
        assert "Save the changes?" not in desk.words()
        desk.type("!")  # what was said stays
        desk.qtbot.waitUntil(draft.file_of(deck_folder).exists)
        desk.settle()
        assert said in desk.words()
        assert desk.written("texts/en.yaml") == before
    desk.key(Qt.Key.Key_S, CONTROL)
    assert said not in desk.words()
    assert "title: Changed" in desk.written("texts/en.yaml")


def test_a_draft_that_cannot_be_kept_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(draft, "keep", full)
        desk.write("title", "en", "Changed")
        desk.qtbot.waitUntil(lambda: "would be lost in a crash: No space left" in desk.words())
        assert "Nothing was saved" not in desk.words()
    desk.key(Qt.Key.Key_S, CONTROL)
    assert "would be lost" not in desk.words()


def test_a_folder_that_may_only_be_read_is_said_at_once(
    open_desk: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(presence.Presence, "_look", refused)
        desk = open_desk()
    assert "the deck’s folder may only be read" in desk.words()


def refused(*_: object) -> None:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))


def test_closing_while_a_save_is_under_way_waits_for_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_all, may_go_on = files.replace_all, threading.Event()

    def slow(*args: object, **more: object) -> None:
        may_go_on.wait()
        replace_all(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "replace_all", slow)
    desk.write("title", "en", "Changed")
    QTest.keyClick(desk.window, Qt.Key.Key_S, CONTROL)
    desk.window.close()
    assert desk.window.isVisible()
    assert desk.editor.is_busy
    may_go_on.set()
    desk.qtbot.waitUntil(lambda: not desk.window.isVisible())
    assert "title: Changed" in desk.written("texts/en.yaml")


def test_what_somebody_else_has_broken_can_be_saved_over(desk: Desk, deck_folder: Path) -> None:
    desk.write("title", "en", "Mine")
    for name in ("deck.yaml", "texts/en.yaml"):
        (deck_folder / name).write_text("a: [", encoding="utf-8")
    desk.key(Qt.Key.Key_S, CONTROL)
    assert "Somebody else has changed texts/en.yaml" in desk.words()
    desk.press("Take theirs")
    assert "What somebody else has saved cannot be read" in desk.words()
    desk.press("Save mine over it")
    assert "title: Mine" in desk.written("texts/en.yaml")


@pytest.mark.usefixtures("state")
def test_what_was_not_to_be_saved_does_not_come_back(qtbot: QtBot, deck_folder: Path) -> None:
    """Not even if it was just being kept when the window closed."""
    desk = Desk(qtbot, deck_folder)
    desk.write("title", "en", "Changed")
    desk.window.close()
    desk.settle()
    for _ in range(3):
        desk.editor._files.keep()
    desk.editor._files.discard()
    thread = desk.editor._files._worker._thread
    desk.close()
    thread.shutdown()
    assert not draft.file_of(desk.folder).exists()
