"""Lists a folder, to choose a picture or a font from."""

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from kiosk.pictures import FORMATS

_MOST = 2_000  # entries of a folder


@dataclass(frozen=True)
class Entry:
    """A folder or a file that may be chosen."""

    name: str
    path: str
    isFolder: bool  # noqa: N815 - QML's name for it


def entries(place: Path, endings: Collection[str] = FORMATS) -> tuple[Path, list[Entry]]:
    """A folder, and what is in it by name, folders and files with these endings; of a file, the folder that it is in.

    Where it cannot be read, it is empty.
    """
    place = place.absolute()
    if not os.path.isdir(place):  # noqa: PTH112 - Path's may raise
        place = place.parent
    try:
        names = sorted(os.listdir(place), key=str.casefold)[:_MOST]  # noqa: PTH208
    except OSError:
        return place, []
    names = [name for name in names if _is_text(name)]
    shown = [Entry(name, str(place / name), os.path.isdir(place / name)) for name in names if name[0] != "."]  # noqa: PTH112
    folders = [entry for entry in shown if entry.isFolder]
    files = [entry for entry in shown if not entry.isFolder and Path(entry.name).suffix.lower() in endings]
    return place, [*folders, *files]


def _is_text(name: str) -> bool:
    """Whether a name can be shown and found again; on Linux one may be any bytes."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
