"""The editor's files: saved, kept as a draft, and watched for other people's changes."""

import errno
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.authoring.folder import AWAY, DeckFolder, OvertakenError
from kiosk.editor import draft
from kiosk.editor.aside import keep_theirs
from kiosk.editor.presence import Presence
from kiosk.problems import ProblemsError
from kiosk.qt.worker import Worker
from kiosk.yamlfiles.editing import CannotEditError

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_DRAFT_MS = 700  # after the last change
GONE = "folder_gone"
# The editor's word for why nothing could be saved.
_WORDS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "disk_full"),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), "folder_read_only"),
    **dict.fromkeys((errno.ENOENT, *AWAY), GONE),
}


@dataclass(frozen=True)
class Trouble:
    """Why nothing was saved: one of the editor's words, and what the system says if no other word does."""

    word: str = ""
    details: str = ""


@QmlElement
class EditorFiles(QObject):
    """Saves the deck. `saved` brings it as it is on the disk then; `reread` brings what somebody else made of it.

    `failed` says that a save has not saved anything.
    """

    stateChanged = Signal()
    failed = Signal()
    saved = Signal(object)
    reread = Signal(object)

    def __init__(self, presence: Presence, deck: DeckFolder, parent: QObject) -> None:
        super().__init__(parent)
        self._presence = presence
        self._claim = draft.Claim(deck)
        self._draft = self._claim.file
        self._news = "", ""
        self._deck = deck
        self._worker = Worker("files", self)
        self._worker.busyChanged.connect(self.stateChanged)
        self._trouble, self._overtaken, self._draft_trouble = Trouble(), "", ""
        self._later = QTimer(self, singleShot=True, interval=_DRAFT_MS)
        self._later.timeout.connect(self.keep)

    def recovered(self) -> DeckFolder:
        """The deck with what a crash has left; the deck itself if that is nothing."""
        return draft.recovered(self._draft, self._deck)

    def follow(self, deck: DeckFolder) -> None:
        """The deck is like this now."""
        self._deck = deck
        self._later.start()
        self.stateChanged.emit()

    def close(self) -> None:
        """Leave, once what was begun is written. What is not saved stays in the draft."""
        self._later.stop()
        self._worker.finish()
        self._claim.close()
        self._presence.close()

    @property
    def is_busy(self) -> bool:
        """Whether something is being written or read."""
        return self._worker.is_busy

    @Property(bool, notify=stateChanged)
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return bool(self._deck.changed())

    @Property(bool, notify=stateChanged)
    def busy(self) -> bool:
        return self._worker.is_busy

    @Property(str, notify=stateChanged)
    def other(self) -> str:
        """Who else is editing this deck; empty if nobody is."""
        return self._presence.other

    @Property(str, notify=stateChanged)
    def overtaken(self) -> str:
        """The files that somebody else has changed, while there are changes here too."""
        return self._overtaken

    @Property(bool, constant=True)
    def readOnly(self) -> bool:
        """Whether nothing can be saved in the deck's folder."""
        return self._presence.is_read_only

    @Property(str, notify=stateChanged)
    def trouble(self) -> str:
        """Why the last save failed, as one of the editor's words; empty if it did not."""
        return self._trouble.word

    @Property(str, notify=stateChanged)
    def details(self) -> str:
        """What the system says of `trouble`, if no word does."""
        return self._trouble.details

    @Property(str, notify=stateChanged)
    def draftTrouble(self) -> str:
        """Why what is not saved would be lost in a crash; empty if it would not."""
        return self._draft_trouble

    @Property(str, notify=stateChanged)
    def news(self) -> str:
        """What is to be known of the last save or of somebody else's, as one of the editor's words; or empty."""
        return self._news[0]

    @Property(str, notify=stateChanged)
    def newsOf(self) -> str:
        """The files or the folder that `news` is about."""
        return self._news[1]

    @Slot()
    def forget(self) -> None:
        """The news are known."""
        self._news = "", ""
        self.stateChanged.emit()

    @Slot()
    def keep(self) -> None:
        """Keep the draft now."""
        self._worker.ask(partial(_kept, self._draft, self._deck), self._note)

    @Slot()
    def save(self) -> None:
        """Save everything."""
        self._later.stop()
        self._worker.ask(partial(_saved, self._deck, self._draft), self._finish)

    @Slot()
    def saveOver(self) -> None:
        """Save everything, over what somebody else has done, which is kept aside."""
        self._worker.ask(partial(_saved_over, self._deck, self._draft), self._finish_over)

    @Slot()
    def look(self) -> None:
        """See whether somebody else has changed the files."""
        self._worker.ask(partial(_seen, self._deck), self._take)

    @Slot()
    def takeTheirs(self) -> None:
        """Go on with what somebody else has made of the deck."""
        self._worker.ask(partial(_theirs, self._deck), self._take)

    @Slot()
    def discard(self) -> None:
        """Forget what is not saved, also what is just being kept."""
        self._later.stop()
        self._worker.ask(partial(draft.drop, self._draft), lambda _: None)

    def _note(self, trouble: str) -> None:
        self._draft_trouble = trouble
        self.stateChanged.emit()

    def _finish(self, answer: DeckFolder | tuple[str, ...] | Trouble) -> None:
        if isinstance(answer, DeckFolder):
            self._draft_trouble = ""
            self._tell(Trouble(), "")
            self.saved.emit(answer)
            return
        self._later.start()  # what is not saved is kept at least
        if isinstance(answer, Trouble):
            self._tell(answer, self._overtaken)
        else:
            self._tell(Trouble(), ", ".join(answer))
        self.failed.emit()

    def _finish_over(self, answer: tuple[DeckFolder | tuple[str, ...] | Trouble, str]) -> None:
        done, aside = answer
        self._news = ("kept_aside", aside) if aside and isinstance(done, DeckFolder) else ("", "")
        self._finish(done)

    def _take(self, answer: DeckFolder | tuple[str, ...] | Trouble | None) -> None:
        if isinstance(answer, DeckFolder):
            theirs = [name for name in answer.digests if answer.digests[name] != self._deck.digests.get(name)]
            self._news = ("followed", ", ".join(theirs)) if theirs else ("", "")
            self._tell(Trouble(), "")
            self.reread.emit(answer)
        elif isinstance(answer, Trouble):
            self._tell(answer, self._overtaken)
        elif answer:
            self._tell(Trouble(), ", ".join(answer))
        elif self._trouble.word == GONE:  # it is back
            self._tell(Trouble(), "")

    def _tell(self, trouble: Trouble, overtaken: str) -> None:
        self._trouble, self._overtaken = trouble, overtaken
        self.stateChanged.emit()


def _kept(file: Path, deck: DeckFolder) -> str:
    return _tried(partial(draft.keep, file, deck))


def _tried(what: Callable[[], object]) -> str:
    try:
        what()
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _saved(deck: DeckFolder, file: Path) -> DeckFolder | tuple[str, ...] | Trouble:
    try:
        there = deck.save()
    except OvertakenError as error:
        return error.names
    except OSError as error:
        return _trouble(error, deck)
    draft.drop(file)
    return there


def _saved_over(deck: DeckFolder, file: Path) -> tuple[DeckFolder | tuple[str, ...] | Trouble, str]:
    """What became of it, and the folder in which the files that somebody else has saved are kept."""
    try:
        aside = keep_theirs(deck)
        return _saved(deck.over_theirs(), file), aside
    except OSError as error:
        return _trouble(error, deck), ""


def _seen(deck: DeckFolder) -> DeckFolder | tuple[str, ...] | Trouble | None:
    """What somebody else has made of the deck, or the names of the files, if there are changes here too."""
    try:
        names = deck.overtaken()
    except OSError as error:
        return _trouble(error, deck)
    if not names:
        return None
    return names if deck.changed() else _read(deck.folder)


def _theirs(deck: DeckFolder) -> DeckFolder | Trouble:
    try:
        deck.overtaken()
    except OSError as error:
        return _trouble(error, deck)
    return _read(deck.folder) or Trouble("theirs_broken")


def _trouble(error: OSError, deck: DeckFolder) -> Trouble:
    word = _WORDS.get(error.errno or 0, "not_saved")
    if word == "not_saved":
        return Trouble(word, f"{error.filename or deck.folder}: {error.strerror or error}")
    return Trouble(word)


def _read(folder: Path) -> DeckFolder | None:
    try:
        return DeckFolder.read(folder)
    except (ProblemsError, CannotEditError, OSError, ValueError):  # in the middle of their save
        return None
