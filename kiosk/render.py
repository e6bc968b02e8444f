"""Draws the kiosk's views into pictures, offscreen, from the very same QML that a screen shows."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
_THUMBNAIL = 480  # px, a picture's longer side on the contact sheet


@dataclass(frozen=True)
class View:
    """One thing to draw: a state of the session, and the name of its picture."""

    name: str
    state: Session


def views(deck: Deck, language: str, wanted: str) -> Iterator[View]:
    """The views of a deck in one language. `wanted`: attract, overview, card or all."""
    for number, page in enumerate(deck.pages):
        name = f"{number:02}-{page.id}"
        if wanted in ("attract", "all"):
            yield View(f"attract-{name}", Session(Place.ATTRACT, turn=number, page=number, language=language))
        if wanted in ("card", "all"):
            yield View(f"card-{name}", Session(Place.CARD, page=number, language=language))
    if wanted in ("overview", "all"):
        yield View("overview", Session(Place.OVERVIEW, page=1, language=language))


def render(
    deck: Deck, settings: Settings, out: Path, sizes: Iterable[tuple[int, int]], languages: Iterable[str], wanted: str
) -> Iterator[Path]:
    """Draw into `out`/<width>x<height>/<language>/<view>.png and, for each size, a contact sheet. Yields each file."""
    _application = open_application()  # lives as long as this runs
    kiosk = app.build(deck, settings.overridden(motion="calm"), lambda _: None, clock=lambda: 0)
    languages = list(languages)
    for width, height in sizes:
        kiosk.window.resize(width, height)
        kiosk.window.show()
        pictures: list[list[QImage]] = []
        folder = out / f"{width}x{height}"
        for language in languages:
            row = []
            for view in views(deck, language, wanted):
                kiosk.session.assume(view.state)
                picture = grab(kiosk.window)
                yield save(picture, folder / language / f"{view.name}.png")
                row.append(_thumbnail(picture))
            pictures.append(row)
        yield save(_contact_sheet(pictures), folder / "contact-sheet.png")
    kiosk.close()


def open_application() -> QCoreApplication:
    """The application there is, or one that draws without a graphics card."""
    if application := QGuiApplication.instance():
        return application
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    QQuickWindow.setSceneGraphBackend("software")
    return QGuiApplication([])


def grab(window: QQuickWindow) -> QImage:
    """What the window shows, once it is settled. Raises TimeoutError."""
    settle(window)
    return window.grabWindow()


def settle(window: QQuickWindow) -> None:
    """Wait until all that the window shows is drawn and laid out. Raises TimeoutError if that takes a minute."""
    patience, rest = QDeadlineTimer(60_000), QDeadlineTimer(_REST_MS)
    while True:
        rested = rest.hasExpired()
        _wait(_LOOK_MS)  # not in a busy loop: the thread that paints needs Python's interpreter lock now and then
        waiting = [item for item in visible(window.contentItem()) if item.property("ready") is False]
        if not waiting and rested:
            return
        if waiting:
            rest.setRemainingTime(_REST_MS)
        if waiting and patience.hasExpired():
            raise TimeoutError(f"not drawn: {', '.join(item.metaObject().className() for item in waiting)}")


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
