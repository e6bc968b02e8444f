"""Fetches one file over HTTPS: resumed where it broke off, never larger than announced, checked before it is used."""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import urllib3

from kiosk.link.contract import Pack
from kiosk.system import files

_PIECE = 256 * 1024
_SPARE_BYTES = 200_000_000  # what stays free on the disk, beside the pack and its unpacked copy
_TIMEOUT = urllib3.Timeout(connect=20, read=60)
_OK, _PARTIAL, _RANGE_WRONG = 200, 206, 416
_MOST_REDIRECTS = 3
PARTS = ".part"


class DownloadError(Exception):
    """It did not work now; it may work later."""


class RefusedError(Exception):
    """It will never work: what is there is not what was announced, or may not be fetched."""


def pool(ca_file: Path | None) -> urllib3.PoolManager:
    """Connections that check the server's certificate: against `ca_file` as well as what this computer trusts."""
    context = urllib3.util.ssl_.create_urllib3_context()
    context.load_default_certs()
    if ca_file:
        context.load_verify_locations(ca_file)
    return urllib3.PoolManager(ssl_context=context, timeout=_TIMEOUT, retries=False, maxsize=1)


def download(
    pack: Pack,
    folder: Path,
    connections: urllib3.PoolManager,
    hosts: tuple[str, ...] = (),
    progress: Callable[[int], bool] = lambda _: True,
) -> Path:
    """The pack's file in `folder`, fetched as far as it is not there yet.

    `progress` is called with the bytes that are there; if it answers False, the download ends with DownloadError.
    Raises RefusedError and DownloadError.
    """
    target = folder / f"{pack.sha256}.kioskpack"
    part = target.with_suffix(PARTS)
    try:
        folder.mkdir(0o750, parents=True, exist_ok=True)
        if _size(target) == pack.bytes:
            return target
        _require_room(folder, 3 * pack.bytes - _size(part))
        was_begun = _size(part) > 0
        if _size(part) < pack.bytes:
            _fetch(pack, part, connections, hosts, progress)
        _require_right(pack, part, was_begun=was_begun)
        part.chmod(0o640)
        files.sync(part)
        part.replace(target)
        files.sync(folder)
    except OSError as error:
        raise DownloadError(f"it cannot be written: {error.strerror or error}") from None
    return target


def swept(folder: Path, wanted: set[str]) -> None:
    """Remove what was fetched and is not among the wanted hashes."""
    with suppress(OSError):
        for file in folder.iterdir():
            if file.suffix in (PARTS, ".kioskpack") and file.stem not in wanted:
                file.unlink()


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _require_room(folder: Path, needed: int) -> None:
    if shutil.disk_usage(folder).free < needed + _SPARE_BYTES:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))


def _fetch(
    pack: Pack, part: Path, connections: urllib3.PoolManager, hosts: tuple[str, ...], progress: Callable[[int], bool]
) -> None:
    begin = _size(part)
    if begin > pack.bytes:
        part.unlink()
        begin = 0
    answer = _asked(pack.url, connections, hosts, begin)
    try:
        if answer.status == _RANGE_WRONG:
            part.unlink(missing_ok=True)
            raise DownloadError("the server has another file than before; it is fetched anew")
        if answer.status not in (_OK, _PARTIAL):
            raise DownloadError(f"the server answers {answer.status}")
        if answer.status == _OK or not answer.headers.get("Content-Range", "").startswith(f"bytes {begin}-"):
            if answer.status == _PARTIAL:
                raise DownloadError("the server gave another part than was asked for")
            begin = 0  # it gives the whole
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if begin == 0 else os.O_APPEND) | getattr(os, "O_NOFOLLOW", 0)
        with open(files.opened(part, flags), "ab" if begin else "wb") as out:  # noqa: PTH123 - a descriptor has no path
            for piece in answer.stream(_PIECE, decode_content=False):
                begin += len(piece)
                if begin > pack.bytes:
                    break
                out.write(piece)
                if not progress(begin):
                    raise DownloadError("it is not wanted any more")
    except urllib3.exceptions.HTTPError as error:
        raise DownloadError(f"the connection broke off: {type(error).__name__}") from None
    finally:
        answer.release_conn()
        answer.close()
    if begin > pack.bytes:
        part.unlink(missing_ok=True)
        raise RefusedError(f"the file is larger than the {pack.bytes} bytes announced")
    if begin < pack.bytes:
        raise DownloadError(f"only {begin} of {pack.bytes} bytes came")


def _asked(url: str, connections: urllib3.PoolManager, hosts: tuple[str, ...], begin: int) -> urllib3.BaseHTTPResponse:
    """The server's answer, redirects followed: only over HTTPS, and only to the hosts that are allowed."""
    headers = {"Range": f"bytes={begin}-"} if begin else {}
    for _ in range(_MOST_REDIRECTS + 1):
        parts = urlsplit(url)
        if parts.scheme != "https" or not parts.hostname:
            raise RefusedError("packs are fetched over https only")
        if hosts and parts.hostname not in hosts:
            raise RefusedError(
                f"packs are not fetched from {parts.hostname}; `pack_hosts` in link.yaml says from where"
            )
        try:
            answer = connections.request(
                "GET", url, headers={**headers, "Accept-Encoding": "identity"}, preload_content=False, redirect=False
            )
        except urllib3.exceptions.HTTPError as error:
            raise DownloadError(f"{parts.hostname} cannot be reached: {_reason(error)}") from None
        place = answer.get_redirect_location()
        if not place:
            return answer
        answer.release_conn()
        url = urljoin(url, place)
    raise RefusedError(f"it is redirected more than {_MOST_REDIRECTS} times")


def _reason(error: Exception) -> str:
    inner = getattr(error, "reason", None) or error
    return str(inner).rpartition(">: ")[2][:120] or type(inner).__name__


def _require_right(pack: Pack, part: Path, *, was_begun: bool) -> None:
    digest = hashlib.sha256()
    with part.open("rb") as source:
        while piece := source.read(_PIECE * 4):
            digest.update(piece)
    if digest.hexdigest() != pack.sha256:
        part.unlink()
        if was_begun:  # perhaps its parts are of two files
            raise DownloadError("its parts do not fit together; it is fetched anew")
        raise RefusedError("the file is not the one announced: its SHA-256 differs")
