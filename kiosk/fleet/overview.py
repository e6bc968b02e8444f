"""What is known of all kiosks, from what they have said. Pure: messages go in, kiosks come out."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from kiosk.hours.form import hours_of
from kiosk.hours.opening_hours import OpeningHours
from kiosk.hours.today import is_open
from kiosk.link.contract import (
    Desired,
    Heartbeat,
    NotUnderstoodError,
    Presence,
    Rollout,
    Status,
    Topics,
    Visits,
    understood,
)

Value = TypeVar("Value")
Said = TypeVar("Said", Presence, Heartbeat, Status, Visits)

_MOST_KIOSKS = 200_000
_MOST_PICTURE_BYTES = 450_000
_MOST_TWINS = 8
_LOOK_S = 1.0  # between two looks for heartbeats that are missing


class Health(StrEnum):
    """How a kiosk is, as seen from afar."""

    UP = "up"
    LATE = "late"  # connected, but its heartbeats are missing
    GONE = "gone"
    SILENT = "silent"  # gone or late outside its opening hours: perhaps somebody switches it off at night


@dataclass(frozen=True)
class Kiosk:
    """What one kiosk has said."""

    name: str
    is_up: bool | None = None  # None: it has never said
    machines: tuple[str, ...] = ()  # of which more than one speaks in its name, if there are several
    has_heartbeat: bool = False
    status: Status | None = None
    visits: Mapping[str, Visits] = field(default_factory=dict)
    picture: bytes = b""
    is_malformed: bool = False  # it has said what nobody understands

    @property
    def problems(self) -> tuple[str, ...]:
        """What is amiss, in plain words."""
        status = self.status
        found = [problem.text for problem in status.problems] if status else []
        if self.is_malformed:
            found.insert(0, "It says what does not keep to the contract: another version, or somebody in its name.")
        if len(self.machines) > 1 and not any(it.word == "link_twin" for it in (status.problems if status else ())):
            found.insert(0, "Two kiosks use this name. Give each a name of its own in link.yaml.")
        if status and status.state == "silent" and self.is_up:
            found.insert(0, "Its link is there, but its player does not report.")
        if status and status.state == "failsafe":
            found.insert(0, "No deck can play.")
        if status:
            found += [f"What is wanted by {it.source} was refused: {it.why}" for it in status.refused]
            found += [
                f"{name.replace('_', ' ')}: {it.result}: {it.why}"
                for name, it in status.outcomes.items()
                if it.result in ("refused", "failed")
            ]
        return tuple(found)


@dataclass(frozen=True)
class Fleet:
    """All kiosks, what is wanted of them, and the roll-outs. Values: each message gives another one."""

    topics: Topics = Topics()  # noqa: RUF009 - frozen
    kiosks: Mapping[str, Kiosk] = field(default_factory=dict)
    desired: Mapping[str, Desired] = field(default_factory=dict)  # by source
    rollouts: Mapping[str, Rollout] = field(default_factory=dict)  # by group

    def members(self, group: str) -> list[str]:
        """The names of the kiosks that have said to be in the group."""
        return sorted(kiosk.name for kiosk in self if kiosk.status and group in kiosk.status.groups)

    def groups(self) -> list[str]:
        """All groups of which a kiosk has spoken."""
        return sorted({group for kiosk in self if kiosk.status for group in kiosk.status.groups})

    def __iter__(self) -> Iterator[Kiosk]:
        return iter(self.kiosks.values())


class Gathering:
    """Takes messages as they come. The kiosks are kept in place, for there may be thousands."""

    def __init__(self, topics: Topics, clock: Callable[[], float] = time.monotonic) -> None:
        self._topics, self._clock = topics, clock
        self._beats: dict[str, float] = {}  # until when a kiosk's heartbeat counts
        self._looked_at_s = -_LOOK_S
        self._kiosks: dict[str, Kiosk] = {}
        self._desired: dict[str, Desired] = {}
        self._rollouts: dict[str, Rollout] = {}
        self.fleet = Fleet(topics, self._kiosks, self._desired, self._rollouts)

    def expire(self) -> None:
        """Heartbeats that the broker has forgotten are missing. It tells that only to who comes anew."""
        now = self._clock()
        if now - self._looked_at_s < _LOOK_S:
            return
        self._looked_at_s = now
        for name in [name for name, until in self._beats.items() if until <= now]:
            del self._beats[name]
            self._kiosks[name] = replace(self._kiosks[name], has_heartbeat=False)

    def take(self, topic: str, payload: bytes, lasts_s: float | None = None) -> str | None:
        """Take a message; whatever it is, it never raises. Returns the name of the kiosk that it is about.

        `lasts_s`: after this long the broker forgets it.
        """
        try:
            if speaker := self._topics.speaker(topic):
                return self._hear(*speaker, payload, lasts_s)
            if source := self._topics.source(topic):
                _keep(self._desired, source, understood(Desired, payload) if payload else None)
            elif group := self._topics.rolled_out(topic):
                note = understood(Rollout, payload) if payload else None
                if note is None or note.group == group:
                    _keep(self._rollouts, group, note)
        except NotUnderstoodError:
            pass  # written by another version of this program
        return None

    def _hear(self, name: str, what: str, payload: bytes, lasts_s: float | None) -> str | None:
        if name not in self._kiosks and (len(self._kiosks) >= _MOST_KIOSKS or not payload):
            return None
        before = self._kiosks.get(name) or Kiosk(name)
        try:
            after = _heard(before, what, payload)
        except NotUnderstoodError:
            after = replace(before, is_malformed=True)
        if after is not None:
            self._kiosks[name] = after
        if what == "heartbeat":
            self._beats[name] = self._clock() + (float("inf") if lasts_s is None else lasts_s)
        return name


def _keep(known: dict[str, Value], key: str, value: Value | None) -> None:
    if value is None:
        known.pop(key, None)
    else:
        known[key] = value


def _heard(kiosk: Kiosk, what: str, payload: bytes) -> Kiosk | None:
    """The kiosk after this. Raises NotUnderstoodError, also for a message that names another kiosk."""
    if what == "presence":
        presence = _own(understood(Presence, payload), kiosk) if payload else None
        machines = kiosk.machines
        if presence and presence.up and presence.machine not in machines:
            machines = (*machines, presence.machine)[-_MOST_TWINS:]
        elif presence and not presence.up:
            machines = tuple(it for it in machines if it != presence.machine)
        return replace(kiosk, is_up=presence.up if presence else None, machines=machines)
    if what == "heartbeat":
        if payload:
            _own(understood(Heartbeat, payload), kiosk)
        return replace(kiosk, has_heartbeat=bool(payload))
    if what == "status":
        status = _own(understood(Status, payload), kiosk) if payload else None
        return replace(kiosk, status=status, is_malformed=False)
    if what == "screenshot":
        is_picture = payload.startswith(b"\xff\xd8") and len(payload) <= _MOST_PICTURE_BYTES
        return replace(kiosk, picture=payload if is_picture else b"")
    if what.startswith("visits/"):
        day = what.removeprefix("visits/")
        others = {key: value for key, value in kiosk.visits.items() if key != day}
        if not payload:
            return replace(kiosk, visits=others)
        said = _own(understood(Visits, payload), kiosk)
        if said.day != day:
            raise NotUnderstoodError("its day is another one than its topic's")
        return replace(kiosk, visits=dict(sorted({**others, day: said}.items())[-40:]))
    return None


def _own(message: Said, kiosk: Kiosk) -> Said:
    if message.id != kiosk.name:
        raise NotUnderstoodError("it names another kiosk than its topic")
    return message


def health(kiosk: Kiosk, now: datetime) -> Health:
    """How it is at the aware time `now`."""
    found = Health.GONE if not kiosk.is_up else Health.UP if kiosk.has_heartbeat else Health.LATE
    if found is not Health.UP and not is_open(hours_in(kiosk.status), None, now):
        return Health.SILENT
    return found


def hours_in(status: Status | None) -> OpeningHours | None:
    """The opening hours that a kiosk has told; None: always open, or not understood."""
    if status is None or not status.opening_hours:
        return None
    return _hours_in(json.dumps(status.opening_hours))


@lru_cache(4096)  # a thousand kiosks have few different hours, and are looked at again and again
def _hours_in(text: str) -> OpeningHours | None:
    try:
        return hours_of(json.loads(text))
    except (ValueError, KeyError, OSError):
        return None
