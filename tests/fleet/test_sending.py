"""Alerts are really sent: `kiosk fleet watch` at a real broker, Apprise, a web server and a mail server that listen."""

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, TypeVar

import pytest
from support.broker import Broker, Ear, needs_mosquitto, running
from support.command import called

from kiosk.fleet.sending import AGAIN_S, Outbox, sender
from kiosk.link.contract import Heartbeat, Presence, Status, as_bytes

pytest.importorskip("apprise")
# Apprise looks whether a module is there that Python 3.13 has no more.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
Server = TypeVar("Server", bound=socketserver.BaseServer)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PATIENCE_S = 60


class Web(HTTPServer):
    """Keeps what is posted to it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Posted)
        self.came: list[dict[str, Any]] = []


class Posted(BaseHTTPRequestHandler):
    server: Web

    def do_POST(self) -> None:
        self.server.came.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


class Post(socketserver.ThreadingTCPServer):
    """A mail server that keeps what comes."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Mail)
        self.came: list[str] = []


class Mail(socketserver.StreamRequestHandler):
    server: Post

    def handle(self) -> None:
        self._say("220 mail.example")
        while line := self.rfile.readline().decode().strip():
            match line.split()[0].upper():
                case "DATA":
                    self._say("354 go on")
                    lines = iter(lambda: self.rfile.readline().decode().rstrip("\r\n"), ".")
                    self.server.came.append("\n".join(lines))
                    self._say("250 taken")
                case "QUIT":
                    self._say("221 bye")
                    return
                case _:
                    self._say("250 well")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def listening(server: Server) -> Iterator[Server]:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join(PATIENCE_S)
        server.server_close()


@needs_mosquitto
def test_what_is_amiss_arrives_once_and_nothing_of_kiosks_that_are_closed(
    tmp_path: Path, expect_log: list[str]
) -> None:
    expect_log.append("A Connection error occurred")  # at the end, when nobody listens
    with running(tmp_path, ("keeper", "house"), "user house\ntopic readwrite kiosk/1/#\n") as broker:
        with listening(Web()) as web:
            house = Ear(broker, "house")
            _say(house, "open", "The disk is full.", "00:00-24:00", is_up=True)
            _say(house, "shut", "The screen is gone.", "closed", is_up=False)
            house.close()
            settings = _settings(broker, tmp_path, f"json://127.0.0.1:{web.server_port}/")
            done = called("fleet", "watch", "--once", "--config", settings)
        assert done.returncode == 0, done.stderr
        assert done.stdout.rstrip().endswith("open: The disk is full.")
        assert [it["message"] for it in web.came] == ["open: The disk is full."]
        assert web.came[0]["title"] == "Kiosks"
        away = called("fleet", "watch", "--once", "--config", settings)  # nobody listens there now
        assert "an alert could not be sent" in away.stderr


def test_an_alert_comes_by_mail() -> None:
    with listening(Post()) as post:
        port = post.server_address[1]
        address = f"mailto://127.0.0.1:{port}?smtp=127.0.0.1&from=kiosks@museum.example&to=keeper@museum.example"
        assert sender([f"{address}&mode=insecure&format=text"])("hall-1: Киоск не отвечает")
    assert len(post.came) == 1
    assert "keeper@museum.example" in post.came[0]


def _say(house: Ear, name: str, problem: str, hours: str, *, is_up: bool) -> None:
    status = Status.model_validate(
        {
            "id": name, "machine": "0" * 16, "title": name, "place": "", "groups": [], "version": "0.1.0",
            "state": "playing", "problems": [{"word": "x", "text": problem}],
            "opening_hours": {"time_zone": "UTC", **dict.fromkeys(DAYS, hours)},
        }
    )  # fmt: skip
    house.say(f"kiosk/1/from/{name}/presence", as_bytes(Presence(id=name, up=is_up, machine="0" * 16)))
    house.say(f"kiosk/1/from/{name}/heartbeat", as_bytes(Heartbeat(id=name, uptime_s=1)))
    house.say(f"kiosk/1/from/{name}/status", as_bytes(status))


def _settings(broker: Broker, folder: Path, address: str) -> Path:
    file = folder / "fleet.yaml"
    file.write_text(
        f"broker: {broker.url}\nuser: keeper\npassword_file: {broker.password_file}\nca_file: {broker.ca}\n"
        f'alerts: ["{address}"]\n'
    )
    return file


def test_what_an_address_does_not_take_is_sent_later_with_what_is_new() -> None:
    now, takes, came = [0.0], [False], list[str]()

    def send(text: str) -> bool:
        came.append(text)
        return takes[0]

    outbox = Outbox(send, lambda: now[0])
    assert outbox.turn()
    outbox.put("a\nb")
    assert not outbox.turn()
    outbox.put("c")
    assert outbox.turn(), "not at once"
    now[0], takes[0] = AGAIN_S, True
    assert outbox.turn()
    assert outbox.turn()
    assert came == ["a\nb", "a\nb\nc"]
