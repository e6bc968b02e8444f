"""What the operator panel shows and does, as plain values."""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk import __version__, paths
from kiosk.deck import Deck, Record, selection
from kiosk.hours import today
from kiosk.hours.today import Extension
from kiosk.operator import self_test
from kiosk.operator.deck_list import DeckList, DeckSummary
from kiosk.operator.destinations import destinations, drives, prepared
from kiosk.operator.diagnosis import problems_now
from kiosk.operator.pack_words import why
from kiosk.operator.panel_values import Chart, Check, Day, Fact, Overview, PinState, PinStatus, Problem
from kiosk.operator.pin import PinError, PinGuard, Verdict, weakness
from kiosk.operator.screen import Screen
from kiosk.operator.troubles import Trouble
from kiosk.operator.words import Phrase, phrase
from kiosk.packs import sticks
from kiosk.packs.errors import PackError
from kiosk.packs.install import install
from kiosk.packs.sticks import Offer
from kiosk.packs.store import Packs
from kiosk.process.logs import whole_log
from kiosk.report.charts import draw
from kiosk.report.files import as_csv
from kiosk.report.numbers import count
from kiosk.report.page import as_html
from kiosk.report.svg import standalone
from kiosk.report.words import Names, names_in, number, share
from kiosk.settings import Settings
from kiosk.settings import files as settings_files
from kiosk.system import power, untrusted
from kiosk.system.power import PowerAction
from kiosk.visits import Visits, read

_log = logging.getLogger(__name__)
_CHART_DAYS, _CHART_WIDTH = 30, 440  # the width is in px: the panel enlarges charts to make their letters legible


@dataclass
class OperatorService:
    """What the panel of one running kiosk shows and does. `screen` and `drawing` are set when the window is made."""

    guard: PinGuard
    settings: Settings
    own_settings: Path  # the file in which changes are saved
    deck: Deck | None
    visits: Visits | None  # None: visits are not counted
    statistics: Path  # the visits file
    troubles: Callable[[], list[Trouble]]  # that were logged and are not over
    starts_today: int  # including this start
    extension_file: Path  # where the operator's extension is stored
    packs: Packs = field(default_factory=lambda: Packs(paths.NOWHERE))
    record: Record | None = None  # pictures that passed their checks
    is_safe: bool = False  # started in the supervisor's safe mode
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    screen: Screen = field(default_factory=Screen)
    started: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self._decks = DeckList(self.deck, self.settings.deck, self.record, self._packs_decks)

    # --- the PIN

    def pin_status(self) -> PinStatus:
        """Whether there is a PIN, and whether it may be tried now.

        The operator's recovery file on a plugged-in drive lifts a lock; a lost PIN must then be set anew.
        """
        is_opened = self.guard.is_locked and any(self.guard.recover(drive) for drive in drives())
        if not self.guard.is_set or (is_opened and self.guard.is_locked):  # the old PIN is lost
            return PinStatus(PinState.UNSET)
        return PinStatus(PinState.LOCKED if self.guard.is_locked else PinState.SET, ceil(self.guard.wait_s()))

    def try_pin(self, pin: str) -> Phrase | None:
        """None if it is right, else why the panel stays locked."""
        verdict = self.guard.check(pin)
        if verdict is Verdict.RIGHT:
            return None
        return phrase("pin_not_tried" if verdict is Verdict.FAILED else "pin_wrong")

    def set_pin(self, pin: str) -> Phrase | None:
        """Set the PIN. Returns why it is refused, or None."""
        if weak := weakness(pin):
            return phrase(weak)
        try:
            self.guard.set(pin)
        except PinError as error:
            _log.info("the PIN was not set: %s", error)
            return phrase("pin_not_kept")
        return None

    def leave(self) -> None:
        """The operator has left: from now on, nobody may change the PIN without entering it."""
        self.guard.close()

    # --- the panel

    def overview(self, language: str) -> Overview:
        """What the panel shows about the kiosk, in one of the deck's languages."""
        names = self._names(language)
        return Overview(
            numbers=tuple(self._numbers(names)),
            facts=tuple(self._facts(names)),
            problems=tuple(self._problems()),
            destinations=destinations(),
            decks_folder=str(paths.decks_folder()),
            day=self._today(),
            power=power.allowed(),
            charts=tuple(self._charts(names)),
        )

    def decks(self) -> list[DeckSummary]:
        """The decks that the operator may choose from."""
        return self._decks.summaries()

    def choose_deck(self, folder: Path) -> DeckSummary:
        """Set the deck, unless it cannot be shown. Returns its present state. Raises OSError."""
        found = self._decks.check(folder)
        if not found.cover:
            return found
        try:
            if pack := next((one.pack for one in self.packs.installed() if one.deck == folder), None):
                self.packs.play(pack)
            else:
                self.change({"deck": str(folder)})
                self.packs.set_aside()
        except PackError as error:
            raise OSError(str(error)) from None
        return found

    def offers(self) -> tuple[Offer, ...]:
        """The packs on USB drives that could be installed."""
        try:
            return () if self.settings.packs_from_sticks == "off" else sticks.offers(sticks.look(), self.packs.record())
        except PackError as error:
            _log.error("packs: %s", error)
            return ()

    def install_pack(self, file: Path) -> Phrase | None:
        """Install a pack that was offered, and play it. Returns why it is refused, or None."""
        try:
            install(self.packs, file, pictures=self.record)
        except PackError as error:
            _log.error("the pack %s is refused: %s", file, error)
            return phrase("pack_refused", pack=file.stem, reason=why(error.reason))
        return None

    def _packs_decks(self) -> Mapping[Path, str]:
        try:
            return {one.deck: one.pack.version for one in self.packs.installed()}
        except PackError:
            return {}

    def open_until(self, minutes: int) -> Extension | None:
        """Stay open until this many minutes after today's midnight, or as the hours say.

        Returns what is kept. Raises OSError.
        """
        hours = self.settings.opening_hours
        extension = today.extended(hours, self.extension(), self.now(), minutes) if hours else None
        today.keep(self.extension_file, extension)
        return extension

    def extension(self) -> Extension | None:
        """The stored extension, if there is one."""
        return today.read(self.extension_file)

    def computer(self, action: PowerAction) -> None:
        """Restart the computer or shut it down. Raises OSError."""
        power.do(action)

    def checks(self) -> tuple[Check, ...]:
        """The checks that the self-test makes by itself."""
        deck = selection.wanted(None, self.settings)
        return tuple(self_test.checks(deck, self._folders(), zone=self._zone()))

    def change(self, values: Mapping[str, str]) -> None:
        """Change settings and save them. Raises OSError."""
        settings_files.change(self.own_settings, **values)

    def export_report(self, folder: Path, language: str) -> Path:
        """Write the report into `folder`: HTML in a language, CSV and the log. Returns the HTML file.

        Raises OSError.
        """
        today = datetime.now().astimezone().date()
        file = prepared(folder) / f"kiosk-report-{today}.html"
        page = as_html(count(read(self.statistics), self._pages()), self._names(language)).encode()
        table = "".join(as_csv(read(self.statistics))).encode()
        with untrusted.writable(file.parent) as place:
            place.put(file.name, page)
            place.put(file.with_suffix(".csv").name, table)
            if log := whole_log(self.statistics.parent):
                place.put(f"kiosk-log-{today}.txt", log)
        return file

    def _problems(self) -> Iterator[Problem]:
        if not self.guard.is_set:
            yield Problem(phrase("trouble_pin"))
        found = problems_now(self.settings, self.own_settings, self.deck, self._folders(), is_safe=self.is_safe)
        yield from map(Problem, found)
        for trouble in self.troubles():
            at = trouble.at.astimezone(self._zone()).strftime("%H:%M") if trouble.at else ""
            yield Problem(trouble.phrase, at)

    def _charts(self, names: Names) -> Iterator[Chart]:
        """The charts of the last 30 days; none without a visit."""
        if self.visits is None or not self.visits.summary().all_time:
            return
        today = datetime.now().astimezone().date()
        first = today - timedelta(days=_CHART_DAYS)
        report = count(read(self.statistics, first, today), self._pages(), first, today)
        for name, chart in asdict(draw(report, names, _CHART_WIDTH)).items():
            yield Chart(phrase(f"chart_{name}"), standalone(chart))

    def _folders(self) -> tuple[Path, Path]:
        return self.statistics.parent, self.own_settings.parent

    def _zone(self) -> ZoneInfo | None:
        """The time zone of all times shown; None: the computer's."""
        hours = self.settings.opening_hours
        return hours.zone if hours else None

    def _today(self) -> Day | None:
        hours = self.settings.opening_hours
        if hours is None:
            return None
        day = today.today(hours, self.extension(), self.now())
        ranges = ", ".join(map(str, day.ranges)).replace("-", "\N{EN DASH}")
        return Day(ranges or phrase("is_closed"), day.until, day.least, day.most)

    def _pages(self) -> list[str]:
        return [page.id for page in self.deck.pages] if self.deck else []

    def _names(self, language: str) -> Names:
        return names_in(self.deck, language) if self.deck and language in self.deck.words else Names()

    def _numbers(self, names: Names) -> Iterator[Fact]:
        if self.visits is None:
            return
        summary = self.visits.summary()
        yield Fact(phrase("visits_today"), number(summary.today))
        yield Fact(phrase("visits_ever"), number(summary.all_time))
        if summary.median_length is not None:
            yield Fact(phrase("visit_length"), names.spoken(summary.median_length))
        if summary.languages:
            shares = [
                f"{names.language_of(code)}\N{NO-BREAK SPACE}{share(many, summary.all_time)}"
                for code, many in summary.languages.items()
            ]
            yield Fact(phrase("languages"), ", ".join(shares))

    def _facts(self, names: Names) -> Iterator[Fact]:
        yield Fact(
            phrase("deck"), f"{self.deck.folder.name} {self.deck.version}".strip() if self.deck else "\N{EN DASH}"
        )
        yield Fact(phrase("screen"), self.screen.size)
        yield Fact(phrase("drawing"), self.screen.drawing)
        yield Fact(phrase("version"), __version__)
        yield Fact(phrase("uptime"), names.for_long(time.monotonic() - self.started))
        yield Fact(phrase("restarts"), number(self.starts_today))
