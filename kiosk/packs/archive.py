"""A pack's content: a ZIP archive without compression, the same to the bit wherever and whenever it is made."""

import hashlib
import os
import shutil
import struct
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kiosk.packs import manifest
from kiosk.packs.errors import PackError, Reason
from kiosk.packs.manifest import File, Manifest
from kiosk.system import files

_DAY = (1980, 1, 1, 0, 0, 0)  # the first that ZIP can write
_PIECE = 1_000_000
# What Python's reader raises for archives that are none, besides OSError, which is the disk's.
_MISREAD = (
    *(zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, LookupError, RuntimeError, OverflowError),
    struct.error,
)
_DAMAGED = "its content is not what its list says; build it again"


def write(out: IO[bytes], described: Manifest, sources: Mapping[str, bytes | Path]) -> None:
    """Write the content of a pack: its manifest, then its files in order. Raises OSError."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, source in ((manifest.NAME, described.text()), *sorted(sources.items())):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.create_system = 3  # as on Unix, wherever it is made
            entry.external_attr = 0o644 << 16
            with archive.open(entry, "w") as member:
                if isinstance(source, bytes):
                    member.write(source)
                else:
                    with source.open("rb") as file:
                        shutil.copyfileobj(file, member, _PIECE)


def described(content: IO[bytes]) -> Manifest:
    """The manifest of a content. Raises PackError, also if other files are there than it names, and OSError."""
    with _opened(content) as (archive, most):
        return _described(archive, most)


def unpack(content: IO[bytes], folder: Path) -> Manifest:
    """Write all files into a new `folder`, so that they are on the disk. Raises PackError and OSError.

    Only what the manifest names is written, only with the size and the hash that it names.
    """
    with _opened(content) as (archive, most):
        found = _described(archive, most)
        folders = {folder}
        folder.mkdir(files.PRIVATE_FOLDER)
        for name, expected in found.files.items():
            place = folder / name
            place.parent.mkdir(files.PRIVATE_FOLDER, parents=True, exist_ok=True)
            folders.update(parent for parent in place.parents if parent.is_relative_to(folder))
            with archive.open(name) as member:
                _write(member, place, expected)
        files.replace(folder / manifest.NAME, found.text(), files.PRIVATE)
        for written in folders:
            files.sync(written)
        return found


@contextmanager
def _opened(content: IO[bytes]) -> Iterator[tuple[zipfile.ZipFile, int]]:
    """The archive, and how many bytes all of it has."""
    try:
        most = content.seek(0, os.SEEK_END)
        content.seek(0)
        with zipfile.ZipFile(content) as archive:
            yield archive, most
    except _MISREAD as error:
        raise PackError(Reason.NOT_A_PACK, f"{_DAMAGED} ({error})") from None


def _described(archive: zipfile.ZipFile, most: int) -> Manifest:
    entries = archive.infolist()
    sizes = {entry.filename: entry.file_size for entry in entries}
    is_fitting = sum(entry.file_size for entry in entries) <= most  # else members share bytes, and unpack to more
    is_plain = all(entry.compress_type == zipfile.ZIP_STORED and not entry.filename.endswith("/") for entry in entries)
    if (
        not (is_plain and is_fitting)
        or len(sizes) < len(entries)
        or sizes.pop(manifest.NAME, manifest.MOST_BYTES + 1) > manifest.MOST_BYTES
    ):
        raise PackError(Reason.NOT_A_PACK, _DAMAGED)
    found = manifest.read(archive.read(manifest.NAME))
    if sizes != {name: file.bytes for name, file in found.files.items()}:
        raise PackError(Reason.NOT_A_PACK, _DAMAGED)
    return found


def _write(member: IO[bytes], place: Path, expected: File) -> None:
    digest, left = hashlib.sha256(), expected.bytes
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), files.PRIVATE)
    with open(handle, "wb") as out:  # noqa: PTH123 - a descriptor has no path
        while left and (piece := member.read(min(left, _PIECE))):
            digest.update(piece)
            out.write(piece)
            left -= len(piece)
        out.flush()
        os.fsync(handle)
    if left or digest.hexdigest() != expected.sha256:
        raise PackError(Reason.NOT_A_PACK, f"{place.name}: {_DAMAGED}")
