"""A real Mosquitto with TLS by an authority of its own, the example's rules, and a client that hears and says."""

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import trustme
from paho.mqtt.client import Client, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

DOCS = Path(__file__).resolve().parents[2] / "docs" / "fleet"
MOSQUITTO = shutil.which("mosquitto", path=f"{os.environ['PATH']}:/usr/sbin")
PATIENCE_S = 60
PASSWORD = "right"  # noqa: S105 - of tests
needs_mosquitto = pytest.mark.skipif(not MOSQUITTO, reason="mosquitto is missing (apt-get install mosquitto)")


@dataclass
class Broker:
    """A running broker. `ca`: its authority's certificate."""

    port: int
    folder: Path
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def ca(self) -> Path:
        return self.folder / "ca.pem"

    @property
    def password_file(self) -> Path:
        return self.folder / "password"

    @property
    def url(self) -> str:
        return f"mqtts://localhost:{self.port}"

    def start(self) -> None:
        assert MOSQUITTO is not None
        self.process = subprocess.Popen(
            [MOSQUITTO, "-c", self.folder / "mosquitto.conf"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        waited(lambda: _listens(self.port), "the broker")

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(PATIENCE_S)
            self.process = None


def waited(found: Callable[[], Any], what: str) -> Any:
    """What `found` gives, once that is something."""
    over = threading.Event()
    for _ in range(PATIENCE_S * 100):
        if value := found():
            return value
        over.wait(0.01)
    raise AssertionError(f"{what} did not come")


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def certified(folder: Path) -> None:
    """An authority and a server's certificate in the folder."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    server = authority.issue_cert("localhost")
    server.private_key_pem.write_to_path(folder / "server.key")
    server.cert_chain_pems[0].write_to_path(folder / "server.pem")


def prepared(folder: Path, users: tuple[str, ...], rules: str = "") -> Broker:
    """A broker that is not started, with the configuration that docs/fleet shows."""
    certified(folder)
    broker = Broker(free_port(), folder)
    broker.password_file.write_text(PASSWORD)
    passwords = folder / "kiosk.passwords"
    passwords.write_text("".join(f"{user}:{PASSWORD}\n" for user in users))
    subprocess.run(["mosquitto_passwd", "-U", passwords], check=True)
    (folder / "kiosk.acl").write_text((DOCS / "kiosk.acl").read_text(encoding="utf-8") + rules, encoding="utf-8")
    said = (DOCS / "mosquitto.conf").read_text(encoding="utf-8")
    said = said.replace("/etc/mosquitto", str(folder)).replace("listener 8883", f"listener {broker.port} 127.0.0.1")
    (folder / "mosquitto.conf").write_text(f"{said}\nuser {'root' if os.geteuid() == 0 else ''}\n", encoding="utf-8")
    return broker


@contextmanager
def running(folder: Path, users: tuple[str, ...], rules: str = "") -> Iterator[Broker]:
    """A broker that runs meanwhile, with these users; `rules` are added to the example's."""
    broker = prepared(folder, users, rules)
    broker.start()
    try:
        yield broker
    finally:
        broker.stop()


class Ear:
    """Somebody at the broker who hears and says."""

    def __init__(self, broker: Broker, user: str, *filters: str) -> None:
        self.heard: list[MQTTMessage] = []
        self.refused: list[int] = []
        self._came = threading.Condition()
        self._ready = threading.Event()
        self._filters = filters
        self.client = Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5)
        self.client.tls_set(str(broker.ca))
        self.client.username_pw_set(user, PASSWORD)
        self.client.on_connect = self._connected
        self.client.on_message = self._hear
        self.client.on_subscribe = lambda *_: self._ready.set()
        self.client.connect("localhost", broker.port)
        self.client.loop_start()
        assert self._ready.wait(PATIENCE_S)

    def _connected(self, *_: object) -> None:
        for topic in self._filters or ("nothing",):
            self.client.subscribe(topic, 1)

    def _hear(self, _: Client, __: object, message: MQTTMessage) -> None:
        with self._came:
            self.heard.append(message)
            self._came.notify_all()

    def say(self, topic: str, payload: bytes, *, retain: bool = True, lasts_s: int | None = None) -> None:
        properties = Properties(PacketTypes.PUBLISH)  # type: ignore[no-untyped-call]
        if lasts_s:
            properties.MessageExpiryInterval = lasts_s
        self.client.publish(topic, payload, 1, retain, properties).wait_for_publish(PATIENCE_S)

    def wait_for(self, wanted: Callable[[MQTTMessage], Any], what: str) -> MQTTMessage:
        """The last message that is wanted, once it has come."""

        def found() -> MQTTMessage | None:
            return next((message for message in reversed(self.heard) if wanted(message)), None)

        with self._came:
            assert self._came.wait_for(found, PATIENCE_S), f"{what} did not come: {[m.topic for m in self.heard]}"
            message = found()
            assert message is not None
            return message

    def close(self) -> None:
        self.client.disconnect()
        self.client.loop_stop()
