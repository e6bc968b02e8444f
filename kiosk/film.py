"""Films a visit: the same QML as on a screen, in full motion, touched by a finger; one picture for each frame.

It also films the slides of the attract loop, each as a strip of pictures on one sheet.

Qt Quick's animations run on the real clock, and so does the camera. The session's time is the film's own.
"""

import math
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

from kiosk import render  # must come first: render chooses Qt's offscreen platform
from kiosk.bridge.session import Listener
from kiosk.deck import Deck
from kiosk.player import assembly
from kiosk.session import timing
from kiosk.session.due import slide_language, slide_page
from kiosk.session.state import Place, Rules, Session
from kiosk.settings import Settings

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPointF, QRectF, Qt, QTimer  # isort: skip
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen  # isort: skip

RATE = 20  # frames a second; GIF counts time in hundredths of a second
STRIP_RATE, STRIP_S = 5, 6
_FURTHER = 5  # the last card lies this many cards after the first, so that colour and figure differ
_REACH_S, _HOLD_S, _SWIPE_S, _LEAVE_S = 0.3, 0.15, 0.7, 0.2  # how long a finger approaches, rests, moves and leaves
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
    """Film into `out`/<width>x<height>/film-<number>.png; yields each file. The languages alternate.

    `rate`: frames a second. `hurry`: how many times faster than real; movements in the film then look slower.
    """
    _application = render.open_application()  # must live as long as this runs
    languages = list(languages)
    for width, height in sizes:
        kiosk, camera = _set(deck, settings, listener, languages[0], (width, height), rate, hurry)
        scene = _scene(camera, deck, timing.rules(deck, settings, languages[0]), languages)
        folder = out / f"{width}x{height}"
        with ThreadPoolExecutor(1) as beside:  # else writing frames would take half of the available time
            files = [
                beside.submit(render.save, picture, folder / f"film-{number:04}.png")
                for number, picture in enumerate(scene, 1)
            ]
            kiosk.close()
        for file in files:
            yield file.result()


def strips(
    deck: Deck, settings: Settings, out: Path, sizes: Iterable[tuple[int, int]], languages: Iterable[str]
) -> Iterator[Path]:
    """Film each slide of the attract loop, from the slide before it on: a picture every 200 ms, all on one sheet.

    Into `out`/<width>x<height>/<language>/strip-<slide>.png; yields each file.
    """
    _application = render.open_application()  # must live as long as this runs
    languages = list(languages)
    for width, height in sizes:
        kiosk, camera = _set(deck, settings, lambda _: None, languages[0], (width, height), STRIP_RATE)
        with closing(kiosk):
            for language in languages:
                for number, page in enumerate(deck.pages):
                    before = (number - 1) % len(deck.pages)
                    camera.cut_to(Session(Place.ATTRACT, slide_number=0, page=before, language=language))  # at rest
                    camera.go_on_to(Session(Place.ATTRACT, slide_number=1, page=number, language=language))
                    pictures = [render.thumbnail(picture) for picture in camera.roll(STRIP_S)]
                    file = out / f"{width}x{height}" / language / f"strip-{number:02}-{page.id}.png"
                    yield render.save(render.contact_sheet([pictures]), file)


def _set(
    deck: Deck, settings: Settings, listener: Listener, language: str, size: tuple[int, int], rate: int, hurry: int = 1
) -> tuple[assembly.Kiosk, "_Camera"]:
    """A kiosk of this size, and a camera that films it."""
    clock = _Clock()
    kiosk = assembly.build(deck, settings.overridden(motion="full"), listener, first_language=language, clock=clock)
    kiosk.window.resize(*size)
    kiosk.window.show()
    render.settle(kiosk.window)
    return kiosk, _Camera(kiosk, clock, rate, hurry)


class _Clock:
    """The session's time in ms: how much film has been shot."""

    now = 0.0

    def __call__(self) -> int:
        return round(self.now)


class _Camera:
    """Shoots frames of a kiosk at a steady rate, and touches it."""

    def __init__(self, kiosk: assembly.Kiosk, clock: _Clock, rate: int, hurry: int) -> None:
        self._kiosk = kiosk
        self._clock = clock
        self._rate = rate
        self._frame_s = 1 / (rate * hurry)  # in real seconds
        self._due = time.monotonic()

    def roll(self, seconds: float) -> Iterator[QImage]:
        """Shoot without touching anything."""
        return (self._frame() for _ in self._parts(seconds))

    def cut_to(self, state: Session) -> None:
        """Go to a state and wait until it is drawn."""
        self.go_on_to(state)
        render.settle(self._kiosk.window)

    def go_on_to(self, state: Session) -> None:
        """Go to a state and film the way there."""
        self._kiosk.session.assume(replace(state, slide_at=self._clock()))

    def at(self, x: float, y: float) -> QPointF:
        """A point, given as parts of the window's width and height."""
        return QPointF(x * self._kiosk.window.width(), y * self._kiosk.window.height())

    def tap(self, name: str) -> Iterator[QImage]:
        """Tap the control whose name begins like this."""
        items = render.visible(self._kiosk.window.contentItem())
        control = next(item for item in items if str(item.property("name")).startswith(name))
        return self.touch(control.mapRectToScene(QRectF(0, 0, control.width(), control.height())).center())

    def touch(self, start: QPointF, end: QPointF | None = None) -> Iterator[QImage]:
        """A finger comes down, moves to `end` if given, and lifts."""
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
        """Frame by frame, how much of the time has passed, 0 to 1."""
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
        """The next frame, when it is due. `near`: from 0, the finger is far away, to 1, it touches the glass."""
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
    """The loop invites in two languages.

    A finger wakes it, swipes, changes the language, opens the overview, picks a card.
    """
    cards = len(deck.pages) - 1
    # A card whose figure is a number, because it counts up.
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
    """The attract loop as it reaches `page` in `language`."""
    number = next(n for n in count(1) if (slide_page(rules, n), slide_language(rules, n)) == (page, language))
    return Session(Place.ATTRACT, slide_number=number, page=page, language=language)


def _draw_finger(picture: QImage, at: QPointF, near: float, pressed: bool) -> None:
    """Draw a soft round mark with a halo: large and faint above the glass, small and firm on it."""
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
