"""The link of one kiosk, without a network: what comes in, what goes out, what is due.

It has no thread, no socket and no clock of its own; `running.py` gives it all three.
"""

import hashlib
import json
import logging
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from pydantic import BaseModel

from kiosk.exchange import NOTHING, Exchange, Orders, Report
from kiosk.link.config import LinkConfig
from kiosk.link.contract import (
    Heartbeat,
    NotUnderstoodError,
    Presence,
    Problem,
    Screenshot,
    Status,
    Topics,
    as_bytes,
    understood,
)
from kiosk.link.discovery import discovery
from kiosk.link.facts import Facts
from kiosk.link.fetcher import Fetcher
from kiosk.link.memory import MOST_ASKS, Memory, Remembered
from kiosk.link.statement import is_heard, outcomes_of, status, visits
from kiosk.link.wishes import OldError, accepted, entries_of, orders_of, pack_of
from kiosk.system.clock import Moment

_log = logging.getLogger(__name__)

SCREENSHOT_S = 30  # at most one in this time
_ASK_LASTS_S = 120
_VISITS_LAST_S = 35 * 86_400
_SCREENSHOT_LASTS_S = 3600
_TWIN = Problem(word="link_twin", text="Two kiosks use this name. Give each a name of its own in link.yaml.")

_STRANGE = Problem(word="link_strange", text="The player's report is not understood.")


@dataclass(frozen=True)
class Out:
    """A message to send. `lasts_s`: after this long a broker forgets it. `key`: for `Agent.delivered`."""

    topic: str
    payload: bytes
    is_retained: bool = True
    lasts_s: int | None = None
    qos: int = 1
    key: str = ""


class Agent:
    """What one kiosk's link does. `now` is given to every method: the present moment since boot."""

    def __init__(
        self, config: LinkConfig, exchange: Exchange, memory: Memory, fetcher: Fetcher, facts: Callable[[], Facts]
    ) -> None:
        self.config = config
        self.topics = Topics(config.prefix)
        self._exchange, self._memory, self._fetcher, self._facts = exchange, memory, fetcher, facts
        self._sources = (f"kiosk/{config.name}", *(f"group/{group}" for group in config.groups))
        self._asks: deque[str] = deque(maxlen=MOST_ASKS)
        self._asked, self._asked_at, self._shot_at = "", 0.0, -float(SCREENSHOT_S)
        self._refused: dict[str, str] = {}
        self._twin_until = 0.0
        self._orders: Orders | None = None
        self._sent: Status | None = None
        self._heartbeat_at = self._visits_at = 0.0
        self._is_told = False
        self.status: Status | None = None  # the last one, sent or not

    @property
    def machine(self) -> str:
        """What tells this installation from any other."""
        return self._memory.now.machine

    def close(self) -> None:
        """Let go of what is being fetched."""
        self._fetcher.close()

    @property
    def subscriptions(self) -> list[str]:
        """The topics to listen to."""
        own = self.config.name
        return [*map(self.topics.desired, self._sources), self.topics.ask(own), self.topics.said(own, "presence")]

    def will(self) -> Out:
        """What the broker says once this link is gone."""
        return self._presence(up=False)

    def farewell(self) -> list[Out]:
        """What to say before leaving on purpose."""
        return [self._presence(up=False)]

    def born(self) -> list[Out]:
        """What to say after each connection; the rest follows with the next tick."""
        self._sent, self._heartbeat_at, self._visits_at = None, 0.0, 0.0
        found = [self._presence(up=True)]
        if self.config.home_assistant:
            topic, payload = discovery(self.config, self.topics)
            found.append(Out(topic, payload))
        return found

    def receive(self, topic: str, payload: bytes, now: Moment, *, is_retained: bool) -> None:
        """Take a message. Whatever it is, it never raises."""
        if topic == self.topics.said(self.config.name, "presence"):
            self._look_for_twin(payload, now)
        elif topic == self.topics.ask(self.config.name):
            self._take_ask(payload, now, is_retained=is_retained)
        elif (source := self.topics.source(topic)) in self._sources and source is not None:
            self._take_wish(source, payload, is_retained=is_retained)

    def delivered(self, key: str) -> None:
        """A message with this key has reached the broker."""
        day, _, digest = key.partition(" ")
        memory = self._memory.now
        kept = dict(sorted({**memory.delivered, day: digest}.items())[-60:])
        self._memory.keep(replace(memory, delivered=kept))

    def tick(self, now: Moment, *, is_connected: bool) -> list[Out]:
        """Do what is due, about once a second. Returns what to send, if it is connected."""
        memory = self._memory.now
        report = self._exchange.report()
        is_player_heard = is_heard(report, now.clock, now.at_s)
        self._order(memory, report)
        picture = self._picture(now)
        self.status = self._state(memory, report, now, heard=is_player_heard)
        return list(self._due(now, picture)) if is_connected else []

    def _take_wish(self, source: str, payload: bytes, *, is_retained: bool) -> None:
        try:
            self._memory.keep(accepted(self._memory.now, source, payload, is_retained=is_retained))
        except (NotUnderstoodError, OldError, UnicodeDecodeError) as error:
            _log.warning("what is wanted by %s is refused: %s", source, error)
            self._refused[source] = str(error)
        else:
            self._refused.pop(source, None)

    def _take_ask(self, payload: bytes, now: Moment, *, is_retained: bool) -> None:
        """A request is for now: one that was kept by the broker, or came before, is none."""
        if is_retained:
            return
        try:
            asked = understood(Screenshot, payload).id
        except NotUnderstoodError as error:
            _log.info("a request is not understood: %s", error)
            return
        if asked in self._asks or now.at_s - self._shot_at < SCREENSHOT_S:
            return
        self._asks.append(asked)
        self._asked, self._asked_at, self._shot_at = asked, now.at_s, now.at_s

    def _look_for_twin(self, payload: bytes, now: Moment) -> None:
        with suppress(NotUnderstoodError):
            there = understood(Presence, payload)
            # A link that was set up anew finds the presence of the one before, whose will says that it is gone.
            if there.machine != self._memory.now.machine and there.up:
                self._twin_until = now.at_s + 600

    def _order(self, memory: Remembered, report: Report | None) -> None:
        """Tell the player what is wanted, and the fetcher which pack is missing."""
        pack = pack_of(memory, self._sources)
        is_here = bool(pack and report and pack.hash in report.packs)
        self._fetcher.want(None if is_here else pack)
        self._fetcher.tick()
        fetched = self._fetcher.now
        files = {fetched.pack.sha256: fetched.file.name} if fetched and fetched.file else {}
        orders = orders_of(memory, self._sources, files, self._asked)
        if orders == self._orders or (self._orders is None and orders == NOTHING and not self._exchange.orders()):
            return
        try:
            self._exchange.write_orders(orders)
            self._orders, self._is_told = orders, False
        except OSError as error:
            if not self._is_told:
                _log.error("the kiosk cannot be told what is wanted: %s", error)
            self._is_told = True

    def _picture(self, now: Moment) -> tuple[str, bytes] | None:
        """The picture that was asked for, once it is there."""
        if not self._asked:
            return None
        found = self._exchange.screenshot()
        if found and found[0] == self._asked:
            self._asked = ""
            return found
        if now.at_s - self._asked_at > _ASK_LASTS_S:
            self._asked = ""
        return None

    def _state(self, memory: Remembered, report: Report | None, now: Moment, *, heard: bool) -> Status:
        outcomes = outcomes_of(entries_of(memory, self._sources), report.outcomes if report else (), self._fetcher.now)
        problems = (_TWIN,) if now.at_s < self._twin_until else ()
        said = self._facts()
        try:
            return status(self.config, memory, report, said, outcomes, self._refused, problems, heard=heard)
        except ValueError:  # a player that says what no kiosk can be
            problems = (*problems, _STRANGE)
            return status(self.config, memory, None, said, outcomes, self._refused, problems, heard=False)

    def _due(self, now: Moment, picture: tuple[str, bytes] | None) -> Iterator[Out]:
        assert self.status is not None
        fresh = self.status.model_copy(update={"player_since_s": 0})  # which alone is no news
        if fresh != self._sent:
            self._sent = fresh
            yield self._out("status", self.status)
        if now.at_s >= self._heartbeat_at:
            self._heartbeat_at = now.at_s + self.config.heartbeat_s
            beat = Heartbeat(id=self.config.name, uptime_s=self._facts().uptime_s)
            yield replace(self._out("heartbeat", beat), lasts_s=3 * self.config.heartbeat_s, qos=0)
        if now.at_s >= self._visits_at:
            self._visits_at = now.at_s + self.config.visits_s
            yield from self._visits()
        if picture:
            topic = self.topics.said(self.config.name, "screenshot")
            yield Out(topic, picture[1], lasts_s=_SCREENSHOT_LASTS_S)

    def _visits(self) -> Iterator[Out]:
        """The sums of days that the broker does not have yet, as they are now."""
        for sums in self._exchange.days():
            try:
                said = visits(self.config, sums)
            except ValueError as error:
                _log.info("the sums of %s are not sent: %s", sums.day[:20], error)
                continue
            digest = hashlib.sha256(json.dumps(vars(sums), default=dict).encode()).hexdigest()[:16]
            if self._memory.now.delivered.get(sums.day) != digest:
                made = self._out(f"visits/{sums.day}", said)
                yield replace(made, lasts_s=_VISITS_LAST_S, key=f"{sums.day} {digest}")

    def _presence(self, *, up: bool) -> Out:
        return self._out("presence", Presence(id=self.config.name, up=up, machine=self._memory.now.machine))

    def _out(self, what: str, message: BaseModel) -> Out:
        return Out(self.topics.said(self.config.name, what), as_bytes(message))
