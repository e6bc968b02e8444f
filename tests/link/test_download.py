"""Packs are fetched over HTTPS: resumed, bounded, checked; whatever the server does."""

import hashlib
import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
import urllib3
from support.broker import PATIENCE_S, certified
from support.links import PACK

from kiosk.link import download as downloading
from kiosk.link.contract import Pack
from kiosk.link.download import DownloadError, RefusedError, download, pool, swept
from kiosk.link.fetcher import Fetcher
from kiosk.problems import CannotStartError

CONTENT = bytes(range(256)) * 4000  # a million bytes


class Server(ThreadingHTTPServer):
    """A file server; `manner` says how it behaves, `asked` what ranges it was asked for."""

    manner = ""
    asked: list[str]
    released: threading.Event

    def handle_error(self, *_: object) -> None:
        """A client that leaves is no error."""


class Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        manner, wanted = self.server.manner, self.headers.get("Range", "")
        self.server.asked.append(wanted)
        begin = int(wanted.removeprefix("bytes=").rstrip("-") or 0)
        if manner == "missing":
            self.send_error(404)
            return
        if manner == "nowhere":
            self.send_response(302)
            self.send_header("Location", "https://[")
            self.end_headers()
            return
        if manner == "silent":
            self.server.released.wait(PATIENCE_S)
            return
        if manner in ("elsewhere", "plain"):
            self.send_response(302)
            scheme = "http" if manner == "plain" else "https"
            self.send_header("Location", f"{scheme}://localhost:{self.server.server_port}/again")
            self.end_headers()
            return
        body = CONTENT * 2 if manner == "large" else CONTENT[:-1] + b"!" if manner == "other" else CONTENT
        if wanted and manner != "whole":
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {begin}-{len(body) - 1}/{len(body)}")
            body = body[begin:]
        else:
            self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: 300_000 if manner == "half" else None])


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    folder = tmp_path_factory.mktemp("server")
    certified(folder)
    server = Server(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem", folder / "server.key")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server, folder / "ca.pem"
    server.shutdown()
    thread.join(PATIENCE_S)
    server.server_close()


@pytest.fixture
def server(served: tuple[Server, Path]) -> Server:
    served[0].manner, served[0].asked, served[0].released = "", [], threading.Event()
    return served[0]


@pytest.fixture
def fetch(served: tuple[Server, Path], server: Server, tmp_path: Path) -> Callable[..., Path]:
    connections = pool(served[1])

    def fetch(hosts: tuple[str, ...] = (), **more: object) -> Path:
        return download(pack(server, **more), tmp_path, connections, hosts)

    return fetch


def pack(server: Server, **more: object) -> Pack:
    given = {
        **PACK.model_dump(),
        "url": f"https://localhost:{server.server_port}/nine-facts",
        "bytes": len(CONTENT),
        "sha256": hashlib.sha256(CONTENT).hexdigest(),
        **more,
    }
    return Pack.model_validate(given)


def test_it_is_fetched_whole_and_only_once(fetch: Callable[..., Path], server: Server) -> None:
    assert fetch().read_bytes() == CONTENT
    fetch()
    assert server.asked == [""]


def test_what_broke_off_goes_on_where_it_was(fetch: Callable[..., Path], server: Server) -> None:
    server.manner = "half"
    for _ in range(2):
        with pytest.raises(DownloadError):
            fetch()
    server.manner = ""
    assert fetch().read_bytes() == CONTENT
    assert server.asked == ["", "bytes=300000-", "bytes=600000-"]


def test_a_server_without_ranges_gives_it_anew(fetch: Callable[..., Path], server: Server) -> None:
    server.manner = "half"
    with pytest.raises(DownloadError):
        fetch()
    server.manner = "whole"
    assert fetch().read_bytes() == CONTENT


def test_parts_of_two_files_are_thrown_away(fetch: Callable[..., Path], server: Server) -> None:
    server.manner = "half"
    with pytest.raises(DownloadError):
        fetch()
    server.manner = "other"
    with pytest.raises(DownloadError, match="fetched anew"):
        fetch()
    server.manner = ""
    assert fetch().read_bytes() == CONTENT
    assert server.asked[-1] == ""


@pytest.mark.parametrize(
    ("manner", "error", "why"),
    [
        ("other", RefusedError, "SHA-256 differs"),
        ("large", RefusedError, "larger than"),
        ("missing", DownloadError, "404"),
        ("elsewhere", RefusedError, "redirected more than"),
        ("plain", RefusedError, "https only"),
        ("nowhere", RefusedError, "no address"),
    ],
)
def test_what_is_not_as_announced_is_not_kept(
    fetch: Callable[..., Path], server: Server, tmp_path: Path, manner: str, error: type[Exception], why: str
) -> None:
    server.manner = manner
    with pytest.raises(error, match=why):
        fetch()
    assert list(tmp_path.iterdir()) == []


def test_only_from_hosts_that_are_allowed(fetch: Callable[..., Path], server: Server) -> None:
    with pytest.raises(RefusedError, match="not fetched from localhost"):
        fetch(hosts=("packs.example",))
    assert server.asked == []
    assert fetch(hosts=("localhost",)).exists()


def test_a_redirect_is_read_as_browsers_read_it() -> None:
    """`elsewhere.example` as a place is a file beside the one before, not the end of a host's name."""
    asked: list[str] = []
    places = iter(("other/pack", ".evil.example/pack", "//other.example/pack"))

    class Answer:
        def get_redirect_location(self) -> str | bool:
            return next(places, False)

        def close(self) -> None:
            """Nothing."""

    class Asked:
        def request(self, _: str, url: str, **__: object) -> Answer:
            asked.append(url)
            return Answer()

    downloading._asked("https://a.example/packs/one", cast("urllib3.PoolManager", Asked()), (), 0)
    assert asked == [
        "https://a.example/packs/one",
        "https://a.example/packs/other/pack",
        "https://a.example/packs/other/.evil.example/pack",
        "https://other.example/pack",
    ]


def test_an_unknown_authority_and_a_full_disk_may_get_better(
    server: Server, tmp_path: Path, fetch: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(DownloadError, match="certificate"):
        download(pack(server), tmp_path, pool(None))
    with monkeypatch.context() as patch:
        patch.setattr("kiosk.link.download.shutil.disk_usage", lambda _: SimpleNamespace(free=200_000_000))
        with pytest.raises(
            DownloadError, match=r"^the disk is too full: .* needs 2.. MB for a while, 200 MB are free$"
        ):
            fetch()
    monkeypatch.setattr("kiosk.link.download.files.opened", _full)
    with pytest.raises(DownloadError, match=r"^the disk is too full: the pack cannot be written$"):
        fetch()


def test_a_server_that_only_pretends_to_answer_is_given_up(
    fetch: Callable[..., Path], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A byte now and then would keep a connection for ever; what has come is kept."""
    monkeypatch.setattr(downloading, "_ANSWERS_WITHIN_S", 0.1)
    server.manner = "silent"
    with pytest.raises(DownloadError, match="cannot be reached"):
        fetch()
    server.released.set()
    server.manner = ""
    hours = iter(range(0, 10**6, 3600))
    with monkeypatch.context() as slow:
        slow.setattr(downloading, "time", SimpleNamespace(monotonic=lambda: next(hours)))
        slow.setattr(downloading, "_SLOWEST", 10**6)
        with pytest.raises(DownloadError, match="less than 1000000 bytes a second"):
            fetch()
    assert fetch().read_bytes() == CONTENT
    assert server.asked[-1].startswith("bytes=")
    assert server.asked[-1] != "bytes=0-"


def test_an_address_that_is_none_is_refused(fetch: Callable[..., Path]) -> None:
    with pytest.raises(RefusedError, match="no address"):
        fetch(url="https://[")


@pytest.mark.parametrize("content", [None, b"no certificate"])
def test_a_file_without_certificates_is_told(tmp_path: Path, content: bytes | None) -> None:
    if content:
        (tmp_path / "ca.pem").write_bytes(content)
    with pytest.raises(CannotStartError, match=r"ca\.pem cannot be used"):
        pool(tmp_path / "ca.pem")


def _full(*_: object) -> int:
    raise OSError(28, "No space left on device")


def test_what_is_not_wanted_any_more_is_swept(tmp_path: Path) -> None:
    for name in ("a.part", "b.kioskpack", "c.kioskpack", "notes.txt"):
        (tmp_path / name).write_text("")
    swept(tmp_path, {"c"})
    assert {file.name for file in tmp_path.iterdir()} == {"c.kioskpack", "notes.txt"}


def test_what_an_earlier_run_has_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / "b.kioskpack").touch()
    it = Fetching(tmp_path)
    it.fetcher.want(None)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "b.kioskpack").touch()
    it.fetcher.want(None)
    assert list(tmp_path.iterdir()) != [], "not at each look"


class Fetching:
    """A fetcher whose clock and downloads the test moves."""

    def __init__(self, folder: Path) -> None:
        self.now, self.done, self.folder = 0.0, [], folder  # type: ignore[var-annotated]
        self.error: Exception | None = None
        self.fetcher = Fetcher(self.download, folder, "hall-1", 10**6, lambda: self.now)

    def download(self, _: Pack, tell: Callable[[int], bool]) -> Path:
        self.done.append(self.now)
        tell(1)
        if self.error:
            raise self.error
        return self.folder / "x"

    def at(self, now: float) -> None:
        self.now = now
        self.fetcher.tick()
        if self.fetcher._thread:
            self.fetcher._thread.join(PATIENCE_S)


def test_tries_come_at_growing_intervals(tmp_path: Path, expect_log: list[str]) -> None:
    expect_log.append("broke off")
    it = Fetching(tmp_path)
    it.error = DownloadError("it broke off")
    it.fetcher.want(PACK)
    for now in range(1000):
        it.at(now)
    assert it.done[0] == 0
    gaps = [after - before for before, after in zip(it.done, it.done[1:], strict=False)]
    assert len(it.done) < 9
    assert all(10 * 2**number <= gap <= 20 * 2**number + 1 for number, gap in enumerate(gaps))
    assert it.fetcher.now is not None
    assert (it.fetcher.now.state, it.fetcher.now.why) == ("failed", "it broke off")
    it.error = None
    it.at(10_000)
    assert it.fetcher.now.state == "there"
    it.fetcher.want(None)
    assert it.fetcher.now is None


def test_a_thousand_kiosks_do_not_come_at_once_and_nothing_too_large(tmp_path: Path) -> None:
    it = Fetching(tmp_path)
    it.fetcher.want(PACK.model_copy(update={"spread_s": 1000}))
    for now in range(1000):
        it.at(now)
    assert len(it.done) == 1
    assert it.done[0] > 0
    it.fetcher.want(PACK.model_copy(update={"bytes": 10**6 + 1}))
    it.at(10**6)
    assert it.fetcher.now is not None
    assert it.fetcher.now.state == "refused"
    assert len(it.done) == 1
