"""Fetches one file over HTTPS: resumed where it broke off, never larger than announced, checked before it is used."""

import hashlib
import os
import shutil
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3
from urllib3.connection import HTTPSConnection

from kiosk.link.contract import Pack
from kiosk.packs.errors import no_room, unwritable
from kiosk.problems import CannotStartError
from kiosk.system import files

_PIECE = 256 * 1024
_SPARE_BYTES = 200_000_000  # what stays free on the disk, beside the pack and its unpacked copy
_TIMEOUT = urllib3.Timeout(connect=20, read=60)
_ANSWERS_WITHIN_S = 120.0
_SLOWEST, _PATIENCE_S = 1000, 60.0  # bytes a second, over so many: what is slower is broken off, and tried again later
_OK, _PARTIAL, _RANGE_WRONG = 200, 206, 416
_MOST_REDIRECTS = 3
PARTS = ".part"


class DownloadError(Exception):
    """It did not work now; it may work later."""


class RefusedError(Exception):
    """It will never work: what is there is not what was announced, or may not be fetched."""


def pool(ca_file: Path | None) -> urllib3.PoolManager:
    """Connections that check the server's certificate: against `ca_file` as well as what this computer trusts.

    Raises CannotStartError for a file without certificates.
    """
    context = urllib3.util.ssl_.create_urllib3_context()
    context.load_default_certs()
    if ca_file:
        try:
            context.load_verify_locations(ca_file)
        except OSError as error:
            raise CannotStartError(f"the certificates in {ca_file} cannot be used: {error}") from None
    made = urllib3.PoolManager(ssl_context=context, timeout=_TIMEOUT, retries=False, maxsize=1)
    made.pool_classes_by_scheme = {"https": _Connections}
    return made


class _Connection(HTTPSConnection):
    """One that is cut if the answer's first lines take too long: else a byte now and then would hold it for ever."""

    def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]  # as urllib3's own
        cut = threading.Timer(_ANSWERS_WITHIN_S, self._cut)
        cut.daemon = True
        cut.start()
        try:
            return super().getresponse()
        finally:
            cut.cancel()

    def _cut(self) -> None:
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)


class _Connections(urllib3.HTTPSConnectionPool):
    ConnectionCls = _Connection


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
        raise DownloadError(str(unwritable(error, "the pack cannot be written"))) from None
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
    free = shutil.disk_usage(folder).free
    if free < needed + _SPARE_BYTES:
        raise DownloadError(str(no_room(needed + _SPARE_BYTES, free)))


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
            pace = _Pace(begin)
            while piece := answer.read1(_PIECE, decode_content=False):  # whatever has come
                begin += len(piece)
                if begin > pack.bytes:
                    break
                out.write(piece)
                if not progress(begin):
                    raise DownloadError("it is not wanted any more")
                if pace.is_too_slow(begin):
                    raise DownloadError(f"the server gives less than {_SLOWEST} bytes a second")
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


class _Pace:
    """Watches how fast bytes come, for a while at a time."""

    def __init__(self, there: int) -> None:
        self._there, self._since = there, time.monotonic()

    def is_too_slow(self, there: int) -> bool:
        """Whether fewer came in the last while than must."""
        now = time.monotonic()
        if now - self._since < _PATIENCE_S:
            return False
        is_slow = there - self._there < _SLOWEST * _PATIENCE_S
        self._there, self._since = there, now
        return is_slow


def _asked(url: str, connections: urllib3.PoolManager, hosts: tuple[str, ...], begin: int) -> urllib3.BaseHTTPResponse:
    """The server's answer, redirects followed: only over HTTPS, and only to the hosts that are allowed."""
    headers = {"Range": f"bytes={begin}-"} if begin else {}
    for _ in range(_MOST_REDIRECTS + 1):
        parts = _parts(url)
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
            raise DownloadError(f"{parts.hostname} cannot be reached: {reason(error)}") from None
        place = answer.get_redirect_location()
        if not place:
            return answer
        answer.close()  # whatever comes with it is not read
        url = _joined(url, place)
    raise RefusedError(f"it is redirected more than {_MOST_REDIRECTS} times")


def _parts(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:
        raise RefusedError(f"{url[:100]} is no address") from None


def _joined(url: str, place: str) -> str:
    try:
        return urljoin(url, place)
    except ValueError:
        raise RefusedError(f"it is redirected to {place[:100]}, which is no address") from None


def reason(error: Exception) -> str:
    """What a connection failed at, in a few words."""
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
