"""Draws the kiosk's views into pictures, offscreen, from the very same QML that a screen shows."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk import app
from kiosk.deck import Deck
from kiosk.session import Place, Session
from kiosk.settings import Settings

_REST_MS = 40  # words are laid out by QML timers, which wait for a tick (16 ms) each, one after the other
_LOOK_MS = 5
_PATIENCE_MS = 60_000  # in which nothing more gets ready
_THUMBNAIL = 480  # px, a picture's longer side on the contact sheet


class NotDrawnError(Exception):
    """A view that does not get ready; the text names the items it waits for."""


@dataclass(frozen=True)
class View:
    """One thing to draw: a state of the session, the name of its picture, and what it is in a deck's words."""

    name: str
    state: Session
    what: str = ""


def views(
    deck: Deck, language: str, wanted: str, *, large_text: bool = False, high_contrast: bool = False
) -> Iterator[View]:
    """The views of a deck in one language. `wanted`: attract, overview, card or all.

    Cards and the overview are as a visitor has asked for them: with larger text, in high contrast.
    """
    visit = Session(Place.CARD, language=language, large_text=large_text, high_contrast=high_contrast)
    for number, page in enumerate(deck.pages):
        name, what = f"{number:02}-{page.id}", _what(deck, number)
        if wanted in ("attract", "all"):
            state = Session(Place.ATTRACT, turn=number, page=number, language=language)
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
    *,
    large_text: bool = False,
    high_contrast: bool = False,
) -> Iterator[Path]:
    """Draw into `out`/<width>x<height>/<language>/<view>.png and, for each size, a contact sheet. Yields each file.

    What cannot be drawn is told to `complain`, a line each; the others are drawn.
    """
    _application = open_application()  # lives as long as this runs
    with closing(app.build(deck, settings.overridden(motion="calm"), lambda _: None, clock=lambda: 0)) as kiosk:
        languages = list(languages)
        unpainted: set[int] = set()  # pages whose picture cannot be painted
        for width, height in sizes:
            kiosk.window.resize(width, height)
            kiosk.window.show()
            pictures: list[list[QImage]] = []
            folder = out / f"{width}x{height}"
            for language in languages:
                row = []
                for view in views(deck, language, wanted, large_text=large_text, high_contrast=high_contrast):
                    kiosk.session.assume(view.state)
                    try:
                        picture = grab(kiosk.window)
                    except NotDrawnError:
                        complain(f"{view.what} cannot be drawn in {language} at {width}x{height}")
                        continue
                    for number in sorted(_unpainted(kiosk.window) - unpainted):
                        unpainted.add(number)
                        complain(f"the picture of {_what(deck, number)} cannot be drawn")
                    yield save(picture, folder / language / f"{view.name}.png")
                    row.append(_thumbnail(picture))
                pictures.append(row)
            if any(pictures):
                yield save(_contact_sheet(pictures), folder / "contact-sheet.png")


def _unpainted(window: QQuickWindow) -> set[int]:
    """The numbers of the pages whose pictures the window should show, and that cannot be painted."""
    numbers = (item.property("unpainted") for item in visible(window.contentItem()))
    return {number for number in numbers if isinstance(number, int) and number >= 0}


def open_application() -> QCoreApplication:
    """The application there is, or one that draws without a graphics card."""
    if application := QGuiApplication.instance():
        return application
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    QQuickWindow.setSceneGraphBackend("software")
    return QGuiApplication([])


def grab(window: QQuickWindow) -> QImage:
    """What the window shows, once it is settled. Raises NotDrawnError."""
    settle(window)
    return window.grabWindow()


def settle(window: QQuickWindow, patience_ms: int = _PATIENCE_MS) -> None:
    """Wait until all that the window shows is drawn and laid out.

    Raises NotDrawnError if nothing more gets ready for `patience_ms`, however long all of it takes.
    """
    patience, rest, fewest = QDeadlineTimer(patience_ms), QDeadlineTimer(_REST_MS), sys.maxsize
    while True:
        rested = rest.hasExpired()
        _wait(_LOOK_MS)  # not in a busy loop: the thread that paints needs Python's interpreter lock now and then
        waiting = [item for item in visible(window.contentItem()) if item.property("ready") is False]
        if not waiting and rested:
            return
        if waiting:
            rest.setRemainingTime(_REST_MS)
        if len(waiting) < fewest:
            fewest = len(waiting)
            patience.setRemainingTime(patience_ms)
        elif waiting and patience.hasExpired():
            raise NotDrawnError(", ".join(item.metaObject().className() for item in waiting))


def _wait(ms: int) -> None:
    """Let events be handled for so long."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def visible(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible():
        yield item
        for child in item.childItems():
            yield from visible(child)


def _thumbnail(picture: QImage) -> QImage:
    return picture.scaled(
        QSize(_THUMBNAIL, _THUMBNAIL), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _contact_sheet(rows: list[list[QImage]]) -> QImage:
    """The pictures in a grid of about four columns, language after language."""
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
