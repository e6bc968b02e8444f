"""Drives a kiosk in a real window with real touches, as a visitor would, and reads what is on its screen."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPointingDevice, QTouchEvent
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk import app, render
from kiosk.bridge.host import Host
from kiosk.deck import Deck
from kiosk.session import Happening, Session
from kiosk.settings import Settings

_device: QPointingDevice | None = None


def touch_device() -> QPointingDevice:
    """One touchscreen for the whole run: Qt keeps every device for ever."""
    global _device  # noqa: PLW0603
    if _device is None:
        _device = QTest.createTouchDevice()
    return _device


class Clock:
    """A clock in ms that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000_000

    def __call__(self) -> int:
        return self.now


class Screen:
    """A kiosk in a window of the given size."""

    def __init__(
        self,
        qtbot: QtBot,
        deck: Deck | None,
        settings: Settings,
        width: int,
        height: int,
        host: Host | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.clock = Clock()
        self._fingers: dict[int, QPoint] = {}  # that are down
        self.happenings: list[Happening] = []
        self.kiosk = app.build(deck, settings, self.happenings.append, host, clock=self.clock)
        self.session = self.kiosk.session
        self.window = self.kiosk.window
        self.window.resize(width, height)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.settle()

    def close(self) -> None:
        self.kiosk.close()

    # --- what is there

    def settle(self) -> None:
        """Wait until everything to be seen is drawn and laid out."""
        render.settle(self.window)

    def come_to_rest(self) -> None:
        """Wait until nothing has been drawn for a second. Raises TimeoutError when that does not come in a minute."""
        frames: list[None] = []

        def note() -> None:
            frames.append(None)

        self.window.frameSwapped.connect(note)
        try:
            for _ in range(60):
                before = len(frames)
                self.qtbot.wait(1000)  # only time shows that nothing happens in it
                if len(frames) == before:
                    return
        finally:
            self.window.frameSwapped.disconnect(note)
        raise TimeoutError("something is drawn all the time")

    def picture(self) -> QImage:
        """What is on the screen, once it is settled."""
        return render.grab(self.window)

    def get(self, name: str) -> object:
        """A property of the session."""
        return self.session.property(name)

    @property
    def place(self) -> str:
        return str(self.get("place"))

    @property
    def page(self) -> int:
        page = self.get("page")
        assert isinstance(page, int)
        return page

    @property
    def language(self) -> str:
        return str(self.get("language"))

    def names(self) -> list[str]:
        """The events so far."""
        return [happening.name for happening in self.happenings]

    def items(self) -> Iterator[QQuickItem]:
        """Every item that is shown, from back to front."""
        yield from shown(self.window.contentItem())

    def texts(self) -> list[QQuickItem]:
        """Every Label on the screen that has words."""
        return [item for item in self.items() if is_kind(item, "Label") and item.property("text")]

    def words(self) -> str:
        """All words on the screen, a line for each Label; no-break spaces and hyphens as plain ones."""
        return "\n".join(str(item.property("text")) for item in self.texts()).translate({0xA0: " ", 0x2011: "-"})

    def control(self, name: str) -> QQuickItem:
        """The control with this name."""
        found = [item for item in self.items() if is_kind(item, "Control") and item.property("name") == name]
        assert found, (
            f"no control {name!r}; there are {[i.property('name') for i in self.items() if is_kind(i, 'Control')]}"
        )
        return found[-1]

    def kind(self, name: str) -> QQuickItem:
        """The one shown item of this QML type that lies at hand (fully inside the window)."""
        found = [item for item in self.items() if is_kind(item, name) and self.area(item).center().x() > 0]
        assert found, f"no {name}"
        inside = [item for item in found if abs(self.area(item).left()) < self.window.width()]
        return min(inside, key=lambda item: abs(self.area(item).left()))

    def area(self, item: QQuickItem) -> QRectF:
        """An item's place in the window, px."""
        return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))

    def centre(self, item: QQuickItem) -> QPoint:
        return self.area(item).center().toPoint()

    def at(self, x: float, y: float) -> QPoint:
        """A point by its share of the window's width and height."""
        return QPointF(x * self.window.width(), y * self.window.height()).toPoint()

    # --- what a visitor does

    def assume(self, state: Session) -> None:
        self.session.assume(state)
        self.settle()

    def pass_time(self, ms: int) -> None:
        """Let time pass, as the kiosk sees it."""
        self.clock.now += ms
        self.session.tick()
        QGuiApplication.processEvents()

    def press(self, point: QPoint, finger: int = 0) -> None:
        self._others(finger).press(finger, point, self.window).commit()
        self._fingers[finger] = point

    def move(self, point: QPoint, finger: int = 0) -> None:
        self._others(finger).move(finger, point, self.window).commit()
        self._fingers[finger] = point

    def release(self, point: QPoint, finger: int = 0) -> None:
        self._others(finger).release(finger, point, self.window).commit()
        self._fingers.pop(finger, None)
        QGuiApplication.processEvents()

    def _others(self, finger: int) -> QTest.QTouchEventSequence:
        """An event in which the other fingers that are down stay where they are."""
        sequence = QTest.touchEvent(self.window, touch_device())
        for other, point in self._fingers.items():
            if other != finger:
                sequence.move(other, point, self.window)
        return sequence

    def cancel(self) -> None:
        """The system takes the touch away."""
        QCoreApplication.sendEvent(self.window, QTouchEvent(QEvent.Type.TouchCancel, touch_device()))
        sequence = QTest.touchEvent(self.window, touch_device())
        for finger in self._fingers or (0,):
            sequence.release(finger, QPoint(), self.window)
        sequence.commit()
        self._fingers.clear()
        QGuiApplication.processEvents()

    def tap(self, point: QPoint) -> None:
        self.press(point)
        self.release(point)

    def tap_control(self, name: str) -> None:
        self.tap(self.centre(self.control(name)))

    def swipe(self, start: QPoint, end: QPoint, steps: int = 8) -> None:
        self.press(start)
        for step in range(1, steps + 1):
            self.move(start + (end - start) * step / steps)
        self.release(end)

    def two_fingers(self, starts: tuple[QPoint, QPoint], ends: tuple[QPoint, QPoint], steps: int = 8) -> None:
        """Two fingers come down together, move and leave together."""
        sequence = QTest.touchEvent(self.window, touch_device())
        sequence.press(0, starts[0], self.window).press(1, starts[1], self.window).commit()
        for step in range(1, steps + 1):
            sequence = QTest.touchEvent(self.window, touch_device())
            for finger in (0, 1):
                sequence.move(finger, starts[finger] + (ends[finger] - starts[finger]) * step / steps, self.window)
            sequence.commit()
        sequence = QTest.touchEvent(self.window, touch_device())
        sequence.release(0, ends[0], self.window).release(1, ends[1], self.window).commit()
        QGuiApplication.processEvents()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)
        QGuiApplication.processEvents()

    def wake(self) -> None:
        """Wake the kiosk and let the echoes of the touch pass."""
        self.tap(self.at(0.5, 0.4))
        self.pass_time(500)
        self.settle()


def ask(item: QObject, expression: str) -> object:
    """What a QML expression is worth in the scope of an item: for properties that Python has no type for."""
    context = qmlContext(item)
    assert context is not None
    return QQmlExpression(context, item, expression).evaluate()[0]


def every(item: QQuickItem) -> Iterator[QQuickItem]:
    """An item and all within it, shown or not."""
    yield item
    for child in item.childItems():
        yield from every(child)


def shown(item: QQuickItem) -> Iterator[QQuickItem]:
    """An item and all within it that a visitor could see."""
    if item.isVisible() and item.opacity() > 0:
        yield item
        for child in sorted(item.childItems(), key=lambda child: child.z()):
            yield from shown(child)


def is_kind(item: QObject, name: str) -> bool:
    """Whether an object is of the QML type `name`, or of one made from it."""
    meta = item.metaObject()
    while meta is not None:
        if meta.className().split("_QMLTYPE_")[0].split("_QML_")[0] == name:
            return True
        meta = meta.superClass()
    return False
