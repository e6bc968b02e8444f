"""The connection of those who look after kiosks: hears all of them, and says what is wanted."""

import secrets
import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

from paho.mqtt.client import Client, ConnectFlags, MQTTMessage
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from kiosk.fleet.overview import Fleet, Gathering
from kiosk.link import connection
from kiosk.link.agent import Out
from kiosk.link.config import Connection
from kiosk.link.contract import Topics
from kiosk.problems import CannotStartError

PATIENCE_S = 15.0


class Tower:
    """Hears all kiosks until it is closed. Another thread takes what comes: read `fleet` while holding `hearing`."""

    def __init__(self, config: Connection, patience_s: float = PATIENCE_S) -> None:
        self.topics = Topics(config.prefix)
        self.hearing = threading.Condition()  # notified after each message
        self._config, self._patience_s = config, patience_s
        self._gathering = Gathering(self.topics)
        # Comes back as the last of all that the broker has kept.
        self._mark = f"{self.topics.prefix}/1/to/mark/{secrets.token_hex(8)}"
        self._is_ready, self._refusal = False, ""
        self._spoken: Counter[str] = Counter()
        self._codes: dict[int, ReasonCode] = {}
        self._client = connection.client(config, f"kiosk-fleet-{secrets.token_hex(4)}")
        self._client.on_connect = self._connected
        self._client.on_subscribe = self._subscribed
        self._client.on_message = self._message
        self._client.on_publish = self._published

    @property
    def fleet(self) -> Fleet:
        """What is known now."""
        self._gathering.expire()
        return self._gathering.fleet

    @property
    def is_connected(self) -> bool:
        """Whether the broker is there; else `fleet` is what was last known."""
        return self._client.is_connected()

    def open(self) -> "Tower":
        """Connect, and wait until all that the broker has kept is here. Raises CannotStartError."""
        connection.begin(self._client, self._config, lasting=False)
        self._client.loop_start()
        with self.hearing:
            self.hearing.wait_for(lambda: self._is_ready or self._refusal, self._patience_s)
            is_ready, why = self._is_ready, self._refusal
        if not is_ready:
            why = why or connection.obstacle(self._config) or "it does not say what it knows; may this user read there?"
            self.close()
            raise CannotStartError(f"the broker {self._config.broker} cannot be used: {why}")
        return self

    def close(self) -> None:
        """Disconnect."""
        self._client.disconnect()
        self._client.loop_stop()

    def say(self, out: Out) -> None:
        """Send a message, and wait until the broker has it. Raises CannotStartError."""
        if not self.is_connected:  # it would be sent once it is back, when nobody expects that any more
            raise CannotStartError("the broker cannot be reached")
        number = connection.send(self._client, out)
        with self.hearing:
            self.hearing.wait_for(lambda: number in self._codes, PATIENCE_S)
            code = self._codes.pop(number, None)
        if code is None or code.is_failure:
            raise CannotStartError(f"the broker did not take the message: {code or 'it does not answer'}")

    def wait_for(self, found: Callable[[Fleet], Any], seconds: float) -> Any:
        """What `found` gives of the fleet, once that is something; its last answer after this many seconds."""
        with self.hearing:
            return self.hearing.wait_for(lambda: found(self.fleet), seconds)

    def spoken(self, topic: str) -> int:
        """How often a screenshot has come on this topic, beyond what the broker had kept."""
        return self._spoken[topic]

    # --- called by paho's thread

    def _connected(self, client: Client, _: Any, __: ConnectFlags, code: ReasonCode, ___: Properties | None) -> None:
        if code.is_failure:
            with self.hearing:
                self._refusal = str(code)
                self.hearing.notify_all()
            return
        # With the lowest quality, all comes in order, and the mark last.
        client.subscribe([(self.topics.all_said, 0), (self.topics.all_wanted, 0)])

    def _subscribed(self, client: Client, *_: Any) -> None:
        client.publish(self._mark, b"", 0)

    def _message(self, _: Client, __: Any, message: MQTTMessage) -> None:
        try:
            topic = message.topic
        except UnicodeDecodeError:  # which no broker should pass on, and would end paho's thread
            return
        with self.hearing:
            if topic == self._mark:
                self._is_ready = True
            else:
                self._gathering.take(
                    topic, bytes(message.payload), getattr(message.properties, "MessageExpiryInterval", None)
                )
                speaker = self.topics.speaker(topic)
                if speaker and speaker[1] == "screenshot" and not message.retain:
                    self._spoken[topic] += 1
            self.hearing.notify_all()

    def _published(self, _: Client, __: Any, number: int, code: ReasonCode, ___: Properties) -> None:
        with self.hearing:
            self._codes[number] = code
            self.hearing.notify_all()
