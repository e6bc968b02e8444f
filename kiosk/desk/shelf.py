"""The packs that can be rolled out: those in the folder from which kiosks fetch them."""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from kiosk.fleet import packing
from kiosk.fleet.config import FleetConfig
from kiosk.fleet.wanting import WantError
from kiosk.link.contract import Pack
from kiosk.packs import header
from kiosk.packs.errors import PackError
from kiosk.packs.header import Header
from kiosk.packs.minisign import DIGEST_BYTES
from kiosk.packs.version import order
from kiosk.system import files

MOST_BYTES = header.MOST_HEADER_BYTES + header.MOST_BYTES
_MOST_FILES = 500
_PIECE = 1_000_000


@dataclass(frozen=True)
class Lying:
    """A pack in the folder. `file`: its name."""

    file: str
    name: str
    version: str
    bytes: int


@dataclass(frozen=True)
class Shelf:
    """The folder of `packs_folder` in fleet.yaml, served at `packs_url`."""

    config: FleetConfig

    @property
    def is_there(self) -> bool:
        """Whether the settings name both."""
        return bool(self.config.packs_folder and self.config.packs_url)

    def packs(self) -> list[Lying]:
        """What lies there, by name, the newest first; files that are no packs are left out."""
        if not (self.config.packs_folder and self.is_there):
            return []
        found = []
        with suppress(OSError):
            for file in islice(sorted(self.config.packs_folder.glob(f"*{header.ENDING}")), _MOST_FILES):
                with suppress(OSError, PackError):
                    pack = header.read(files.read(file, header.MOST_HEADER_BYTES)).pack
                    found.append(Lying(file.name, pack.name, pack.version, file.stat().st_size))
        found.sort(key=lambda it: order(it.version), reverse=True)
        return sorted(found, key=lambda it: it.name)

    def pack(self, file: str, *, back: bool = False) -> Pack:
        """What kiosks are told of a pack that lies there. Reads all of it. Raises WantError."""
        if not any(it.file == file for it in self.packs()) or not self.config.packs_folder:
            raise WantError(f"{file[:80]} is not among the packs")
        place = self.config.packs_folder / file
        return packing.described(place, packing.served(place, self.config, None), back=back)

    def require_served(self, pack: Pack) -> None:
        """Raise WantError unless kiosks can fetch it."""
        packing.require_served(pack, self.config)

    def bring(self, source: IO[bytes]) -> Lying:
        """Put a pack there, under the name that its own header gives it. Raises WantError."""
        if not (self.config.packs_folder and self.is_there):
            raise WantError("fleet.yaml names no packs_folder")
        folder = self.config.packs_folder
        fresh = folder / f".brought-{os.urandom(4).hex()}.new"
        try:
            found = _copied(source, fresh)
            target = folder / f"{found.pack.name}-{found.pack.version}{header.ENDING}"
            if target.exists() and not _is_same(target, found):
                raise WantError(f"another {found.pack} is there already; build this one with a higher version")
            fresh.replace(target)
            files.sync(folder)
        except OSError as error:
            raise WantError(f"the pack cannot be kept: {error.strerror or error}") from None
        finally:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
        return Lying(target.name, found.pack.name, found.pack.version, found.length + found.size)


def _copied(source: IO[bytes], fresh: Path) -> Header:
    """Copy it, and see that it is whole. Raises WantError and OSError."""
    beginning = source.read(header.MOST_HEADER_BYTES)
    try:
        found = header.read(beginning)
    except PackError as error:
        raise WantError(str(error)) from None
    digest = hashlib.blake2b(beginning[found.length :], digest_size=DIGEST_BYTES)
    with fresh.open("xb") as out:
        out.write(beginning)
        while piece := source.read(_PIECE):
            digest.update(piece)
            out.write(piece)
        size = out.tell()
    fresh.chmod(0o644)
    files.sync(fresh)
    if size != found.length + found.size or digest.hexdigest()[: len(found.pack.hash)] != found.pack.hash:
        raise WantError("the pack is not whole, or was changed: bring it again")
    return found


def _is_same(target: Path, found: Header) -> bool:
    with suppress(PackError):
        return header.read(files.read(target, header.MOST_HEADER_BYTES)).pack == found.pack
    return False
