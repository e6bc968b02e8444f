"""A kiosk on a screen with its link, a real Mosquitto, a file server for packs and whoever looks after it."""

import os
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from support.broker import Broker, free_port, running
from support.packs import Maker, maker
from support.player import Player

from chaos.desktop import Desktop, desktop
from kiosk import paths
from kiosk.fleet import rollout
from kiosk.fleet.config import FleetConfig
from kiosk.fleet.packing import described
from kiosk.fleet.tower import Tower
from kiosk.fleet.wanting import changed, with_pack
from kiosk.link.contract import Outcome, Status
from kiosk.packs.store import Packs

NAME = "hall-1"
TARGET = f"kiosk/{NAME}"
PATIENCE_S = 120.0


class Files(ThreadingHTTPServer):
    """Gives packs over HTTPS. `cuts`: after how many bytes the next answers break off."""

    daemon_threads = True

    def __init__(self, broker: Broker, folder: Path) -> None:
        super().__init__(("127.0.0.1", free_port()), _Giving)
        self.folder, self.cuts, self.ranges = folder, list[int](), list[str]()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(broker.folder / "server.pem", broker.folder / "server.key")
        self.socket = context.wrap_socket(self.socket, server_side=True)

    def handle_error(self, *_: object) -> None:
        """Who leaves is no error."""


class _Giving(BaseHTTPRequestHandler):
    server: Files

    def do_GET(self) -> None:
        whole = (self.server.folder / Path(self.path).name).read_bytes()
        wanted = self.headers.get("Range", "")
        begin = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
        self.server.ranges.append(wanted)
        self.send_response(206 if begin else 200)
        if begin:
            self.send_header("Content-Range", f"bytes {begin}-{len(whole) - 1}/{len(whole)}")
        self.send_header("Content-Length", str(len(whole) - begin))
        self.end_headers()
        end = begin + self.server.cuts.pop(0) if self.server.cuts else None
        self.wfile.write(whole[begin:end])

    def log_message(self, *_: object) -> None:
        """Nothing."""


@dataclass
class House:
    """All of them. `screen.player` is the kiosk."""

    folder: Path
    broker: Broker
    files: Files
    maker: Maker
    screen: Desktop
    tower: Tower
    links: "list[subprocess.Popen[bytes]]" = field(default_factory=list)

    @property
    def kiosk(self) -> Player:
        return self.screen.player

    @property
    def status(self) -> Status | None:
        with self.tower.hearing:
            found = self.tower.fleet.kiosks.get(NAME)
        return found.status if found else None

    def link(self, name: str = NAME, exchange: str = "exchange", **more: str) -> None:
        """Start a link; a second one in another folder is another computer. `more` is added to its environment."""
        file = self.folder / f"{exchange}.yaml"
        file.write_text(
            f"name: {name}\ngroups: [all]\nbroker: {self.broker.url}\nuser: {NAME}\nheartbeat_s: 5\nvisits_s: 5\n"
            f"password_file: {self.broker.password_file}\nca_file: {self.broker.ca}\n"
            f"exchange: {self.folder / exchange}\n"
        )
        command = [sys.executable, "-m", "kiosk.link", "--config", str(file)]
        log = (self.folder / f"{exchange}.log").open("ab")
        self.links.append(subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, **more}))

    def want(self, file: Path, *, back: bool = False) -> None:
        """Have the kiosk play the pack."""
        pack = described(file, f"https://localhost:{self.files.server_port}/{file.name}", back=back)
        with self.tower.hearing:
            fresh = with_pack(self.tower.fleet, TARGET, pack)
        rollout.publish(self.tower, TARGET, fresh)

    def wish(self, **values: Any) -> int:
        """Have something else done. Returns the revision."""
        with self.tower.hearing:
            fresh = changed(self.tower.fleet, TARGET, **values)
        rollout.publish(self.tower, TARGET, fresh)
        return fresh.revision

    def outcome(self, what: str) -> Outcome | None:
        """What became of the newest wish, once that is more than waiting."""
        with self.tower.hearing:
            desired = self.tower.fleet.desired.get(TARGET)
        entry = desired.entries().get(what) if desired else None
        found = self.status.outcomes.get(what) if self.status else None
        return found if found and entry and found.at == entry.at and found.result != "waiting" else None

    def until(self, found: Callable[[], Any], patience_s: float = PATIENCE_S) -> float:
        """Wait for it. Returns how long it took in s; infinity if it did not come."""
        begun = time.monotonic()
        while not found():
            if time.monotonic() - begun > patience_s:
                return float("inf")
            time.sleep(0.05)  # other processes are waited for
        return time.monotonic() - begun


@contextmanager
def house(folder: Path) -> Iterator[House]:
    """All of it, until the end of this context; the kiosk is up and has told its status."""
    with ExitStack() as stack:
        (folder / "broker").mkdir()
        broker = stack.enter_context(running(folder / "broker", (NAME, "keeper", "evil")))
        settings = folder / "kiosk.yaml"
        settings.write_text(f"link: {folder / 'exchange'}\nidle_s: 10\ncountdown_s: 10\n")
        with state_in(folder / "state"):
            packs = Packs(paths.packs_folder(settings))
        made = maker(folder / "made", packs)
        served = folder / "made" / "packs"
        served.mkdir(parents=True, exist_ok=True)
        files = Files(broker, served)
        thread = threading.Thread(target=files.serve_forever, daemon=True)
        thread.start()
        stack.callback(files.shutdown)
        screen = stack.enter_context(desktop())
        screen.player = Player(screen.display, folder, "--settings", settings)
        given = {"broker": broker.url, "user": "keeper", "password_file": broker.password_file, "ca_file": broker.ca}
        tower = Tower(FleetConfig.model_validate(given)).open()
        stack.callback(tower.close)
        found = House(folder, broker, files, made, screen, tower)
        stack.callback(_end, found)
        found.link()
        screen.player.wait_for("ready")
        found.until(lambda: found.status and found.status.state == "playing")
        yield found


@contextmanager
def state_in(folder: Path) -> Iterator[None]:
    before = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["XDG_STATE_HOME"]
        else:
            os.environ["XDG_STATE_HOME"] = before


def _end(found: House) -> None:
    for link in found.links:
        link.kill()
        link.wait()
