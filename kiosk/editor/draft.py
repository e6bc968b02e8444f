"""The draft: what is not saved yet, kept in the state folder so that a crash or a power cut costs a second of work."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from kiosk import paths
from kiosk.authoring.folder import DeckFolder
from kiosk.editor.presence import locks
from kiosk.system import files
from kiosk.yamlfiles.editing import YamlText

_MOST_BYTES = 200_000_000
_MOST_EDITORS = 9


def file_of(folder: Path, number: int = 1) -> Path:
    """Where the drafts of the deck in `folder` are: that of each editor who is at work on it has a number."""
    digest = sha256(os.fsencode(folder.resolve())).hexdigest()[:12]
    name = f"{folder.name[:40]}-{digest}{f'-{number}' if number > 1 else ''}.json"
    return paths.state_folder() / "editing" / name


class Claim:
    """The draft's `file` of one editor, which no other has meanwhile: one that a crash has left, if there is any.

    The system releases that of a process that was killed. A draft of a folder that is gone is that of this deck, if it
    was begun with the very files that the deck has: the folder was renamed.
    """

    def __init__(self, deck: DeckFolder) -> None:
        self.file = file_of(deck.folder)
        self._handle: int | None = None
        free = [file_of(deck.folder, number) for number in range(1, _MOST_EDITORS + 1)]
        for file in sorted(free, key=lambda file: not file.exists()):
            if (handle := _locked(file)) is not None:
                self.file, self._handle = file, handle
                break
        if self._handle is not None and not self.file.exists():
            with suppress(OSError):
                self._bring(deck)

    def close(self) -> None:
        """Leave it to others."""
        if self._handle is not None:
            with suppress(OSError):
                _lock_of(self.file).unlink()
            os.close(self._handle)
            self._handle = None

    def _bring(self, deck: DeckFolder) -> None:
        for file in self.file.parent.glob("*.json"):
            told = _told(file)
            begun = told.get("digests")
            if not begun or files.exists(Path(str(told.get("folder")))):
                continue
            is_same = isinstance(begun, dict) and all(deck.digests.get(name) == begun[name] for name in begun)
            if is_same and (handle := _locked(file)) is not None:
                file.replace(self.file)
                os.close(handle)
                return


def _lock_of(file: Path) -> Path:
    return file.with_suffix(".lock")


def _locked(file: Path) -> int | None:
    """A handle that holds the lock of a draft; None if another editor does, or nothing can be written there."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = files.opened(_lock_of(file), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None
    if locks(handle):
        return handle
    os.close(handle)
    return None


def keep(file: Path, deck: DeckFolder) -> None:
    """Keep what differs from the files as they were read; nothing if nothing does. Slow: not for the GUI thread.

    Raises OSError.
    """
    changed = {name: deck.texts[name].text for name in deck.changed()}
    if not changed:
        drop(file)
        return
    begun = {name: deck.digests.get(name) for name in changed}
    told = {"folder": str(deck.folder.resolve()), "texts": changed, "digests": begun}
    files.replace(file, json.dumps(told, ensure_ascii=False).encode(), files.PRIVATE)


def drop(file: Path) -> None:
    """Forget the draft."""
    with suppress(OSError):
        file.unlink()


def recovered(file: Path, deck: DeckFolder) -> DeckFolder:
    """The deck with what its draft had; the deck itself if there is none, or nothing differs.

    What somebody else has saved since the draft was begun counts as theirs: it is not overwritten unasked.
    """
    told = _told(file)
    texts = {name: text for name, text in _texts(told).items() if text != _text(deck, name)}
    if not texts:
        return deck
    begun = told.get("digests")
    known = {name: begun[name] for name in texts if name in begun} if isinstance(begun, dict) else {}
    return replace(
        deck,
        texts={**deck.texts, **{name: YamlText(text, deck.folder / name) for name, text in texts.items()}},
        digests={name: said for name, said in {**deck.digests, **known}.items() if isinstance(said, str)},
    )


def _told(file: Path) -> Mapping[str, Any]:
    try:
        told = json.loads(files.read(file, _MOST_BYTES))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _texts(told: Mapping[str, Any]) -> Mapping[str, str]:
    texts = told.get("texts")
    found = texts.items() if isinstance(texts, dict) else ()
    return {name: text for name, text in found if _is_ours(name) and isinstance(text, str)}


def _is_ours(name: str) -> bool:
    """Whether this is the name of a deck's file, and no way out of its folder."""
    parts = Path(name).parts
    return name.endswith(".yaml") and ".." not in parts and not Path(name).is_absolute() and len(parts) <= 2


def _text(deck: DeckFolder, name: str) -> str | None:
    return deck.texts[name].text if name in deck.texts else None
