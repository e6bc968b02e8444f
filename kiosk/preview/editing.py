"""`kiosk edit`: the editor's window."""

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Slot

from kiosk.authoring.folder import DeckFolder
from kiosk.bridge.editor import Editor
from kiosk.bridge.editor.checking import Verdict
from kiosk.bridge.preview import Preview, Words
from kiosk.check import Screen
from kiosk.deck import Deck, Record
from kiosk.editor.pages import COVER
from kiosk.editor.presence import Presence
from kiosk.preview.desktop import desktop, own_language, words
from kiosk.preview.scenes import Scenes
from kiosk.preview.window import EditorsWindow
from kiosk.qt.thumbnails import THUMBNAILS, Thumbnails
from kiosk.session.state import Place, Session
from kiosk.settings import Settings


class EditShow(QObject):
    """The editor of one deck, in its window. A QGuiApplication must exist.

    What a crash has left is taken up at once, as a step that can be undone.
    """

    def __init__(self, deck: DeckFolder, settings: Settings, record: Record, size: tuple[int, int] | None) -> None:
        super().__init__()
        self.preview = Preview(settings.diagonal_in, settings.viewing_distance_mm)
        self.words = Words(words(), own_language(), self.preview)
        screen = Screen(settings.diagonal_in, settings.viewing_distance_mm)
        self.editor = Editor(deck, Presence(deck.folder), record, self.preview, screen)
        self._playing: Deck | None = None
        self.window = EditorsWindow(
            "EditorWindow.qml",
            {"editor": self.editor, "words": self.words},
            size,
            {THUMBNAILS: Thumbnails(deck.folder)},
        )
        self.scenes = Scenes(self.preview, self.window.illustrations, self.window.theme, settings, is_still=True)
        self.editor.checked.connect(self._play)
        self.editor.spotChanged.connect(self._turn)
        self.editor.recover()

    def close(self) -> None:
        """Take it apart. What is not saved stays in the draft."""
        self.editor.close()
        self.window.close()

    @Slot(object)
    def _play(self, verdict: Verdict) -> None:
        """Show the newest state that can be shown."""
        if verdict.deck is None:
            return
        is_first, self._playing = self._playing is None, verdict.deck
        start = Session(Place.CARD, page=self.editor.spot.page, language=verdict.deck.default_language)
        self.scenes.play(verdict.deck, start if is_first else None)
        self._turn()

    @Slot()
    def _turn(self) -> None:
        """Turn the preview to the page that is edited."""
        names = [COVER, *self.editor.deck.cards()]
        shown = [page.id for page in self._playing.pages] if self._playing else []
        name = names[self.editor.spot.page] if self.editor.spot.page < len(names) else ""
        if name in shown:  # cards of one section are shown together, wherever they are in the file
            self.scenes.turn(shown.index(name))


def run(folder: Path, settings: Settings, record: Record, size: tuple[int, int] | None) -> int:
    """Edit the deck in `folder` until the window is closed.

    Raises CannotStartError without a screen, and as DeckFolder.read does.
    """
    deck = DeckFolder.read(folder)
    with desktop(settings), closing(EditShow(deck, settings, record, size)):
        return QCoreApplication.exec()
