"""Pictures and fonts for the editor: taken into the deck on a thread of its own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk import paths
from kiosk.authoring.folder import DECK
from kiosk.bridge.lists import ValueList
from kiosk.deck.model import FONT_FORMATS
from kiosk.editor import fonts, pictures
from kiosk.editor.browsing import Entry, entries
from kiosk.pictures import FORMATS
from kiosk.qt.worker import Worker
from kiosk.system import files

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

FONT = -2  # instead of a page
Taken = pictures.Taken | fonts.Taken


@QmlElement
class EditorPictures(QObject):
    """Copies pictures and fonts into the deck, and lists folders to choose them from."""

    changed = Signal()
    taken = Signal(int, str)  # for a page, under this name

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._worker = Worker("pictures", self)
        self._worker.busyChanged.connect(self.changed)
        self._notes: list[str] = []
        self._is_refused = False
        self._entries = ValueList(Entry, self)
        self._place = paths.home()

    def close(self) -> None:
        """End the thread."""
        self._worker.close()

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being copied, or a folder listed."""
        return self._worker.is_busy

    def take(self, page: int, source: Path) -> None:
        """Copy a picture for a page; for -1 it is the logo, for FONT a font."""
        self._ask(page, partial(fonts.take if page == FONT else pictures.take, self._folder, source))

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._worker.is_busy

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # Qt's own name, for qmllint
    def notes(self) -> list[str]:
        """What was done to the last picture, or why it could not be taken."""
        return self._notes

    @Property(bool, notify=changed)
    def refused(self) -> bool:
        """Whether the last picture could not be taken."""
        return self._is_refused

    @Property(QObject, constant=True)  # qmllint knows no item models
    def entries(self) -> ValueList:
        """The folders and pictures in `place`: see Entry."""
        return self._entries

    @Property(str, notify=changed)
    def place(self) -> str:
        """The folder that is listed."""
        return str(self._place)

    @Slot(int, str)
    def turn(self, page: int, name: str) -> None:
        """Turn a page's photo a quarter to the right."""
        self._ask(page, partial(pictures.turn, self._folder, name))

    @Slot()
    def forget(self) -> None:
        """Say nothing about the last picture any more."""
        self._notes, self._is_refused = [], False
        self.changed.emit()

    @Slot(str, bool)
    def browse(self, place: str, isForFonts: bool) -> None:  # noqa: N803 - QML's name
        """List a folder, with its pictures or its fonts; of a file, the folder that it is in."""
        endings = FONT_FORMATS if isForFonts else FORMATS
        self._worker.ask(partial(entries, paths.expanded(Path(place)), endings), self._list)

    def _list(self, answer: tuple[Path, list[Entry]]) -> None:
        self._place, found = answer
        self._entries.show(found)
        self.changed.emit()

    def _ask(self, page: int, question: Callable[[], Taken]) -> None:
        self._worker.ask(partial(_tried, self._folder, question), partial(self._finish, page))

    def _finish(self, page: int, answer: Taken | str) -> None:
        self._is_refused = isinstance(answer, str)
        self._notes = [answer] if isinstance(answer, str) else list(answer.notes)
        self.changed.emit()
        if isinstance(answer, Taken):
            self.taken.emit(page, answer.name)


def _tried(folder: Path, question: Callable[[], Taken]) -> Taken | str:
    if not files.exists(folder / DECK):  # or it would be made anew, with nothing but a picture
        return "the deck's folder is not there; bring its disk or network back, then take the picture again"
    try:
        return question()
    except (pictures.RefusedError, fonts.RefusedError) as error:
        return str(error)
