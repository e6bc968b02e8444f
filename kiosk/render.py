"""Draws the kiosk's views as pictures, offscreen, with the same QML as on a screen."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.deck import Deck
from kiosk.player import assembly
from kiosk.qt import fonts
from kiosk.session.aids import NONE, Aids
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

_FRAMES = 2  # frames without anything to wait for: the second shows what the first caused
_MOMENT_MS = 40
_PATIENCE_MS = 60_000  # the longest time without progress
_THUMBNAIL = 480  # px, the longer side of a picture on the contact sheet


Taken = TypeVar("Taken")


class NotDrawnError(Exception):
    """A view did not get ready; the text names the items it waits for."""


@dataclass(frozen=True)
class View:
    """One view to draw: a state of the session, the name of its picture, and its name in a deck's words."""

    name: str
    state: Session
    what: str = ""


def views(deck: Deck, language: str, wanted: str, aids: Aids = NONE) -> Iterator[View]:
    """The views of a deck in one language that a visitor may see. `wanted`: attract, overview, card or all.

    Cards and overview are drawn with the aids that a visitor would have chosen.
    """
    visit = Session(Place.CARD, language=language, aids=aids)
    for number, page in enumerate(deck.pages):
        name, what = f"{number:02}-{page.id}", _what(deck, number)
        if wanted in ("attract", "all") and deck.speaks_in_loop(language):
            state = Session(Place.ATTRACT, slide_number=number, page=number, language=language)
            yield View(f"attract-{name}", state, f"the slide of {what}")
        if wanted in ("card", "all"):
            yield View(f"card-{name}", replace(visit, page=number), what)
    if wanted in ("overview", "all"):
        yield View("overview", replace(visit, place=Place.OVERVIEW, page=1), "the overview")


def _what(deck: Deck, number: int) -> str:
    return f"card {number} ({deck.pages[number].id})" if number else "the cover"


def render(
    deck: Deck,
    settings: Settings,
    out: Path,
    sizes: Iterable[tuple[int, int]],
    languages: Iterable[str],
    wanted: str,
    complain: Callable[[str], None],
    aids: Aids = NONE,
) -> Iterator[Path]:
    """Draw `out`/<width>x<height>/<language>/<view>.png and, for each size, a contact sheet. Yields each file.

    A view that cannot be drawn is passed to `complain`, one line each; the others are drawn.
    """
    shots = taken(deck, settings, sizes, languages, wanted, grab, complain, aids)
    for (width, height), group in groupby(shots, lambda shot: shot.size):
        folder = out / f"{width}x{height}"
        rows: dict[str, list[QImage]] = {}
        for shot in group:
            language = shot.view.state.language
            yield save(shot.taken, folder / language / f"{shot.view.name}.png")
            rows.setdefault(language, []).append(thumbnail(shot.taken))
        yield save(contact_sheet(list(rows.values())), folder / "contact-sheet.png")


@dataclass(frozen=True)
class Shot(Generic[Taken]):
    """A view in a window of this size, and what was taken of it."""

    size: tuple[int, int]
    view: View
    taken: Taken


def taken(
    deck: Deck,
    settings: Settings,
    sizes: Iterable[tuple[int, int]],
    languages: Iterable[str],
    wanted: str,
    take: Callable[[QQuickWindow], Taken],
    complain: Callable[[str], None],
    aids: Aids,
) -> Iterator[Shot[Taken]]:
    """Show each view in each language and size, and yield what `take` makes of the window, or complain."""
    _application = open_application()  # must live as long as this runs
    with closing(assembly.build(deck, settings.overridden(motion="calm"), lambda _: None, clock=lambda: 0)) as kiosk:
        languages = list(languages)
        unpainted: set[int] = set()  # the numbers of pages whose picture cannot be painted
        for width, height in sizes:
            kiosk.window.resize(width, height)
            kiosk.window.show()
            for language in languages:
                for view in views(deck, language, wanted, aids):
                    kiosk.session.assume(view.state)
                    try:
                        found = take(kiosk.window)
                    except NotDrawnError:
                        complain(f"{view.what} cannot be drawn in {language} at {width}x{height}")
                        continue
                    for number in sorted(_unpainted(kiosk.window) - unpainted):
                        unpainted.add(number)
                        complain(f"the picture of {_what(deck, number)} cannot be drawn")
                    yield Shot((width, height), view, found)


def _unpainted(window: QQuickWindow) -> set[int]:
    """The numbers of pages whose pictures the window should show but which cannot be painted."""
    numbers = (item.property("unpainted") for item in visible(window.contentItem()))
    return {number for number in numbers if isinstance(number, int) and number >= 0}


def open_application() -> QCoreApplication:
    """The existing application, or a new one that draws without a graphics card."""
    if application := QGuiApplication.instance():
        return application
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    QQuickWindow.setSceneGraphBackend("software")
    return QGuiApplication([])


def grab(window: QQuickWindow) -> QImage:
    """What the window shows once it has settled: the same pixels each time. Raises NotDrawnError."""
    settle(window)
    everything = window.contentItem()
    everything.setOpacity(0)
    window.grabWindow()  # from here on, nothing painted before is left
    everything.setOpacity(1)
    fonts.set_straight()  # all small letters have been painted by now, so this lasts
    return window.grabWindow()


def settle(window: QQuickWindow, patience_ms: int = _PATIENCE_MS) -> None:
    """Wait until everything in the window is laid out and drawn, and no longer.

    Raises NotDrawnError if there is no progress for `patience_ms`, however long all of it takes.
    """
    patience, fewest, frames = QDeadlineTimer(patience_ms), sys.maxsize, 0
    waiting: list[QQuickItem] = []
    while frames < _FRAMES:
        if not waiting:  # what is awaited brings its own frame
            window.update()
        _await_frame(window)
        waiting = [item for item in visible(window.contentItem()) if item.property("ready") is False]
        frames = 0 if waiting else frames + 1
        if len(waiting) < fewest:
            fewest = len(waiting)
            patience.setRemainingTime(patience_ms)
        elif waiting and patience.hasExpired():
            raise NotDrawnError(", ".join(item.metaObject().className() for item in waiting))


def _await_frame(window: QQuickWindow) -> None:
    """Process events until a frame is drawn, or only for a moment if the window draws none."""
    loop = QEventLoop()
    moment = QTimer(singleShot=True, interval=_MOMENT_MS)
    moment.timeout.connect(loop.quit)
    window.frameSwapped.connect(loop.quit)
    moment.start()
    loop.exec()
    window.frameSwapped.disconnect(loop.quit)


def visible(item: QQuickItem) -> Iterator[QQuickItem]:
    """An item and everything in it that is visible, but for what is drawn beside the window: see PageSlot.qml."""
    left = [item]
    while left:
        item = left.pop()
        if item.isVisible() and item.property("offScreen") is not True:
            yield item
            left += reversed(item.childItems())


def thumbnail(picture: QImage) -> QImage:
    """A small copy for a contact sheet."""
    return picture.scaled(
        QSize(_THUMBNAIL, _THUMBNAIL), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def contact_sheet(rows: list[list[QImage]]) -> QImage:
    """The pictures in a grid of about four columns, one language after another."""
    pictures = [picture for row in rows for picture in row]
    gap, columns = 16, 7 if pictures[0].height() > pictures[0].width() else 6
    width, height = pictures[0].width() + gap, pictures[0].height() + gap
    sheet = QImage(columns * width + gap, -(-len(pictures) // columns) * height + gap, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#888888"))
    painter = QPainter(sheet)
    for number, picture in enumerate(pictures):
        painter.drawImage(QPoint(gap + number % columns * width, gap + number // columns * height), picture)
    painter.end()
    return sheet


def save(picture: QImage, file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(file)):
        raise OSError(f"{file} cannot be written")
    return file
