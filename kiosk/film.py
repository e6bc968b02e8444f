"""Films a visit: the very same QML as on a screen, in full motion, touched by a finger; a picture for every frame.

Qt Quick's animations run by the clock on the wall, and so does the camera. The session's time is the film's own.
"""

import math
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import count
from pathlib import Path

from kiosk import app, pace, render  # first: render chooses Qt's offscreen platform
from kiosk.bridge.session import Listener
from kiosk.deck import Deck
from kiosk.session import Place, Rules, Session, slide_language, slide_page
from kiosk.settings import Settings

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPointF, QRectF, Qt, QTimer  # isort: skip
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen  # isort: skip

RATE = 20  # frames a second: GIF counts time in hundredths of a second
_FURTHER = 5  # so many cards beyond the first lies the last one: in another colour, with another figure
_REACH_S, _HOLD_S, _SWIPE_S, _LEAVE_S = 0.3, 0.15, 0.7, 0.2  # a finger comes, rests, moves, goes
_RIM, _TIP, _HALO = QColor(27, 36, 64), QColor(255, 255, 255, 180), QColor(255, 255, 255, 90)


def film(
    deck: Deck,
    settings: Settings,
    out: Path,
    sizes: Iterable[tuple[int, int]],
    languages: Iterable[str],
    listener: Listener = lambda _: None,
    rate: int = RATE,
    hurry: int = 1,
) -> Iterator[Path]:
    """Film into `out`/<width>x<height>/film-<number>.png; yields each file. The languages take turns.

    `rate`: frames a second. `hurry`: so many times faster than in life; then what moves seems to move slower.
    """
    _application = render.open_application()  # lives as long as this runs
    languages = list(languages)
    for width, height in sizes:
        clock = _Clock()
        kiosk = app.build(deck, settings.overridden(motion="full"), listener, first_language=languages[0], clock=clock)
        kiosk.window.resize(width, height)
        kiosk.window.show()
        render.settle(kiosk.window)
        camera = _Camera(kiosk, clock, rate, hurry)
        scene = _scene(camera, deck, pace.rules(deck, settings, languages[0]), languages)
        folder = out / f"{width}x{height}"
        with ThreadPoolExecutor(1) as beside:  # writing a frame would take half the time there is for it
            files = [
                beside.submit(render.save, picture, folder / f"film-{number:04}.png")
                for number, picture in enumerate(scene, 1)
            ]
            kiosk.close()
        for file in files:
            yield file.result()


class _Clock:
    """The session's time, ms: so much film has been shot."""

    now = 0.0

    def __call__(self) -> int:
        return round(self.now)


class _Camera:
    """Shoots frames of a kiosk at a steady rate, and touches it meanwhile."""

    def __init__(self, kiosk: app.Kiosk, clock: _Clock, rate: int, hurry: int) -> None:
        self._kiosk = kiosk
        self._clock = clock
        self._rate = rate
        self._frame_s = 1 / (rate * hurry)  # of real time
        self._due = time.monotonic()

    def roll(self, seconds: float) -> Iterator[QImage]:
        """Shoot, and touch nothing."""
        return (self._frame() for _ in self._parts(seconds))

    def cut_to(self, state: Session) -> None:
        self._kiosk.session.assume(replace(state, slide_at=self._clock()))
        render.settle(self._kiosk.window)

    def at(self, x: float, y: float) -> QPointF:
        """A point by its share of the window's width and height."""
        return QPointF(x * self._kiosk.window.width(), y * self._kiosk.window.height())

    def tap(self, name: str) -> Iterator[QImage]:
        """A finger taps the control whose name begins so."""
        items = render.visible(self._kiosk.window.contentItem())
        control = next(item for item in items if str(item.property("name")).startswith(name))
        return self.touch(control.mapRectToScene(QRectF(0, 0, control.width(), control.height())).center())

    def touch(self, start: QPointF, end: QPointF | None = None) -> Iterator[QImage]:
        """A finger comes down, may move to `end`, and lifts."""
        stop = end or start
        for part in self._parts(_REACH_S):
            yield self._frame(start + self.at(0.03, 0.1) * (1 - part) ** 2, part)
        self._send(QEvent.Type.MouseButtonPress, start)
        for _ in self._parts(_HOLD_S):
            yield self._frame(start, 1, pressed=True)
        for part in self._parts(_SWIPE_S) if end else ():
            at = start + (stop - start) * (1 - math.cos(0.8 * math.pi * part)) / (1 - math.cos(0.8 * math.pi))
            self._send(QEvent.Type.MouseMove, at)
            yield self._frame(at, 1, pressed=True)
        self._send(QEvent.Type.MouseButtonRelease, stop)
        for part in self._parts(_LEAVE_S):
            yield self._frame(stop, 1 - part)

    def _parts(self, seconds: float) -> Iterator[float]:
        """How much of the time has gone by, 0 to 1, frame by frame."""
        frames = round(seconds * self._rate)
        return ((number + 1) / frames for number in range(frames))

    def _send(self, kind: QEvent.Type, at: QPointF) -> None:
        left = Qt.MouseButton.LeftButton
        changed = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else left
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else left
        event = QMouseEvent(kind, at, at, changed, held, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(self._clock())
        QCoreApplication.sendEvent(self._kiosk.window, event)

    def _frame(self, finger: QPointF | None = None, near: float = 0, pressed: bool = False) -> QImage:
        """The next frame, when it is due. `near`: 0, the finger is far, to 1, it is on the glass."""
        self._clock.now += 1000 / self._rate
        self._due = max(self._due + self._frame_s, time.monotonic())
        loop = QEventLoop()
        QTimer.singleShot(max(0, round(1000 * (self._due - time.monotonic()))), loop.quit)
        loop.exec()
        picture = self._kiosk.window.grabWindow()
        if finger and near > 0:
            _draw_finger(picture, finger, near, pressed)
        return picture


def _scene(camera: _Camera, deck: Deck, rules: Rules, languages: list[str]) -> Iterator[QImage]:
    """The loop invites in two languages; a finger wakes it, swipes, asks for a language, sees all cards, picks one."""
    cards = len(deck.pages) - 1
    # A card whose figure is an amount: it counts up.
    first = next((n for n, page in enumerate(deck.pages) if page.figure and not page.figure[-1].isdigit()), 1)
    last = (first + _FURTHER - 1) % cards + 1
    _, woken, chosen = (languages * 3)[:3]

    yield from camera.roll(1.1)
    camera.cut_to(_slide(rules, first, woken))
    yield from camera.roll(2.6)
    yield from camera.touch(camera.at(0.4, 0.5))
    yield from camera.roll(0.6)
    yield from camera.touch(camera.at(0.88, 0.79), camera.at(0.32, 0.77))
    yield from camera.roll(0.7)
    if chosen != woken:
        yield from camera.tap(next(language.name for language in deck.languages if language.code == chosen))
        yield from camera.roll(0.8)
    yield from camera.tap(deck.words[chosen]["overview"])
    yield from camera.roll(0.8)
    yield from camera.tap(f"{last}. ")
    yield from camera.roll(1.4)


def _slide(rules: Rules, page: int, language: str) -> Session:
    """The attract loop when it comes to `page` in `language`."""
    turn = next(n for n in count(1) if (slide_page(rules, n), slide_language(rules, n)) == (page, language))
    return Session(Place.ATTRACT, turn=turn, page=page, language=language)


def _draw_finger(picture: QImage, at: QPointF, near: float, pressed: bool) -> None:
    """A soft round mark in a halo: large and faint above the glass, small and firm on it."""
    unit = min(picture.width(), picture.height()) / 100
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(near)
    radius = (9 - 4.5 * near) * unit
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_HALO)
    painter.drawEllipse(at, radius * (1.8 if pressed else 1.3), radius * (1.8 if pressed else 1.3))
    painter.setPen(QPen(_RIM, 0.8 * unit))
    painter.setBrush(_TIP)
    painter.drawEllipse(at, radius, radius)
    painter.end()
