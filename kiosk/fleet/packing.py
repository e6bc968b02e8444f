"""What a pack's file says of itself, for whoever publishes it."""

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import urllib3
from pydantic import ValidationError

from kiosk.fleet.config import FleetConfig
from kiosk.fleet.wanting import WantError
from kiosk.link.contract import Pack
from kiosk.link.download import pool, reason
from kiosk.packs import header
from kiosk.packs import record as records
from kiosk.packs.errors import PackError
from kiosk.system import files

_PIECE = 1_000_000


def described(file: Path, url: str, *, spread_s: int = 0, back: bool = False) -> Pack:
    """The pack in this file, as it is published at `url`. Raises WantError.

    Whether its signature is right is for each kiosk to say, which knows whom it trusts.
    """
    try:
        found = _pack_in(file)
        digest = hashlib.sha256()
        with file.open("rb") as source:
            while piece := source.read(_PIECE):
                digest.update(piece)
        size = file.stat().st_size
    except OSError as error:
        raise WantError(f"{file} cannot be read: {error.strerror or error}") from None
    try:
        return Pack(
            name=found.name,
            version=found.version,
            hash=found.hash,
            url=url,
            bytes=size,
            sha256=digest.hexdigest(),
            spread_s=spread_s,
            back=back,
        )
    except ValidationError:  # all else is as it must be
        raise WantError(
            f"{url} is no address of a file: packs are fetched over https, such as https://a.example/x"
        ) from None


def served(file: Path, config: FleetConfig, url: str | None) -> str:
    """Where kiosks find the file: at `url`, or copied into the folder that is served. Raises WantError.

    What is no pack is not copied: whoever can read the folder's files may be anybody.
    """
    try:
        _pack_in(file)
    except OSError as error:
        raise WantError(f"{file} cannot be read: {error.strerror or error}") from None
    if url:
        return url
    if config.packs_url is None:
        raise WantError("nobody knows where kiosks find the file: give --url, or packs_url in fleet.yaml")
    if config.packs_folder:
        target = config.packs_folder / file.name
        fresh = target.with_name(f".{target.name}.new")
        try:
            if not (files.is_file(target) and target.samefile(file)):
                shutil.copyfile(file, fresh)
                fresh.chmod(0o644)
                files.sync(fresh)
                fresh.replace(target)
        except OSError as error:
            raise WantError(f"{target} cannot be written: {error.strerror or error}") from None
        finally:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
    return config.packs_url + quote(file.name)


def require_served(pack: Pack, config: FleetConfig) -> None:
    """Raise WantError unless the server has a file of the right size there."""
    try:
        answer = pool(config.ca_file).request("HEAD", pack.url, retries=urllib3.Retry(connect=0, read=0, redirect=3))
    except urllib3.exceptions.HTTPError as error:
        raise WantError(f"{pack.url} cannot be reached: {reason(error)}") from None
    size = answer.headers.get("Content-Length", "")
    if answer.status != 200:
        raise WantError(f"{pack.url} answers {answer.status}: put the file there first")
    if size.isdigit() and int(size) != pack.bytes:
        raise WantError(f"{pack.url} has {size} bytes, and the file {pack.bytes}: put this file there first")


def _pack_in(file: Path) -> records.Pack:
    """Which pack the file says to be. Raises WantError and OSError."""
    try:
        return header.read(files.read(file, header.MOST_HEADER_BYTES)).pack
    except PackError as error:
        raise WantError(f"{file}: {error}") from None
