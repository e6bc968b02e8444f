"""Undo and redo of everything, without end."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtQml import QmlElement

from kiosk.authoring.folder import DeckFolder
from kiosk.editor.steps import Step

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class Spot:
    """Where in the editor something was done."""

    part: str
    page: int


Show = Callable[[DeckFolder, Spot], None]


class _Command(QUndoCommand):
    """One step. Steps of one `burst`, such as the letters of a word typed in one field, are undone together."""

    def __init__(self, history: "History", step: Step, before: Spot, after: Spot, burst: int) -> None:
        super().__init__()
        self._history = history
        self.step, self.spots, self.burst = step, (before, after), burst

    def redo(self) -> None:
        self._history.go(self.step.done, self.spots[1])

    def undo(self) -> None:
        self._history.go(self.step.undone, self.spots[0])

    def id(self) -> int:
        return self.burst

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the next step of the same burst, which has just been done."""
        if not isinstance(other, _Command):
            return False
        now = self._history.deck
        before = self.step.undone(other.step.undone(now))
        self.step, self.spots = Step.between(before, now), (self.spots[0], other.spots[1])
        return True


@QmlElement
class History(QObject):
    """The deck as it is now, and every step that led to it."""

    changed = Signal()

    def __init__(self, deck: DeckFolder, show: Show, parent: QObject) -> None:
        """`show` is called with each state of the deck, and where in the editor it is to be seen."""
        super().__init__(parent)
        self.deck = deck
        self._show = show
        self._commands: list[_Command] = []  # PySide must not lose their Python side while the stack has them
        self._stack = QUndoStack(self)
        self._stack.indexChanged.connect(self.changed)

    def push(self, deck: DeckFolder, before: Spot, after: Spot, burst: int = -1) -> None:
        """Go to another state of the deck. Steps of the same `burst` that follow each other become one; -1: none."""
        step = Step.between(self.deck, deck)
        if not step.splices:
            return
        del self._commands[self._stack.index() :]
        command = _Command(self, step, before, after, burst)
        count = self._stack.count()
        self._stack.push(command)
        if self._stack.count() > min(count, len(self._commands)):
            self._commands.append(command)

    def replace(self, deck: DeckFolder) -> None:
        """The same texts, but what is known of their files is new."""
        self.deck = deck

    def go(self, step: Callable[[DeckFolder], DeckFolder], spot: Spot) -> None:
        """Take a step, and show what it did."""
        self.deck = step(self.deck)
        self._show(self.deck, spot)

    @Property(bool, notify=changed)
    def canUndo(self) -> bool:
        return self._stack.canUndo()

    @Property(bool, notify=changed)
    def canRedo(self) -> bool:
        return self._stack.canRedo()

    @Slot()
    def undo(self) -> None:
        self._stack.undo()

    @Slot()
    def redo(self) -> None:
        self._stack.redo()
