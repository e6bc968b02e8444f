"""The packs that one kiosk has: `packs/<name>/<hash>/`, side by side, and the record that says which of them plays."""

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.operator.troubles import trouble
from kiosk.packs import record as records
from kiosk.packs.errors import PackError, Reason, unreadable, unwritable
from kiosk.packs.record import Pack, Record
from kiosk.packs.version import is_name, order
from kiosk.system import files
from kiosk.system.folders import folders

_log = logging.getLogger(__name__)
MOST_BYTES = 4_000_000_000  # of all packs together, beyond which old ones go
DECK, SETTINGS = "deck", "settings.yaml"
FRESH = ".new"  # ends the names of what is not finished
_VERSION = "version"
_MOST_FAILED_STARTS = 3
_HASH = 32  # digits


@dataclass(frozen=True)
class Installed:
    """A pack on this kiosk."""

    pack: Pack
    folder: Path
    plays: bool
    is_before: bool = False  # what a rollback leads to

    @property
    def deck(self) -> Path:
        """The folder of its deck."""
        return self.folder / DECK


@dataclass(frozen=True)
class Packs:
    """The packs of one kiosk, below `folder` (paths.packs_folder). It need not be there yet."""

    folder: Path

    @property
    def record_file(self) -> Path:
        """The file whose replacement switches."""
        return self.folder / "packs.json"

    def record(self) -> Record:
        """What this kiosk knows of packs. Raises PackError if that cannot be read."""
        try:
            return records.read(self.record_file)
        except OSError as error:
            raise unreadable(error, self.record_file) from None
        except ValueError:
            told = f"{self.record_file} is damaged; move it away, and trust the keys again"
            raise PackError(Reason.DAMAGED, told) from None

    def playing(self) -> Installed | None:
        """The pack that should play; None for the deck of the settings. What is amiss is logged."""
        try:
            pack = self.record().plays
        except PackError as error:
            _log.error("packs: %s", error, extra=trouble("trouble_inside"))
            return None
        if pack is None:
            return None
        found = self._installed(pack, plays=True)
        if not files.is_file(found.deck / "deck.yaml"):
            _log.error("the pack %s is gone: %s", pack, found.folder, extra=trouble("trouble_deck", deck=pack))
            return None
        return found

    def installed(self) -> tuple[Installed, ...]:
        """All packs that are here, by name, the newest first. Raises PackError."""
        record = self.record()
        before = record.earlier[0] if record.earlier else None
        found = [pack for name in folders(self.folder) for pack in _packs_in(name)]
        found.sort(key=lambda pack: order(pack.version), reverse=True)
        found.sort(key=lambda pack: pack.name)
        return tuple(
            Installed(pack, self.folder_of(pack), plays=pack == record.plays, is_before=pack == before)
            for pack in found
        )

    def has(self, pack: Pack) -> bool:
        """Whether this pack is here."""
        return _pack_in(self.folder_of(pack)) == pack

    def folder_of(self, pack: Pack) -> Path:
        """Where this pack is, or would be."""
        return self.folder / pack.name / pack.hash

    def trust(self, key: str, name: str) -> None:
        """Trust one more key, in minisign's form. Raises PackError."""
        with self.changing() as change:
            change(lambda record: record.with_key(name, key))

    def distrust(self, name: str) -> None:
        """Trust a key no longer. What it has signed and is installed stays. Raises PackError."""
        with self.changing() as change:
            change(lambda record: record.without_key(name))

    def rollback(self) -> Installed | None:
        """Go back to what played before; None: to the deck of the settings. Raises PackError if nothing did.

        The highest version seen stays what it was, so only a higher one comes by itself.
        """
        with self.changing() as change:
            if self.record().plays is None and not self.record().earlier:
                raise PackError(Reason.NO_STEP, "no pack has played here, so there is nothing to go back to")
            pack = change(lambda record: record.only(self._there()).one_back()).plays
        return self._installed(pack, plays=True) if pack else None

    def play(self, pack: Pack) -> Installed:
        """Play a pack that is here already, from now on. Raises PackError if it is gone."""
        with self.changing() as change:
            if not self.has(pack):
                raise PackError(Reason.NOT_HERE, f"{pack} is not installed here")
            if self.record().plays != pack:
                change(lambda record: record.playing(pack))
        return self._installed(pack, plays=True)

    def set_aside(self) -> None:
        """Play the deck of the settings from now on. Raises PackError."""
        if self.record().plays is None:
            return
        with self.changing() as change:
            change(Record.set_aside)

    # --- the trial: a new pack plays well for a while, or goes

    def begin(self, *, is_safe: bool = False) -> Pack | None:
        """A player starts: note a try of the pack on trial. Returns the pack that has failed, if it goes back now.

        `is_safe`: in the supervisor's safe mode, so the last tries have crashed. Raises PackError.
        """
        if self.record().tries is None:
            return None
        with self.changing() as change:
            record = self.record()
            if record.tries is None:
                return None
            if is_safe or record.tries >= _MOST_FAILED_STARTS:
                return self._fail(change)
            change(lambda record: record.tried(1))
        return None

    def end(self, pack: Pack) -> None:
        """A player that has tried this pack ends as it should, before the while was over. Raises PackError."""
        with self.changing() as change:
            change(lambda record: record.tried(-1) if record.plays == pack else record)

    def fail(self, pack: Pack) -> Pack | None:
        """The deck of this pack cannot play: go back, if it is on trial. Returns it then. Raises PackError."""
        with self.changing() as change:
            record = self.record()
            return self._fail(change) if record.plays == pack and record.tries is not None else None

    def pass_(self, pack: Pack) -> None:
        """A pack has played well for a while. Raises PackError."""
        with self.changing() as change:
            if self.record().plays == pack:
                change(Record.passed)
            self.prune(change)

    def _fail(self, change: "Change") -> Pack | None:
        failed = self.record().plays
        change(lambda record: record.only(self._there()).one_back(has_failed=True))
        return failed

    # --- changes

    @contextmanager
    def changing(self) -> "Iterator[Change]":
        """Within, nobody else changes the packs of this kiosk; what is given replaces the record. Raises PackError."""
        try:
            files.private_folder(self.folder)
            with files.locked(self.folder / "lock"):
                yield self._change
        except OSError as error:
            raise unwritable(error, f"{error.filename or self.folder} cannot be written") from None

    def _change(self, made: Callable[[Record], Record]) -> Record:
        before = self.record()
        after = made(before)
        if after != before:
            records.write(self.record_file, after)
        return after

    def prune(self, change: "Change", most_bytes: int = MOST_BYTES) -> None:
        """Remove the oldest packs beyond a bound on the disk; never what plays or what was before."""
        record = self.record()
        kept = [pack for pack in (record.plays, *record.earlier) if pack]
        others = [one.pack for one in self.installed() if one.pack not in kept]
        total = 0
        for number, pack in enumerate((*kept, *others)):
            total += _bytes_in(self.folder_of(pack))
            if number >= 2 and total > most_bytes:
                remove(self.folder_of(pack))
        change(lambda record: record.only(self._there() | {pack.hash for pack in kept[:1]}))

    def _there(self) -> set[str]:
        return {pack.hash for name in folders(self.folder) for pack in _packs_in(name)}

    def _installed(self, pack: Pack, *, plays: bool) -> Installed:
        return Installed(pack, self.folder_of(pack), plays)


Change = Callable[[Callable[[Record], Record]], Record]


def finish(fresh: Path, pack: Pack, final: Path) -> None:
    """Make an unpacked pack one that is here. `fresh` is beside its `final` place. Raises OSError."""
    files.replace(fresh / _VERSION, pack.version.encode(), files.PRIVATE)
    files.sync(fresh)
    remove(final)  # a damaged one: it was not taken for one that is here
    fresh.rename(final)
    files.sync(final.parent)
    files.sync(final.parent.parent)


def fresh_of(final: Path) -> Path:
    """Where a pack is unpacked before it is at its final place."""
    return final.with_name(f".{final.name}{FRESH}")


def sweep(folder: Path) -> None:
    """Remove what power cuts left behind. Only for who alone unpacks: it would take away what others unpack."""
    for left in (*folder.glob(f".*{FRESH}"), *folder.glob(f"*/.*{FRESH}")):
        remove(left)


def remove(path: Path) -> None:
    """Remove a folder or file; if that cannot be, leave it. What is gone first is what makes it a pack."""
    (path / _VERSION).unlink(missing_ok=True) if files.is_folder(path) else None
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    elif os.path.lexists(path):
        path.unlink()


def _packs_in(folder: Path) -> Iterator[Pack]:
    if is_name(folder.name):
        yield from filter(None, map(_pack_in, folders(folder)))


def _pack_in(place: Path) -> Pack | None:
    if len(place.name) != _HASH or not files.is_file(place / DECK / "deck.yaml"):
        return None
    try:
        version = files.read(place / _VERSION, 100).decode("ascii")
        order(version)
    except (OSError, ValueError):
        return None
    return Pack(place.parent.name, version, place.name)


def _bytes_in(folder: Path) -> int:
    return sum(file.lstat().st_size for file in folder.rglob("*"))
