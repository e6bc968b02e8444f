"""`kiosk run --preview`: a deck in a window that shows each save at once."""

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from kiosk.bridge.preview import Preview, Words
from kiosk.deck import Deck, Record
from kiosk.preview.desktop import desktop, own_language, words
from kiosk.preview.scenes import Scenes
from kiosk.preview.source import Found, Source
from kiosk.preview.window import EditorsWindow
from kiosk.session.state import Place, Session
from kiosk.settings import Settings


@dataclass(frozen=True)
class Wish:
    """What to begin with."""

    size: tuple[int, int] | None = None  # of the window, in px; None: most of the screen
    card: str | None = None  # the id of a page; None: the loop
    language: str | None = None


class PreviewShow(QObject):
    """A window that follows a deck's folder. A QGuiApplication must exist."""

    _found = Signal(object)  # from the source's thread

    def __init__(self, folder: Path, settings: Settings, record: Record, wish: Wish) -> None:
        super().__init__()
        self._folder = folder
        self._wish = wish
        self._deck: Deck | None = None
        self.preview = Preview(settings.diagonal_in, settings.viewing_distance_mm)
        self.preview.againAsked.connect(self._begin)
        given = {
            "preview": self.preview,
            "words": Words(words(), own_language(), self.preview),
            "calm": settings.motion == "calm",
        }
        self.window = EditorsWindow("PreviewWindow.qml", given, wish.size)
        self.scenes = Scenes(self.preview, self.window.illustrations, self.window.theme, settings)
        self._found.connect(self.take)
        self._source = Source(folder, record, self._found.emit)
        self._source.start()

    def close(self) -> None:
        """Stop following, and take the window apart."""
        self._source.close()
        self.window.close()

    @Slot(object)
    def take(self, found: Found) -> None:
        """Show what was found; of a broken deck, what is wrong with it."""
        said = [str(problem).removeprefix(f"{self._folder}{os.sep}") for problem in found.errors]
        self.preview.tell(said, [str(problem.rule) for problem in found.errors])
        if found.deck:
            is_first, self._deck = self._deck is None, found.deck
            self.scenes.play(found.deck, self._start(found.deck) if is_first else None)

    @Slot()
    def _begin(self) -> None:
        if self._deck:
            self.scenes.play(self._deck, Session(Place.ATTRACT, language=self._deck.default_language))

    def _start(self, deck: Deck) -> Session | None:
        """Where to begin; None for the loop."""
        ids = [page.id for page in deck.pages]
        if self._wish.card not in ids:
            return None
        language = self._wish.language or deck.default_language
        return Session(Place.CARD, page=ids.index(self._wish.card), language=language)


def run(folder: Path, settings: Settings, record: Record, wish: Wish) -> int:
    """Show it until its window is closed. Raises CannotStartError without a screen."""
    with desktop(settings), closing(PreviewShow(folder, settings, record, wish)):
        return QCoreApplication.exec()
