"""Takes a pack in: trusted before it is read, verified before it is unpacked, checked before it plays.

A pack is copied to the kiosk's own disk while its digest is made, because a drive may answer otherwise the second time.
Only that copy is unpacked, and only then others have to wait: a drive holds up nobody but who reads from it. What is
cut off leaves the old pack in place, and a rest that the next install removes.
"""

import hashlib
import io
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO

from kiosk import __version__
from kiosk.deck import Record as Pictures
from kiosk.deck.compiled import load
from kiosk.deck.kinds import BY_NAME
from kiosk.packs import archive, header, minisign, reading, store
from kiosk.packs.errors import PackError, Reason, no_room, unreadable, unwritable
from kiosk.packs.header import Header
from kiosk.packs.manifest import SETTINGS, Manifest
from kiosk.packs.minisign import PublicKey
from kiosk.packs.reading import Source
from kiosk.packs.record import Record
from kiosk.packs.store import Installed, Packs
from kiosk.packs.version import is_version, order
from kiosk.problems import ProblemsError, Severity
from kiosk.settings import pack_files
from kiosk.system import files

_PIECE = 1_000_000
_SPARE_BYTES = 50_000_000  # that stay free on the disk
_PATIENCE_S, _SLOWEST = 60.0, 200_000  # s, and bytes a second: a drive that gives less has something else in mind


def show(file: Path) -> Header:
    """What a pack says of itself. Nothing of it is checked. Raises PackError."""
    with _opened(file) as (_, found):
        return found


def verify(record: Record, file: Path, *, older: bool = False) -> Header:
    """Whether a kiosk with this record would take the pack: signed by a trusted key, whole, no older than one seen.

    Reads all of it, unpacks nothing. `older`: a lower version is intended. Raises PackError.
    """
    with _opened(file) as (source, found):
        key = _accepted(found, record, older=older)
        digest = hashlib.blake2b(digest_size=minisign.DIGEST_BYTES)
        for piece in _pieces(source, found):
            digest.update(piece)
        _require_signed(found, key, digest.digest())
        return found


def contents(file: Path) -> Manifest:
    """What is in a pack, which nobody has checked yet. Raises PackError."""
    with _opened(file) as (source, found):
        # It is bounded, and this is for people who look into a pack.
        return archive.described(io.BytesIO(b"".join(_pieces(source, found))))


def install(
    packs: Packs,
    file: Path,
    *,
    older: bool = False,
    pictures: Pictures | None = None,
) -> Installed:
    """Take a pack in and play it, on trial, from now on. If it is here already, it only plays.

    `older`: a lower version than one seen before is intended. `pictures`: those that passed their checks, as for a
    deck. Slow: not for the GUI thread. Raises PackError; then what played before plays on.
    """
    with _opened(file) as (source, found):
        key = _accepted(found, packs.record(), older=older)
        if packs.has(found.pack):
            return _switched(packs, found, older=older)
        with _working(packs), _copied(source, found, key, packs) as content, _alone(packs):
            if packs.has(found.pack):  # another has brought it meanwhile
                return _switched(packs, found, older=older)
            store.sweep(packs.folder)
            fresh = store.fresh_of(packs.folder_of(found.pack))
            fresh.parent.mkdir(files.PRIVATE_FOLDER, exist_ok=True)
            try:
                described = archive.unpack(content, fresh)
                if described.next_key:
                    _following(described.next_key, found, packs.record())
                _require_playable(described, found, fresh, pictures)
                with packs.changing():
                    store.finish(fresh, found.pack, packs.folder_of(found.pack))
            finally:
                store.remove(fresh)
            return _switched(packs, found, described, older=older)


def _switched(packs: Packs, found: Header, described: Manifest | None = None, *, older: bool) -> Installed:
    """Play a pack that is here. This is the moment of the change."""

    def changed(record: Record) -> Record:
        _accepted(found, record, older=older)  # again: another may have come meanwhile
        if described and described.next_key:
            following = _following(described.next_key, found, record)
            record = record.with_key(following.name, following.text(), instead_of=found.key_name)
        seen = record.seen.get(found.pack.name)
        if seen is None or order(found.pack.version) > order(seen.version):
            record = record.having_seen(found.pack)
        return record if record.plays == found.pack else record.playing(found.pack)

    with packs.changing() as change:
        change(changed)
        packs.prune(change)
    return Installed(found.pack, packs.folder_of(found.pack), plays=True)


@contextmanager
def _opened(file: Path) -> Iterator[tuple[Source, Header]]:
    """A pack from its content on, and its header, with its size as it must be. Its drive's failures are PackErrors."""
    try:
        with reading.opened(file) as source:
            found = header.read(source.peek(header.MOST_HEADER_BYTES))
            if source.size != found.length + found.size:
                raise PackError(Reason.WRONG_SIGNATURE, "the pack is not whole; copy it again")
            source.read(found.length)
            yield source, found
    except OSError as error:
        raise unreadable(error, file) from None
    except ValueError as error:  # a name that no file can have
        raise PackError(Reason.UNREADABLE, f"{file} cannot be read: {error}") from None


@contextmanager
def _working(packs: Packs) -> Iterator[None]:
    """What the kiosk's own disk fails at is told as a PackError."""
    try:
        packs.folder.mkdir(files.PRIVATE_FOLDER, parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise unwritable(error, f"the pack cannot be installed: {error.filename or packs.folder}") from None


def _accepted(found: Header, record: Record, *, older: bool) -> PublicKey:
    key = header.signer(found, record)
    if not older:
        header.require_no_older(found.pack, record)
    return key


def _require_room(packs: Packs, size: int) -> None:
    """Raise PackError unless there is room for a pack of this size. Where there is not, old packs go first."""
    needed = 2 * size + _SPARE_BYTES
    if shutil.disk_usage(packs.folder).free < needed:
        with packs.changing() as change:
            packs.prune(change, most_bytes=0)
    free = shutil.disk_usage(packs.folder).free
    if free < needed:
        raise no_room(needed, free)


def _pieces(source: Source, found: Header) -> Iterator[bytes]:
    """The whole content, as much as the header says and no more. Raises PackError if it takes too long."""
    begun, left = time.monotonic(), found.size
    while left and (piece := _read(source, min(left, _PIECE))):
        left -= len(piece)
        yield piece
        if time.monotonic() - begun > _PATIENCE_S + (found.size - left) / _SLOWEST:
            raise PackError(Reason.SILENT, "the drive is too slow; use another one")
    if left:
        raise PackError(Reason.UNREADABLE, "the pack ends too early; copy it again")


def _read(source: Source, most: int) -> bytes:
    try:
        return source.read(most)
    except OSError as error:  # told here, where it is the drive's and not the kiosk's own
        raise unreadable(error, "the pack") from None


def _require_signed(found: Header, key: PublicKey, digest: bytes) -> None:
    if digest[: header.HASH_BYTES].hex() != found.pack.hash or not found.signature.is_of(key, digest):
        raise header.changed()


@contextmanager
def _copied(source: Source, found: Header, key: PublicKey, packs: Packs) -> Iterator[IO[bytes]]:
    """The verified content, in a file without a name."""
    _require_room(packs, found.size)
    digest = hashlib.blake2b(digest_size=minisign.DIGEST_BYTES)
    with tempfile.TemporaryFile(dir=packs.folder, prefix=".incoming", suffix=store.FRESH) as content:
        for piece in _pieces(source, found):
            digest.update(piece)
            content.write(piece)
        _require_signed(found, key, digest.digest())
        content.seek(0)
        yield content


def _alone(packs: Packs) -> AbstractContextManager[None]:
    """Within, nobody else unpacks."""
    return files.locked(packs.folder / "installing")


def _require_playable(described: Manifest, found: Header, folder: Path, pictures: Pictures | None) -> None:
    """Raise PackError unless the unpacked pack is what its header says, and this kiosk can play it."""
    if (described.name, described.version) != (found.pack.name, found.pack.version):
        raise PackError(Reason.NOT_A_PACK, "its list names another pack; build it again")
    _require_needs(described)
    try:
        load(folder / store.DECK, pictures)
        if SETTINGS in described.files:
            pack_files.require_good(folder / SETTINGS)
    except ProblemsError as error:
        faults = [problem for problem in error.problems if problem.severity is Severity.ERROR]
        reason = Reason.BROKEN_SETTINGS if faults[0].file.name == SETTINGS else Reason.BROKEN_DECK
        where = faults[0].file.relative_to(folder) if faults[0].file.is_relative_to(folder) else faults[0].file
        told = f"it has mistakes ({len(faults)}): {where}, line {faults[0].line}: {faults[0].said}"
        raise PackError(reason, told) from None


def _following(text: str, found: Header, record: Record) -> PublicKey:
    """The key that a pack brings in place of the one that signed it. Raises PackError.

    Never in place of another one: whoever has one of several keys must not lock out those who have the others.
    """
    try:
        key = minisign.public_key(text)
    except ValueError as error:
        raise PackError(Reason.NOT_A_PACK, str(error)) from None
    known = record.keys.get(key.name)
    if known is not None and known != key.text() and key.name != found.key_name:
        told = f"it brings another key under the name {key.name}, which this kiosk trusts already"
        raise PackError(Reason.UNKNOWN_KEY, told)
    return key


def _require_needs(described: Manifest) -> None:
    needs = described.needs
    if not is_version(needs.kiosk) or order(needs.kiosk) > order(__version__):
        raise PackError(
            Reason.NOT_HERE, f"it needs kiosk {needs.kiosk[:20]}, and this is {__version__}: update it first"
        )
    if unknown := set(needs.kinds) - BY_NAME.keys():
        told = f"it has cards of a kind that this kiosk does not know: {', '.join(sorted(unknown))[:80]}"
        raise PackError(Reason.NOT_HERE, f"{told}; update it first")
