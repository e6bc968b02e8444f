"""Drives the editor in a real window with mouse and keyboard, as an editor would, and reads what is on the screen."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk import render
from kiosk.authoring.folder import DeckFolder
from kiosk.deck import Record
from kiosk.editor.cards import entries
from kiosk.player.assembly import settle_here
from kiosk.preview.editing import EditShow
from kiosk.session.state import Session
from kiosk.settings import Settings
from kiosk.yamlfiles import Data
from support.driver import is_kind, shown

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Desk:
    """The editor of one deck."""

    def __init__(self, qtbot: QtBot, folder: Path, size: tuple[int, int] = (1366, 768)) -> None:
        settle_here()
        self.qtbot = qtbot
        self.folder = folder
        self.show = EditShow(DeckFolder.read(folder), Settings(motion="calm"), Record(), size)
        self.editor = self.show.editor
        self.window = self.show.window.window
        self.activate()

    def close(self) -> None:
        self.show.close()

    # --- what is there

    def settle(self) -> None:
        """Wait until everything is checked, saved and drawn."""
        self.qtbot.waitUntil(lambda: not self.editor.is_busy)
        render.settle(self.window)

    def items(self, kind: str) -> Iterator[QQuickItem]:
        yield from (item for item in shown(self.window.contentItem()) if is_kind(item, kind))

    def words(self) -> str:
        """All words of the editor itself."""
        return "\n".join(str(item.property("text")) for item in self.items("Said"))

    def seen(self) -> str:
        """All words in the preview."""
        said = (str(item.property("text")).replace("\n", " ") for item in self.items("Label"))
        return "\n".join(said).replace("\xa0", " ")

    def titles(self) -> list[str]:
        """The list of pages."""
        rows = [item for item in self.items("QQuickRectangle") if item.property("title") is not None]
        rows = [item for item in rows if item.property("mistakes") is not None]
        return [str(item.property("title")) for item in sorted(rows, key=lambda row: row.property("index"))]

    def row(self, title: str) -> QQuickItem:
        return next(
            item
            for item in self.items("QQuickRectangle")
            if item.property("title") == title and item.property("mistakes") is not None
        )

    def button(self, name: str) -> QQuickItem:
        found = [item for item in self.items("DeskButton") if item.property("name") == name]
        assert found, f"no button {name!r}: {[item.property('name') for item in self.items('DeskButton')]}"
        return found[0]

    def entry(self, name: str, language: str = "") -> QQuickItem:
        """The place where a field is written."""
        wanted = f"{name} {language}"
        found = [item for item in self.items("Entry") if item.objectName() in (wanted, wanted.strip())]
        assert found, f"no field {wanted!r}: {[item.objectName() for item in self.items('Entry')]}"
        return found[0]

    def text(self, name: str, language: str = "") -> str:
        return str(self.entry(name, language).property("text"))

    @property
    def session(self) -> Session:
        assert self.show.scenes.session
        return self.show.scenes.session.state

    def cards(self) -> list[dict[str, Data]]:
        """The cards as they are in deck.yaml."""
        return entries(self.editor.deck)

    def written(self, name: str) -> str:
        """A file as it is on the disk."""
        return (self.folder / name).read_text(encoding="utf-8")

    # --- what an editor does

    def activate(self) -> None:
        """Bring its window to the front."""
        self.window.requestActivate()
        self.qtbot.waitUntil(self.window.isActive)
        self.settle()

    def centre(self, item: QQuickItem) -> QPoint:
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def click(self, item: QQuickItem) -> None:
        self.scroll_to(item)
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, pos=self.centre(item))
        self.settle()

    def scroll_to(self, item: QQuickItem) -> None:
        """Bring an item into sight, as turning the wheel would, but at once."""
        edge = 16  # px
        room = item.parentItem()
        while room and not is_kind(room, "QQuickFlickable"):
            room = room.parentItem()
        if not room:
            return
        place = room.mapFromScene(QPointF(self.centre(item))).y()
        if not edge <= place <= room.height() - edge:
            last = max(0.0, float(room.property("contentHeight")) - room.height())
            wanted = float(room.property("contentY")) + place - room.height() / 2
            room.setProperty("contentY", min(max(wanted, 0.0), last))
            render.settle(self.window)

    def press(self, name: str) -> None:
        """Click a button."""
        self.click(self.button(name))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window, key, modifiers)
        self.settle()

    def write(self, name: str, language: str, text: str) -> None:
        """Click into a field and type this instead of what is there."""
        self.click(self.entry(name, language))
        QTest.keyClick(self.window, Qt.Key.Key_A, CONTROL)
        self.type(text)
        QTest.keyClick(self.window, Qt.Key.Key_Tab)
        self.settle()

    def type(self, text: str) -> None:
        """Type letters of any script, as an input method would bring them."""
        for letter in text:
            key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QGuiApplication.sendEvent(self.window, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Drag with the left button."""
        QTest.mousePress(self.window, Qt.MouseButton.LeftButton, pos=start)
        for step in range(1, 9):
            QTest.mouseMove(self.window, start + (end - start) * step / 8)
            QGuiApplication.processEvents()
        QTest.mouseRelease(self.window, Qt.MouseButton.LeftButton, pos=end)
        self.settle()

    def drop(self, file: Path, item: QQuickItem) -> None:
        """Drop a file from the file manager."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(file)])
        copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        self.scroll_to(item)
        place = self.centre(item)
        QGuiApplication.sendEvent(self.window, QDragEnterEvent(place, copy, data, button, none))
        QGuiApplication.sendEvent(self.window, QDropEvent(QPointF(place), copy, data, button, none))
        self.settle()
