"""The draft: what is not saved yet, kept in the state folder so that a crash or a power cut costs a second of work."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from kiosk import paths
from kiosk.authoring.folder import DeckFolder
from kiosk.system import files
from kiosk.yamlfiles.editing import YamlText

_MOST_BYTES = 200_000_000


def file_of(folder: Path, *, is_second: bool = False) -> Path:
    """Where the draft of the deck in `folder` is. A second editor has its own: neither loses that of the other."""
    digest = sha256(os.fsencode(folder.resolve())).hexdigest()[:12]
    name = f"{folder.name[:40]}-{digest}{'-second' if is_second else ''}.json"
    return paths.state_folder() / "editing" / name


def keep(file: Path, deck: DeckFolder) -> None:
    """Keep what differs from the files as they were read; nothing if nothing does. Slow: not for the GUI thread.

    Raises OSError.
    """
    changed = {name: deck.texts[name].text for name in deck.changed()}
    if not changed:
        drop(file)
        return
    told = {"folder": str(deck.folder), "texts": changed}
    files.replace(file, json.dumps(told, ensure_ascii=False).encode(), files.PRIVATE)


def drop(file: Path) -> None:
    """Forget the draft."""
    with suppress(OSError):
        file.unlink()


def recovered(file: Path, deck: DeckFolder) -> DeckFolder:
    """The deck with what its draft had; the deck itself if there is none, or nothing differs."""
    texts = {name: text for name, text in _kept(file).items() if text != _text(deck, name)}
    if not texts:
        return deck
    return replace(
        deck, texts={**deck.texts, **{name: YamlText(text, deck.folder / name) for name, text in texts.items()}}
    )


def _kept(file: Path) -> Mapping[str, str]:
    try:
        texts = json.loads(files.read(file, _MOST_BYTES))["texts"]
        return {name: text for name, text in texts.items() if _is_ours(name) and isinstance(text, str)}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _is_ours(name: str) -> bool:
    """Whether this is the name of a deck's file, and no way out of its folder."""
    parts = Path(name).parts
    return name.endswith(".yaml") and ".." not in parts and not Path(name).is_absolute() and len(parts) <= 2


def _text(deck: DeckFolder, name: str) -> str | None:
    return deck.texts[name].text if name in deck.texts else None
