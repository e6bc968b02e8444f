"""Drives a kiosk in a real window with real touches, as a visitor would, and reads what is on the screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QMetaObject, QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk import render
from kiosk.bridge.operator import Service
from kiosk.deck import Deck
from kiosk.player import assembly
from kiosk.session.action import Adjust
from kiosk.session.aids import Aids
from kiosk.session.event import Event
from kiosk.session.state import Session
from kiosk.settings import Settings
from support import kept_fonts
from support.clock import Clock
from support.fingers import Fingers

_WAITS = 25  # in a second


class Screen:
    """A kiosk in a window of the given size."""

    def __init__(
        self,
        qtbot: QtBot,
        deck: Deck | None,
        settings: Settings,
        width: int,
        height: int,
        service: Service | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.clock = Clock()
        self.events: list[Event] = []
        self._seen: list[QQuickItem] = []
        size = QSize(width, height)
        self.kiosk = assembly.build(deck, settings, self.events.append, service, clock=self.clock, size=size)
        kept_fonts.keep()
        self.session = self.kiosk.session
        self.window = self.kiosk.window
        self.fingers = Fingers(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.settle()
        self._began = self.session.state, [*self.events]

    def close(self) -> None:
        self.kiosk.close()

    # --- what is there

    def settle(self) -> None:
        """Wait until everything visible is laid out and drawn."""
        render.settle(self.window)

    def lay_out(self) -> None:
        """Wait until everything visible is laid out, and draw none of it."""
        everything = self.window.contentItem()
        everything.setOpacity(0)
        render.settle(self.window)
        everything.setOpacity(1)

    def come_to_rest(self, *, painted: bool = True) -> None:
        """Wait until nothing has been drawn for a second, and all pictures are painted, unless not `painted`.

        That second consists of short waits, after each of which something may happen: a computer that stands still for
        a second is not taken for a window that does. Raises TimeoutError after some minutes.
        """
        frames: list[None] = []

        def note() -> None:
            frames.append(None)

        self.window.frameSwapped.connect(note)
        try:
            still = 0
            for _ in range(200 * _WAITS):
                before = len(frames)
                self.qtbot.wait(1000 // _WAITS)  # only waiting shows that nothing happens
                is_still = len(frames) == before and not (painted and self.kiosk.illustrations._receivers)
                still = still + 1 if is_still else 0
                if still == _WAITS:
                    return
        finally:
            self.window.frameSwapped.disconnect(note)
        raise TimeoutError("something is drawn all the time")

    def picture(self) -> QImage:
        """The picture on the screen, once it has settled."""
        return render.grab(self.window)

    def has_neighbours(self) -> bool:
        """Whether the card in sight and those beside it are all that is kept, and drawn."""
        kept = "kept.length === 3 && kept[0] === current && prepared.length === 3 && prepared.includes(current)"
        return bool(ask(self.kind("Pager"), kept))

    def get(self, name: str) -> object:
        """A property of the session."""
        return self.session.property(name)

    @property
    def aids(self) -> Aids:
        return self.session.state.aids

    def adjust(self, **aids: Any) -> None:
        """Choose other aids, as on their sheet."""
        self.session.take(Adjust(replace(self.aids, **aids)))

    @property
    def place(self) -> str:
        return self.session.state.place

    @property
    def page(self) -> int:
        page = self.get("page")
        assert isinstance(page, int)
        return page

    @property
    def language(self) -> str:
        return str(self.get("language"))

    def names(self) -> list[str]:
        """The names of all events so far."""
        return [event.name for event in self.events]

    def items(self) -> Iterator[QQuickItem]:
        """Every visible item, from back to front."""
        yield from self._seen or shown(self.window.contentItem())

    @contextmanager
    def looked_at_once(self) -> Iterator[None]:
        """Meanwhile nothing may change: whoever asks for items gets those of one walk, as a walk takes milliseconds."""
        self._seen = [*shown(self.window.contentItem())]
        try:
            yield
        finally:
            self._seen = []

    def texts(self) -> list[QQuickItem]:
        """Every Label on the screen with words."""
        return [item for item in self.items() if is_kind(item, "Label") and item.property("text")]

    def words(self) -> str:
        """All words on the screen, one line for each Label, with plain spaces and hyphens and without line breaks."""
        said = (str(item.property("text")).replace("\n", " ") for item in self.texts())
        return "\n".join(said).translate({0xA0: " ", 0x2011: "-"})

    def control(self, name: str) -> QQuickItem:
        """The control with this name."""
        controls = [item for item in self.items() if is_kind(item, "Control")]
        found = [item for item in controls if item.property("name") == name]
        assert found, f"no control {name!r}; there are {[item.property('name') for item in controls]}"
        return found[-1]

    def kind(self, name: str) -> QQuickItem:
        """The only visible item of this QML type that is entirely inside the window."""
        found = [item for item in self.items() if is_kind(item, name) and self.area(item).center().x() > 0]
        assert found, f"no {name}"
        inside = [item for item in found if abs(self.area(item).left()) < self.window.width()]
        return min(inside, key=lambda item: abs(self.area(item).left()))

    def slides(self) -> list[QQuickItem]:
        """The attract loop's two slides, visible or not. A deck has one loop."""
        (loop,) = [item for item in every(self.window.contentItem()) if is_kind(item, "Attract")]
        return [child for child in loop.children() if isinstance(child, QQuickItem) and is_kind(child, "Slide")]

    def area(self, item: QQuickItem) -> QRectF:
        """An item's place in the window, in px."""
        return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))

    def centre(self, item: QQuickItem) -> QPoint:
        return self.area(item).center().toPoint()

    def at(self, x: float, y: float) -> QPoint:
        """A point, given as parts of the window's width and height."""
        return QPointF(x * self.window.width(), y * self.window.height()).toPoint()

    # --- what a visitor does

    def assume(self, state: Session) -> None:
        self.session.assume(state)
        self.settle()

    def end_visit(self) -> None:
        """Lift all fingers and let the visit end, so that all is as after the start."""
        if self.fingers.down:
            self.cancel()
        self.window.show()
        self.window.requestActivate()
        self.qtbot.waitUntil(self.window.isActive)
        state, self.events[:] = self._began
        self.assume(replace(state, slide_at=self.clock.now))

    def pass_time(self, ms: int) -> None:
        """Let time pass on the kiosk's clock."""
        self.clock.now += ms
        self.session.tick()
        QGuiApplication.processEvents()

    def press(self, point: QPoint, finger: int = 0) -> None:
        self.fingers.press(point, finger)

    def move(self, point: QPoint, finger: int = 0) -> None:
        self.fingers.move(point, finger)

    def release(self, point: QPoint, finger: int = 0) -> None:
        self.fingers.release(point, finger)
        QGuiApplication.processEvents()

    def cancel(self) -> None:
        """Let the system cancel the touch."""
        self.fingers.cancel()
        QGuiApplication.processEvents()

    def tap(self, point: QPoint) -> None:
        self.press(point)
        self.release(point)

    def tap_control(self, name: str) -> None:
        self.tap(self.centre(self.control(name)))

    def swipe(self, start: QPoint, end: QPoint, *, ms: int = 80) -> None:
        """Move one finger within this time on the kiosk's clock; 80 ms is a flick."""
        self.press(start)
        steps = 8
        for step in range(1, steps + 1):
            self.clock.now += ms // steps
            self.move(start + (end - start) * step / steps)
        self.release(end)

    def two_fingers(self, starts: tuple[QPoint, QPoint], ends: tuple[QPoint, QPoint], steps: int = 8) -> None:
        """Two fingers come down, move and lift together."""
        self.fingers.together(starts, ends, steps)
        QGuiApplication.processEvents()

    def key(self, key: Qt.Key) -> None:
        """Press a key after the pause in which the same key would count as one press."""
        self.clock.now += 500
        QTest.keyClick(self.window, key)
        QGuiApplication.processEvents()

    def wake(self) -> None:
        """Wake the kiosk, and wait until touches are no longer echoes."""
        self.tap(self.at(0.5, 0.4))
        self.pass_time(500)
        self.settle()


def ask(item: QObject, expression: str) -> object:
    """The value of a QML expression in the scope of an item, for properties that Python has no type for."""
    context = qmlContext(item)
    assert context is not None
    return QQmlExpression(context, item, expression).evaluate()[0]


def every(item: QQuickItem) -> Iterator[QQuickItem]:
    """An item and everything in it, visible or not."""
    left = [item]
    while left:
        item = left.pop()
        yield item
        left += reversed(item.childItems())


def shown(item: QQuickItem) -> Iterator[QQuickItem]:
    """An item and everything in it that is visible."""
    left = [item]
    while left:
        item = left.pop()
        if item.isVisible() and item.opacity() > 0 and item.property("offScreen") is not True:
            yield item
            children = item.childItems()
            left += sorted(children, key=QQuickItem.z)[::-1] if len(children) > 1 else children


def is_kind(item: QObject, name: str) -> bool:
    """Whether an object's QML type is `name` or derived from it."""
    meta = item.metaObject()
    if meta.className() not in _types:  # Qt numbers each type, once for the whole run
        _types[meta.className()] = frozenset(_made_from(meta))
    return name in _types[meta.className()]


_types: dict[str, frozenset[str]] = {}


def _made_from(meta: QMetaObject | None) -> Iterator[str]:
    while meta is not None:
        yield meta.className().split("_QMLTYPE_")[0].split("_QML_")[0]
        meta = meta.superClass()
