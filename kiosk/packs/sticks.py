"""Finds packs on USB drives: those that this kiosk may install. Everything else on a drive is ignored.

Of a drive only the names in its top folder are read, and of a pack its first thousand bytes. Links, folders and devices
are no packs, whatever their name.
"""

import logging
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from kiosk.packs import header
from kiosk.packs.errors import PackError
from kiosk.packs.record import Pack, Record
from kiosk.packs.version import order
from kiosk.system import untrusted, usb_drives

_log = logging.getLogger(__name__)
_MOST_NAMES = 2000  # looked at in a folder: what is behind them is not seen
_MOST_PACKS = 16


class Seen(NamedTuple):
    """A file that may be a pack, and the signs that it has changed."""

    file: Path
    size: int
    modified_ns: int


@dataclass(frozen=True)
class Offer:
    """A pack on a drive, signed with a trusted key as far as its first lines tell."""

    pack: Pack
    file: Path
    size: int  # bytes

    @property
    def drive(self) -> str:
        """The drive's name."""
        return self.file.parent.name or str(self.file.parent)


def look() -> tuple[Seen, ...]:
    """The files on all drives that may be packs, without opening them. Slow: not for the GUI thread. Raises nothing."""
    return tuple(seen for drive in usb_drives.answering() for seen in look_in(drive))


def look_in(folder: Path) -> list[Seen]:
    """The same of one folder."""
    try:
        with os.scandir(folder) as entries:
            named = (entry for entry in islice(entries, _MOST_NAMES) if entry.name.endswith(header.ENDING))
            files = (entry for entry in islice(named, _MOST_PACKS) if entry.is_file(follow_symlinks=False))
            return [_seen(entry) for entry in files]
    except OSError:
        return []


def offers(files: Iterable[Seen], record: Record) -> tuple[Offer, ...]:
    """The packs among these that could be installed and do not play. Slow, too. Raises nothing."""
    found = {offer.pack: offer for seen in files for offer in _offered(seen, record)} if record.keys else {}
    return tuple(sorted(found.values(), key=lambda offer: (offer.pack.name, order(offer.pack.version))))


def comes_by_itself(offer: Offer, record: Record) -> bool:
    """Whether a pack may be installed without anybody: it continues what plays, and was never here before."""
    seen = record.seen.get(offer.pack.name)
    is_continued = record.plays is None or record.plays.name == offer.pack.name
    is_new = seen is None or order(offer.pack.version) > order(seen.version)
    return is_continued and is_new and offer.pack.hash not in record.failed


def _seen(entry: os.DirEntry[str]) -> Seen:
    status = entry.stat(follow_symlinks=False)
    return Seen(Path(entry.path), status.st_size, status.st_mtime_ns)


def _offered(seen: Seen, record: Record) -> Iterator[Offer]:
    try:
        found = header.read(untrusted.read(seen.file, header.MOST_HEADER_BYTES))
        header.signer(found, record)
        header.require_no_older(found.pack, record)
    except (PackError, OSError, ValueError) as error:
        _log.info("%s is no pack for this kiosk: %s", seen.file, error)
        return
    if found.pack != record.plays and seen.size == found.length + found.size:  # else it is still being copied
        yield Offer(found.pack, seen.file, found.size)
