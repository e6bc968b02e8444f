"""Notices changes in a deck's folder without reading its files."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from kiosk.deck import narration
from kiosk.deck.kinds import KINDS
from kiosk.deck.model import FONT_FORMATS
from kiosk.pictures import FORMATS

_MOST_FILES = 20_000  # a folder with more files is not a deck
# Formats of files that a deck can name.
_FORMATS = {
    ".yaml",
    *FORMATS,
    *FONT_FORMATS,
    *narration.FORMATS,
    *(ending for kind in KINDS for ending in kind.formats),
}


class Seen(NamedTuple):
    """The signs that a file has changed. Not its inode: FAT and network folders give a new one each time."""

    leads_to: str  # the target, if the file or the deck's folder is a link
    size: int
    modified_ns: int


Stamp = Mapping[str, Seen]  # by path, relative to the deck's folder


def stamp(folder: Path | None) -> Stamp:
    """The signs of every file that the deck could name; empty if there is no folder."""
    return dict(_files(folder)) if folder else {}


def _files(folder: Path) -> Iterator[tuple[str, Seen]]:
    many = 0
    leads_to = os.path.realpath(folder)
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            file = Path(place, name)
            if name.startswith(".") or file.suffix.lower() not in _FORMATS:
                continue
            try:
                status = file.stat()
                link = str(file.readlink()) if file.is_symlink() else ""
            except OSError:
                continue  # gone in the meantime; the next check will notice
            yield file.relative_to(folder).as_posix(), Seen(leads_to + link, status.st_size, status.st_mtime_ns)
            many += 1
            if many == _MOST_FILES:
                return
