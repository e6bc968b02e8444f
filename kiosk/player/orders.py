"""Carries out what the link has been told, each order once, on a thread of its own. Without Qt.

An order is noted before it takes effect: whatever happens then, it is not carried out again at each start.
"""

import json
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from kiosk import __version__
from kiosk.exchange import FIELDS, NOTHING, Exchange, Orders, Outcome, PackOrder, Report, Result, Trouble
from kiosk.exchange.sums import day_sums
from kiosk.system import clock, files
from kiosk.system.plain_data import as_data, from_data
from kiosk.visits import read

_log = logging.getLogger(__name__)
_MOST_BYTES = 200_000
_REPORT_S = 15  # how often the report is written although nothing changed
_AGAIN_S = 300
_SUMS_S = 300  # how often today's visits are summed up
_DAYS = 31
_NOT_FETCHED = "it is being fetched"


class Packs(Protocol):
    """What installs packs. Both may take minutes."""

    def installed(self) -> tuple[str, ...]:
        """The hashes of all packs that are installed."""

    def playing(self) -> tuple[str, str, str]:
        """The name, version and hash of the pack that is to play; empty without one."""

    def set_aside(self) -> None:
        """Play the deck of the settings from now on. Raises OSError."""

    def install(self, order: PackOrder, file: Path | None) -> str:
        """Install a pack and have it played. Returns why it was refused, or nothing. Raises OSError."""


@dataclass(frozen=True)
class Seen:
    """What only the GUI thread knows of the kiosk."""

    state: str
    screen: str
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What only the GUI thread can do. None and "": nothing is asked."""

    pause: bool | None = None
    restart: str = ""  # the reason
    screenshot: str = ""


@dataclass(frozen=True)
class Done:
    """What became of each order, as it is kept for the next start; and the message that is shown."""

    outcomes: tuple[Outcome, ...] = ()

    def mark(self, name: str) -> str:
        """The mark of this field's order, if it needs nothing more."""
        return next((it.mark for it in self.outcomes if it.field == name and _is_over(it)), "")

    def noting(self, fresh: Outcome) -> "Done":
        """The same with another outcome, in place of the field's last one."""
        return Done((*(it for it in self.outcomes if it.field != fresh.field), fresh))


def _is_over(outcome: Outcome) -> bool:
    return outcome.result in (Result.DONE, Result.REFUSED)


@dataclass
class Carrier:
    """One kiosk's orders. `look` is called every few seconds, always by the same thread."""

    exchange: Exchange
    state: Path  # the kiosk's state folder
    own_settings: Path
    visits_file: Path
    packs: Packs
    about: Callable[[], Report]  # the report, as far as it does not change while the player runs
    now: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone()
    moment: Callable[[], clock.Moment] = clock.now
    _sums_at: float = field(default=-float(_SUMS_S), init=False)
    _days: set[date] = field(default_factory=set, init=False)
    _is_told: bool = field(default=False, init=False)
    _again: dict[str, float] = field(default_factory=dict, init=False)  # when an order that failed is tried again
    _reported: tuple[Seen, Done] | None = field(default=None, init=False)
    _reported_at: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        self._file = self.state / "orders-done.json"
        self._done = _kept(self._file)

    def look(self, seen: Seen) -> Asked:
        """Carry out what is new, report, and return what is left for the GUI thread."""
        orders = self.exchange.orders() or NOTHING
        asked = Asked()
        for name in FIELDS:
            mark = orders.marks().get(name)
            if mark and mark != self._done.mark(name) and self._again.get(mark, 0) <= self.moment().at_s:
                asked = self._carry_out(name, mark, orders, asked)
        self._report(seen)
        self._sum_up()
        return asked

    def _carry_out(self, name: str, mark: str, orders: Orders, asked: Asked) -> Asked:
        wanted, result, why = orders.wanted, Result.DONE, ""
        fresh = asked
        try:
            match name:
                case "pause":
                    fresh = replace(asked, pause=bool(wanted.pause))
                case "screenshot":
                    fresh = replace(asked, screenshot=wanted.screenshot or "")
                case "restart":
                    fresh = replace(asked, restart=asked.restart or "asked from afar")
                case "pack":
                    result, why = self._pack(wanted.pack)
                case "message":
                    self._keep_message(orders)
                    fresh = replace(asked, restart="a message")
                case _:
                    self._change(_settings(name, orders))
                    fresh = replace(asked, restart="settings from afar")
        except ValueError as error:
            result, why = Result.REFUSED, _first_line(error)
        except OSError as error:
            result, why = Result.FAILED, error.strerror or str(error)
        if result is Result.FAILED:
            self._again[mark] = self.moment().at_s + _AGAIN_S
        if not self._note(Outcome(name, mark, result, why[:400])) and name != "screenshot":
            return asked
        if result is not Result.DONE:
            return asked
        _log.info("carried out: %s (%s)", name, mark)
        return fresh

    def _pack(self, order: PackOrder | None) -> tuple[Result, str]:
        if order is None:
            self.packs.set_aside()
            return Result.DONE, ""
        if order.hash == self.packs.playing()[2]:
            return Result.DONE, ""
        is_here = order.hash in self.packs.installed()
        if not (is_here or order.file):
            return Result.WAITING, _NOT_FETCHED
        why = self.packs.install(order, None if is_here else self.exchange.pack(order.file))
        return (Result.REFUSED, why) if why else (Result.DONE, "")

    def _change(self, values: Mapping[str, object]) -> None:
        from kiosk.settings import files as settings_files  # noqa: PLC0415 - loads YAML and pydantic, and only for this

        settings_files.change(self.own_settings, **values)

    def _keep_message(self, orders: Orders) -> None:
        from kiosk.player import message  # noqa: PLC0415 - rarely needed

        message.keep(message.file_in(self.state), orders.wanted.message)

    def _note(self, outcome: Outcome) -> bool:
        """Keep an outcome, on the disk too if it is over. Returns whether it is kept."""
        before, self._done = self._done, self._done.noting(outcome)
        if not _is_over(outcome) or before == self._done:
            return True
        try:
            files.replace(self._file, json.dumps(as_data(self._done)).encode(), files.PRIVATE)
        except OSError as error:
            if not self._is_told:
                _log.warning("what is wanted from afar cannot be noted, so it is not done: %s", error)
            self._is_told = True
            self._again[outcome.mark] = self.moment().at_s + _AGAIN_S
            self._done = before.noting(replace(outcome, result=Result.FAILED, why=f"not noted: {error.strerror}"))
            return False
        self._is_told = False
        return True

    def _report(self, seen: Seen) -> None:
        at = self.moment()
        news = seen, self._done
        if news == self._reported and at.at_s - self._reported_at < _REPORT_S:
            return
        self._reported, self._reported_at = news, at.at_s
        about = self.about()
        report = replace(
            about,
            boot=at.clock,
            at_s=at.at_s,
            version=__version__,
            state=seen.state,
            screen=seen.screen,
            troubles=(*about.troubles, *seen.troubles),
            outcomes=self._done.outcomes,
            packs=self.packs.installed(),
        )
        with suppress(OSError):  # the link says that the player is silent
            self.exchange.write_report(report)

    def _sum_up(self) -> None:
        """Write the sums of the last days: today's again and again, those before once."""
        at = self.moment().at_s
        if at - self._sums_at < _SUMS_S:
            return
        self._sums_at = at
        today = self.now().date()
        for day in (today - timedelta(days=back) for back in range(_DAYS)):
            if day in self._days:
                continue
            try:
                visits = list(read(self.visits_file, day, day))
                if visits or day == today:
                    self.exchange.write_day(day_sums(day.isoformat(), visits))
            except Exception as error:
                _log.info("the visits of %s are not summed up: %s", day, error)
                return
            if day < today - timedelta(days=1):
                self._days.add(day)


def _settings(name: str, orders: Orders) -> dict[str, object]:
    """The settings to save. Raises ValueError."""
    if name == "opening_hours":
        text = orders.wanted.opening_hours
        return {"opening_hours": json.loads(text) if text else None}
    return dict(orders.wanted.settings or {})


def _kept(file: Path) -> Done:
    try:
        return from_data(Done, json.loads(files.read_whole(file, _MOST_BYTES)))
    except (OSError, ValueError, TypeError, RecursionError):
        return Done()


def _first_line(error: ValueError) -> str:
    """What is wrong, in one line; of pydantic's errors the first."""
    found: list[Any] = getattr(error, "errors", list)()
    if found:
        place = ".".join(map(str, found[0]["loc"]))
        return f"{place}: {found[0]['msg'].removeprefix('Value error, ')}"
    return (str(error).splitlines() or ["it cannot be"])[0]
