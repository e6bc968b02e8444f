"""Builds a pack from a deck: the same file, to the bit, from the same deck, version and key."""

import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from kiosk import __version__, paths
from kiosk.deck import Deck
from kiosk.packs import archive, header, manifest
from kiosk.packs.errors import PackError, Reason
from kiosk.packs.keys import SecretKey
from kiosk.packs.manifest import File, Manifest, Needs
from kiosk.packs.minisign import DIGEST_BYTES, PublicKey
from kiosk.packs.record import Pack
from kiosk.packs.version import is_name, is_version, name_from
from kiosk.pictures import photos
from kiosk.system import files

_PIECE = 1_000_000
_TERMS = ("LICENSE", "LICENCE", "SOURCE")  # what says who made the deck's parts goes with them
_MOST_TERMS_BYTES = 1_000_000


def build(
    deck: Deck,
    key: SecretKey,
    out: Path,
    *,
    name: str = "",
    version: str = "",
    settings: bytes = b"",
    next_key: PublicKey | None = None,
    kiosk: str = __version__,
) -> Path:
    """Write the pack of a deck that has no mistakes into the folder `out`, and return its file.

    `name` and `version` are the folder's and the deck's unless they are given. `settings`: the content of its settings
    file (settings/pack.py). `next_key` is trusted from then on in place of `key`. `kiosk`: the lowest version of the
    program that may play it. Raises PackError and OSError.
    """
    name, version = name or name_from(paths.whole(deck.folder).name), version or deck.version
    if not is_name(name):
        raise PackError(
            Reason.NOT_A_PACK, f"{name or 'this folder'} cannot name a pack; give it --name, such as nine-facts"
        )
    if not is_version(version):
        told = f"{version!r} is no version such as 1.4" if version else "the deck has no version"
        raise PackError(Reason.NOT_A_PACK, f"{told}; give --version 1.4, higher than the last one's")
    sources = _sources(deck, settings)
    described = Manifest(
        name,
        version,
        Needs(kiosk, tuple(sorted({page.kind for page in deck.pages}))),
        {path: File(len(content), hashlib.sha256(content).hexdigest()) for path, content in _read(sources)},
        next_key.text() if next_key else None,
    )
    manifest.read(described.text())
    with tempfile.TemporaryFile() as content:
        archive.write(content, described, sources)
        size, digest = content.tell(), digest_of(content)
        pack = Pack(name, version, digest[: header.HASH_BYTES].hex())
        if size > header.MOST_BYTES:
            raise PackError(Reason.TOO_LARGE, f"the pack would have {size:,} bytes; {header.MOST_BYTES:,} are the most")
        signed = key.sign(digest, header.comment_of(pack, size))
        content.seek(0)
        file = out / f"{name}-{version}{header.ENDING}"
        files.replace(file, signed.text(f"signature of the kiosk pack {pack}").encode() + content.read())
    return file


def digest_of(content: IO[bytes]) -> bytes:
    """The digest of a whole content that is signed. Raises OSError."""
    content.seek(0)
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    while piece := content.read(_PIECE):
        digest.update(piece)
    return digest.digest()


def _sources(deck: Deck, settings: bytes) -> Mapping[str, bytes | Path]:
    names = {file.as_posix() for file in deck.files()} | set(_terms(deck.folder))
    found: dict[str, bytes | Path] = {f"{manifest.DECK}/{name}": deck.folder / name for name in names}
    return {**found, **({manifest.SETTINGS: settings} if settings else {})}


def _terms(folder: Path) -> Iterator[str]:
    for place in (folder, folder / "texts", folder / "illustrations"):
        for name in _TERMS:
            for file in (place / name, place / f"{name}.txt", place / f"{name}.md"):
                if files.is_file(file):
                    yield file.relative_to(folder).as_posix()


def _read(sources: Mapping[str, bytes | Path]) -> Iterator[tuple[str, bytes]]:
    for name, source in sorted(sources.items()):
        yield name, source if isinstance(source, bytes) else files.read_whole(source, photos.MAX_BYTES)
