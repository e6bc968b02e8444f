"""Who is at the kiosk: nobody, somebody at the PIN pad, or the operator. This is the panel's one gate."""

from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.bridge.operator.service import Service
from kiosk.bridge.session import Session
from kiosk.operator.words import Said, phrase
from kiosk.qt.worker import Worker
from kiosk.session.state import Place

Answer = TypeVar("Answer")


class Access(QObject):
    """Knows whether the panel is unlocked, and runs the service on its own thread."""

    called = Signal()  # somebody made the operator's gesture: the PIN pad opens
    unlocked = Signal()  # the right PIN was given
    left = Signal()
    told = Signal(object)  # a message for the operator, or None
    failed = Signal(object)  # a request to the service failed: the phrase that says why

    def __init__(self, service: Service, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.service = service
        self.session = session
        self.worker = Worker("operator", self)
        self.worker.failed.connect(lambda reason: self._fail(phrase("not_saved", reason=phrase(reason))))
        self.is_here = False  # whether somebody is at the pad or the panel
        session.placeChanged.connect(self._look)
        session.unlockedChanged.connect(self._look)

    @property
    def is_unlocked(self) -> bool:
        """Whether the right PIN was entered."""
        return self.session.state.is_unlocked

    @property
    def language(self) -> str:
        """The code of the current language."""
        return self.session.state.language

    def ask(self, question: Callable[[], Answer], answer: Callable[[Answer], object]) -> None:
        """Run `question` on the thread and pass its result to `answer` on this one. A failure becomes a message."""
        self.worker.ask(question, answer)

    def tell(self, said: Said | None) -> None:
        """Show the operator a message, in place of the last one."""
        self.told.emit(said)

    def _fail(self, why: Said) -> None:
        self.tell(why)
        self.failed.emit(why)

    @Slot()
    def _look(self) -> None:
        was_here, self.is_here = self.is_here, self.session.state.place is Place.OPERATOR
        if not (was_here or self.is_here):
            return
        self.tell(None)
        if self.is_unlocked:
            self.unlocked.emit()
        elif self.is_here:
            self.called.emit()
        else:
            self.left.emit()
            self.ask(self.service.leave, lambda _: None)


class Gated(QObject):
    """While the panel is locked, no public method of a subclass does anything.

    So everything that the panel can do passes one gate, and nobody who adds a slot can forget it.
    """

    def __init__(self, access: Access, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._access = access

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for name, method in list(vars(cls).items()):
            if isinstance(method, FunctionType) and not name.startswith("_"):
                setattr(cls, name, _behind_the_gate(method))

    @property
    def _is_open(self) -> bool:
        return self._access.is_unlocked


def _behind_the_gate(method: Callable[..., None]) -> Callable[..., None]:
    @wraps(method)  # this also copies what PySide notes about a slot
    def gated(self: Gated, *arguments: object) -> None:
        if self._is_open:
            method(self, *arguments)

    return gated
