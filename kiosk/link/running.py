"""Runs the link of one kiosk until it is ended."""

import logging
import queue
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from paho.mqtt.client import Client, ConnectFlags, DisconnectFlags, MQTTMessage
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from kiosk.exchange import Exchange
from kiosk.link import connection, metrics
from kiosk.link.agent import Agent, Out
from kiosk.link.config import LinkConfig
from kiosk.link.download import download, pool
from kiosk.link.facts import facts
from kiosk.link.fetcher import Fetcher
from kiosk.link.memory import Memory
from kiosk.system import clock, files

_log = logging.getLogger(__name__)
_TICK_S = 1.0
_MOST_WAITING = 1000  # messages; a flood is dropped rather than kept
_FAREWELL_S = 3


@dataclass(frozen=True)
class _Came:
    topic: str
    payload: bytes
    is_retained: bool


def agent_for(config: LinkConfig, state: Path) -> Agent:
    """The agent of the kiosk with these settings; `state` is the link's own folder. Makes the exchange's folders."""
    exchange = Exchange(config.exchange)
    for folder in (exchange.to_kiosk, exchange.packs):
        with suppress(OSError):
            folder.mkdir(0o750, parents=True, exist_ok=True)
    connections = pool(config.ca_file)
    fetcher = Fetcher(
        lambda pack, tell: download(pack, exchange.packs, connections, config.pack_hosts, tell),
        exchange.packs,
        config.name,
        config.most_pack_mb * 1_000_000,
    )
    return Agent(config, exchange, Memory(state / "link.json"), fetcher, lambda: facts(config.exchange))


class Running:
    """An agent with a connection. All of the agent's work is done by the thread that calls `run`."""

    def __init__(self, agent: Agent, now: Callable[[], clock.Moment] = clock.now, tick_s: float = _TICK_S) -> None:
        self._agent, self._now, self._tick_s = agent, now, tick_s
        self._came: queue.Queue[_Came | str] = queue.Queue(_MOST_WAITING)
        self._keys: dict[int, str] = {}
        self._is_ended = self._is_born = False
        self._metrics, self._metrics_at = "", 0.0
        self._obstacle = ""
        config = agent.config
        self._client = connection.client(config, f"kiosk-{config.name}-{agent.machine}", will=agent.will())
        self._client.on_connect = self._connected
        self._client.on_connect_fail = self._failed
        self._client.on_disconnect = self._disconnected
        self._client.on_message = self._message
        self._client.on_publish = self._published

    def run(self) -> None:
        """Run until `end` is called."""
        connection.begin(self._client, self._agent.config, lasting=True)
        self._client.loop_start()
        try:
            while not self._is_ended:
                self._take(self._now().at_s + self._tick_s)
                self.turn()
        finally:
            if self._client.is_connected():
                for out in self._agent.farewell():
                    with suppress(ValueError, RuntimeError):
                        self._client.publish(out.topic, out.payload, out.qos, out.is_retained).wait_for_publish(
                            _FAREWELL_S
                        )
            self._client.disconnect()
            self._client.loop_stop()
            self._agent.close()

    def end(self, *_: object) -> None:
        """End soon; may be called by a signal or another thread."""
        self._is_ended = True

    def turn(self) -> None:
        """Do once what is due."""
        is_connected = self._client.is_connected()
        if is_connected and self._is_born:
            self._is_born = False
            for topic in self._agent.subscriptions:
                self._client.subscribe(topic, qos=1)
            for out in self._agent.born():
                self._send(out)
        for out in self._agent.tick(self._now(), is_connected=is_connected and not self._is_born):
            self._send(out)
        self._write_metrics(is_connected=is_connected)

    def _send(self, out: Out) -> None:
        number = connection.send(self._client, out)
        if out.key:
            self._keys[number] = out.key

    def _take(self, until_s: float) -> None:
        """Take what comes until then."""
        while not self._is_ended and (left := until_s - self._now().at_s) > 0:
            try:
                came = self._came.get(timeout=left)
            except queue.Empty:
                return
            if isinstance(came, str):
                self._agent.delivered(came)
            else:
                self._agent.receive(came.topic, came.payload, self._now(), is_retained=came.is_retained)

    def _write_metrics(self, *, is_connected: bool) -> None:
        file, status, at = self._agent.config.metrics_file, self._agent.status, self._now().at_s
        if not (file and status):
            return
        text = metrics.metrics(status, is_connected=is_connected)
        if text != self._metrics or at >= self._metrics_at:
            self._metrics, self._metrics_at = text, at + self._agent.config.heartbeat_s
            try:
                files.replace(file, text.encode(), metrics.MODE)
            except OSError as error:
                _log.info("the metrics cannot be written: %s", error)

    # --- called by paho's thread

    def _failed(self, *_: object) -> None:
        """Tell why, once for each reason."""
        why = connection.obstacle(self._agent.config)
        if why and why != self._obstacle:
            self._obstacle = why
            _log.warning("%s cannot be reached, it is tried again: %s", self._agent.config.broker, why)

    def _connected(self, _: Client, __: Any, ___: ConnectFlags, code: ReasonCode, ____: Properties | None) -> None:
        if code.is_failure:
            _log.warning("the broker refuses this kiosk: %s", code)
            return
        _log.info("connected to %s", self._agent.config.broker)
        self._obstacle = ""
        self._is_born = True

    def _disconnected(
        self, _: Client, __: Any, ___: DisconnectFlags, code: ReasonCode, ____: Properties | None
    ) -> None:
        _log.info("the connection to the broker ended: %s", code)

    def _message(self, _: Client, __: Any, message: MQTTMessage) -> None:
        # A name that is no text, which no broker should pass on, would end paho's thread.
        with suppress(queue.Full, UnicodeDecodeError):
            self._came.put_nowait(_Came(message.topic, bytes(message.payload), message.retain))

    def _published(self, _: Client, __: Any, number: int, ___: ReasonCode, ____: Properties) -> None:
        if key := self._keys.pop(number, ""):
            with suppress(queue.Full):
                self._came.put_nowait(key)


def run(config: LinkConfig, state: Path) -> None:
    """Run the link of the kiosk with these settings until a signal ends it. Raises CannotStartError."""
    running = Running(agent_for(config, state))

    def end(_: int, __: FrameType | None) -> None:
        running.end()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    running.run()
