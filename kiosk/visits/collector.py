"""Makes visits of happenings. Pure: it has no clock; times are ms of any clock that never runs backwards."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.session import Happening
from kiosk.visits.model import Ending, Opened, Visit

MOST_OPENED = MOST_LANGUAGES = 100  # of one visit: a child that swipes for an hour does not fill the disk


@dataclass(frozen=True)
class Ongoing:
    """A visit that is not over yet."""

    start: datetime
    began: int
    told: int  # when the visitor last did something that was told
    languages: tuple[str, ...]
    opened: tuple[Opened, ...] = ()  # without the card that is open
    card: str = ""  # that is open; none in the overview
    since: int = 0  # when it was opened, later by each countdown that was ended
    counting: int | None = None  # when the countdown began
    large_text: bool = False
    high_contrast: bool = False


Step = tuple[Ongoing | None, Visit | None]


def collect(
    ongoing: Ongoing | None, happening: Happening, now: int, wall: datetime, idle_ms: Mapping[str, int]
) -> Step:
    """What is going on after `happening`, and the visit that it ended.

    `wall` is the local time, aware. `idle_ms` is the time each page waits for a touch before its countdown: with it the
    last touch is known, which no happening tells. A `visit_end` or a `reset` that no countdown preceded is a reset.
    """
    if happening.name == "visit_start":
        left = finish(ongoing, now, idle_ms) if ongoing else None
        start = wall.replace(microsecond=0)
        return Ongoing(start, began=now, told=now, languages=(happening.language,)), left
    if ongoing is None:
        return None, None
    match happening.name:
        case "visit_end" if ongoing.counting is not None:
            return None, finish(ongoing, now, idle_ms, Ending.ABANDONED if ongoing.card else Ending.HOME)
        case "visit_end" | "reset" | "failsafe":
            return None, finish(ongoing, now, idle_ms)
        case "countdown":
            return replace(ongoing, counting=now), None
        case _:
            return _go_on(ongoing, happening, now), None


def finish(ongoing: Ongoing, now: int, idle_ms: Mapping[str, int], ending: Ending = Ending.RESET) -> Visit:
    """The visit, ended now."""
    end = now
    if ongoing.counting is not None:
        idle = idle_ms.get(ongoing.card, 0) if ongoing.card else min(idle_ms.values(), default=0)
        end = max(ongoing.told, ongoing.counting - idle)
    return Visit(
        start=ongoing.start,
        length_ms=max(0, end - ongoing.began),
        languages=ongoing.languages,
        opened=_put_away(ongoing, end),
        ending=ending,
        large_text=ongoing.large_text,
        high_contrast=ongoing.high_contrast,
    )


def _go_on(ongoing: Ongoing, happening: Happening, now: int) -> Ongoing:
    """What a visitor did, in the middle of a visit."""
    told = replace(ongoing, told=now)
    match happening.name:
        case "card":
            return replace(told, opened=_put_away(ongoing, now), card=happening.card, since=now)
        case "overview":
            return replace(told, opened=_put_away(ongoing, now), card="")
        case "language":
            return replace(told, languages=(*ongoing.languages[: MOST_LANGUAGES - 1], happening.language))
        case "text_size":
            return replace(told, large_text=True)
        case "contrast":
            return replace(told, high_contrast=True)
        case "keep_going" if ongoing.counting is not None:
            return replace(told, since=ongoing.since + now - ongoing.counting, counting=None)
        case _:
            return ongoing


def _put_away(ongoing: Ongoing, now: int) -> tuple[Opened, ...]:
    """The opened cards with the one that is open, until `now`."""
    if not ongoing.card:
        return ongoing.opened
    return *ongoing.opened[: MOST_OPENED - 1], Opened(ongoing.card, max(0, now - ongoing.since))
