"""Many kiosks in one process: each a real agent and a real MQTT connection over TLS; only their players are made up."""

import selectors
from collections import Counter
from dataclasses import replace
from pathlib import Path
from ssl import SSLSocket
from typing import Any, cast

from paho.mqtt.client import Client, MQTTMessage
from support.broker import PASSWORD, Broker
from support.links import REPORT

from kiosk.exchange import DaySums, Exchange, Outcome, Result
from kiosk.link import connection
from kiosk.link.agent import Agent, Out
from kiosk.link.config import LinkConfig
from kiosk.link.contract import Pack
from kiosk.link.facts import Facts
from kiosk.link.fetcher import Fetcher
from kiosk.link.memory import Memory
from kiosk.system import clock

GROUP = "all"
DAY = DaySums("2026-11-27", 120, 9000, 600, tuple([10] * 12 + [0] * 12), {"ky": 80, "ru": 40},
              {f"card-{number}": 60 for number in range(10)}, {"home": 60, "abandoned": 60})  # fmt: skip


class Member:
    """One kiosk. `sent` counts its messages and their bytes, by what they say."""

    def __init__(self, broker: Broker, folder: Path, name: str, sent: Counter[str], size: Counter[str]) -> None:
        self._sent, self._size = sent, size
        self.config = LinkConfig.model_validate(
            {"name": name, "broker": broker.url, "user": "crowd", "password_file": broker.password_file,
             "ca_file": broker.ca, "groups": [GROUP], "exchange": folder}
        )  # fmt: skip
        self.exchange = Exchange(folder)
        fetcher = Fetcher(self._fetched, self.exchange.packs, name, 10**9)
        self.agent = Agent(self.config, self.exchange, Memory(folder / "link.json"), fetcher, lambda: Facts(1, 100, 45))
        self.client = connection.client(self.config, f"kiosk-{name}", will=self.agent.will())
        self.client.on_message = self._hear
        self.client.on_connect = lambda *_: self._born()
        self._pack_mark = ""
        self.exchange.write_day(DAY)

    def connect(self) -> None:
        connection.begin(self.client, self.config, lasting=False)
        self.client.reconnect()

    def turn(self) -> None:
        """The player reports, and the agent does what is due."""
        now, orders = clock.now(), self.exchange.orders()
        plays: dict[str, Any] = {}
        if orders and orders.wanted.pack:
            pack = orders.wanted.pack
            plays = {"pack": pack.name, "pack_version": pack.version, "pack_hash": pack.hash, "packs": (pack.hash,)}
            plays["outcomes"] = tuple(Outcome(name, mark, Result.DONE) for name, mark in orders.marks().items())
        self.exchange.write_report(replace(REPORT, boot=now.clock, at_s=now.at_s, **plays))
        for out in self.agent.tick(now, is_connected=self.client.is_connected()):
            self._say(out)

    def _born(self) -> None:
        for topic in self.agent.subscriptions:
            self.client.subscribe(topic, 1)
        for out in self.agent.born():
            self._say(out)

    def _say(self, out: Out) -> None:
        what = out.topic.split("/")[4]
        self._sent[what] += 1
        self._size[what] += len(out.payload) + len(out.topic)
        connection.send(self.client, out)
        if out.key:
            self.agent.delivered(out.key)

    def _hear(self, _: Client, __: object, message: MQTTMessage) -> None:
        self._sent["heard"] += 1
        self.agent.receive(message.topic, bytes(message.payload), clock.now(), is_retained=message.retain)

    def _fetched(self, pack: Pack, _: object) -> Path:
        return self.exchange.packs / f"{pack.sha256}.kioskpack"


class Crowd:
    """All of them, moved by one thread."""

    def __init__(self, broker: Broker, folder: Path, many: int) -> None:
        self.sent: Counter[str] = Counter()
        self.size: Counter[str] = Counter()
        self._selector = selectors.DefaultSelector()
        self.members = [
            Member(broker, folder / f"hall-{number}", f"hall-{number}", self.sent, self.size) for number in range(many)
        ]
        self._turn = 0

    def connect(self) -> None:
        for member in self.members:
            member.connect()
            self._selector.register(_socket(member.client), selectors.EVENT_READ, member.client)
            self.move(0, turns=0)

    def move(self, seconds: float, turns: int) -> None:
        """Wait so long for messages, take them, and let so many kiosks have their turn."""
        for key, _ in self._selector.select(seconds):
            client: Client = key.data
            client.loop_read()
            while client.is_connected() and _socket(client).pending():
                client.loop_read()
        for _ in range(turns):
            member = self.members[self._turn % len(self.members)]
            self._turn += 1
            member.turn()
            member.client.loop_misc()
        for member in self.members:
            if member.client.want_write():
                member.client.loop_write()

    @property
    def is_connected(self) -> bool:
        return all(member.client.is_connected() for member in self.members)

    def close(self) -> None:
        for member in self.members:
            member.client.disconnect()
            member.client.loop_write()
            member.agent.close()


def _socket(client: Client) -> SSLSocket:
    return cast("SSLSocket", client.socket())


__all__ = ["GROUP", "PASSWORD", "Crowd"]
