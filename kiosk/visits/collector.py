"""Turns events into visits. Pure: it has no clock; times are in ms of any clock that never runs backwards."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.session.event import Event, EventName
from kiosk.visits.model import Done, Ending, Opened, Visit

MOST_OPENED = MOST_LANGUAGES = MOST_DONE = 100  # in one visit: a child that swipes for an hour must not fill the disk


@dataclass(frozen=True)
class Ongoing:
    """A visit in progress."""

    start: datetime
    began: int
    told: int  # time of the visitor's last event
    languages: tuple[str, ...]
    opened: tuple[Opened, ...] = ()  # without the card that is open now
    card: str = ""  # the open card; empty in the overview
    since: int = 0  # when it was opened, plus the time spent in countdowns
    counting: int | None = None  # when the countdown began, if there is one
    text: int = 100  # percent, now: the countdown begins later for larger letters (session/due.py)
    large_text: bool = False
    high_contrast: bool = False
    calm: bool = False
    reach: bool = False
    read_aloud: bool = False
    done: tuple[Done, ...] = ()


Step = tuple[Ongoing | None, Visit | None]


def collect(ongoing: Ongoing | None, event: Event, now: int, wall: datetime, idle_ms: Mapping[str, int]) -> Step:
    """The visit in progress after `event`, and the visit that it ended.

    `wall` is the local time, aware. `idle_ms` is how long each page waits for a touch before its countdown; it tells
    when the last touch was, for which there is no event. A `visit_end` without a countdown before it is a reset.
    """
    if event.name is EventName.VISIT_START:
        left = finish(ongoing, now, idle_ms) if ongoing else None
        start = wall.replace(microsecond=0)
        return Ongoing(start, began=now, told=now, languages=(event.language,)), left
    if ongoing is None:
        return None, None
    match event.name:
        case EventName.VISIT_END if ongoing.counting is not None:
            return None, finish(ongoing, now, idle_ms, Ending.ABANDONED if ongoing.card else Ending.HOME)
        case EventName.VISIT_END | EventName.FAILSAFE:
            return None, finish(ongoing, now, idle_ms)
        case EventName.COUNTDOWN:
            return replace(ongoing, counting=now), None
        case _:
            return _go_on(ongoing, event, now), None


def finish(ongoing: Ongoing, now: int, idle_ms: Mapping[str, int], ending: Ending = Ending.RESET) -> Visit:
    """End the visit now."""
    end = now
    if ongoing.counting is not None:
        idle = idle_ms.get(ongoing.card, 0) if ongoing.card else min(idle_ms.values(), default=0)
        end = max(ongoing.told, ongoing.counting - idle * ongoing.text // 100)
    return Visit(
        start=ongoing.start,
        length_ms=max(0, end - ongoing.began),
        languages=ongoing.languages,
        opened=_put_away(ongoing, end),
        ending=ending,
        large_text=ongoing.large_text,
        high_contrast=ongoing.high_contrast,
        calm=ongoing.calm,
        reach=ongoing.reach,
        read_aloud=ongoing.read_aloud,
        done=ongoing.done,
    )


def _go_on(ongoing: Ongoing, event: Event, now: int) -> Ongoing:
    """Apply an event in the middle of a visit."""
    told = replace(ongoing, told=now)
    match event.name:
        case EventName.CARD:
            return replace(told, opened=_put_away(ongoing, now), card=event.card, since=now)
        case EventName.OVERVIEW:
            return replace(told, opened=_put_away(ongoing, now), card="")
        case EventName.LANGUAGE:
            return replace(told, languages=(*ongoing.languages[: MOST_LANGUAGES - 1], event.language))
        case EventName.TEXT_SIZE:
            return replace(told, text=int(event.value), large_text=True)
        case EventName.CONTRAST:
            return replace(told, high_contrast=True)
        case EventName.CALM:
            return replace(told, calm=True)
        case EventName.REACH:
            return replace(told, reach=True)
        case EventName.READ_ALOUD:
            return replace(told, read_aloud=True)
        case EventName.ACTED:
            done = Done(event.card, event.did, event.value)
            return replace(told, done=(*ongoing.done[: MOST_DONE - 1], done))
        case EventName.KEEP_GOING if ongoing.counting is not None:
            return replace(told, since=ongoing.since + now - ongoing.counting, counting=None)
        case _:
            return ongoing


def _put_away(ongoing: Ongoing, now: int) -> tuple[Opened, ...]:
    """All opened cards, including the one open until `now`."""
    if not ongoing.card:
        return ongoing.opened
    return *ongoing.opened[: MOST_OPENED - 1], Opened(ongoing.card, max(0, now - ongoing.since))
