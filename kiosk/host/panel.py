"""What the operator panel tells and does, as plain data."""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk import __version__, outside, paths, power, selftest, today
from kiosk import settings as settings_
from kiosk.deck import Deck, Record
from kiosk.host.decks import Found, Shelf
from kiosk.host.drives import drives, made, places
from kiosk.host.troubles import look
from kiosk.pin import PinError, PinGuard, Verdict, weakness
from kiosk.report import Names, as_csv, as_html, count, draw, names_in
from kiosk.report.svg import standalone
from kiosk.report.words import number, share
from kiosk.settings import Settings
from kiosk.today import Longer
from kiosk.troubles import Trouble
from kiosk.visits import Visits, read
from kiosk.words import Phrase

Row = dict[str, str]
_log = logging.getLogger(__name__)
_CHART_DAYS, _CHART_WIDTH = 30, 440  # px: the panel enlarges them, so that the letters can be read


@dataclass
class KioskHost:
    """What the panel of one running kiosk shows and does. `screen` and `drawing` are told when the window is made."""

    guard: PinGuard
    settings: Settings
    own_settings: Path  # the file that changes are saved into
    deck: Deck | None
    visits: Visits | None  # None: statistics are off
    statistics: Path  # the visits' file
    troubles: Callable[[], list[Trouble]]  # that were told of and are not mended
    starts_today: int  # this one too
    longer_file: Path  # where an hour that the operator keeps it open to is kept
    record: Record | None = None  # pictures that were found well
    is_safe: bool = False  # the supervisor's safe mode
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    screen: str = ""
    drawing: str = ""

    def __post_init__(self) -> None:
        self._started = time.monotonic()
        self._shelf = Shelf(self.deck, self.settings.deck, self.record)

    # --- the PIN

    def pin_state(self) -> tuple[str, int]:
        """`unset`, `set` or `locked`, and how many s are to be waited until the next try.

        A lock is lifted by the owner's recovery file on a drive that is plugged in; a lost PIN is to be set.
        """
        is_opened = self.guard.is_locked and any(self.guard.recover(drive) for drive in drives())
        if not self.guard.is_set or (is_opened and self.guard.is_locked):  # the old one is lost
            return "unset", 0
        return ("locked" if self.guard.is_locked else "set"), ceil(self.guard.wait_s())

    def try_pin(self, pin: str) -> str:
        """Empty if it is the right one, else the word that says why the panel stays closed."""
        verdict = self.guard.check(pin)
        if verdict is Verdict.FAILED:
            return "pin_not_tried"
        return "" if verdict is Verdict.RIGHT else "pin_wrong"

    def set_pin(self, pin: str) -> str:
        """Set it; the word that says why it is refused, or nothing."""
        if weak := weakness(pin):
            return weak
        try:
            self.guard.set(pin)
        except PinError as error:
            _log.info("the PIN was not set: %s", error)
            return "pin_not_kept"
        return ""

    def leave(self) -> None:
        """The host has gone: nobody may change the PIN any more without giving it."""
        self.guard.close()

    # --- the panel

    def overview(self, language: str) -> dict[str, object]:
        """What bridge/host.py says."""
        return {
            "numbers": list(self._numbers(self._names(language))),
            "kiosk": list(self._facts(self._names(language))),
            "problems": [self._told(trouble) for trouble in (*self._looked_up(), *self.troubles())],
            "places": places(),
            "decks_folder": str(paths.decks_folder()),
            "today": self._today(),
            "computer": power.allowed(),
        }

    def decks(self) -> list[Found]:
        """The decks to choose from."""
        return self._shelf.look()

    def choose_deck(self, folder: Path) -> Found:
        """Set the deck, unless it cannot be shown, as it stands now. Raises OSError."""
        found = self._shelf.check(folder)
        if found.cover:
            self.change({"deck": str(folder)})
        return found

    def open_until(self, minutes: int) -> Longer | None:
        """Open until so many minutes after today's midnight, or as the hours say; what is kept. Raises OSError."""
        hours = self.settings.opening_hours
        longer = today.lengthened(hours, self.longer(), self.now(), minutes) if hours else None
        today.keep(self.longer_file, longer)
        return longer

    def longer(self) -> Longer | None:
        """The operator's wish that is kept, if there is one."""
        return today.read(self.longer_file)

    def computer(self, deed: str) -> None:
        """`reboot` or `shut_down`. Raises OSError."""
        power.do(deed)

    def charts(self, language: str) -> list[Row]:
        """The report's charts of the last 30 days: rows of name and value, an SVG; none without a visit."""
        if self.visits is None or not self.visits.summary().all_time:
            return []
        today = datetime.now().astimezone().date()
        first = today - timedelta(days=_CHART_DAYS)
        report = count(read(self.statistics, first, today), self._pages(), first, today)
        drawn = draw(report, self._names(language), _CHART_WIDTH)
        return [_row(f"chart_{name}", standalone(chart)) for name, chart in asdict(drawn).items()]

    def checks(self) -> list[Row]:
        """What the self-test finds by itself; `name` and `mend` are words, so that they can be translated."""
        found = selftest.checks(self.settings.deck or paths.BUILT_IN_DECK, self._folders(), zone=self._zone())
        return [
            {**check.said, "name": f"check_{check.key}", "mend": "" if check.is_well else f"mend_{check.key}"}
            for check in found
        ]

    def change(self, values: Mapping[str, str]) -> None:
        """Change settings and save them. Raises OSError."""
        settings_.change(self.own_settings, **values)

    def export_report(self, folder: str, language: str) -> str:
        """Write the report as HTML, in a language, and CSV into `folder`; the HTML's file. Raises OSError."""
        today = datetime.now().astimezone().date()
        file = made(Path(folder)) / f"kiosk-report-{today}.html"
        page = as_html(count(read(self.statistics), self._pages()), self._names(language)).encode()
        table = "".join(as_csv(read(self.statistics))).encode()
        with outside.writable(file.parent) as place:
            place.put(file.name, page)
            place.put(file.with_suffix(".csv").name, table)
        return str(file)

    def _looked_up(self) -> Iterator[Trouble]:
        if not self.guard.is_set:
            yield Trouble("trouble_pin", {})
        yield from look(self.settings, self.own_settings, self.deck, self._folders(), is_safe=self.is_safe)

    def _told(self, trouble: Trouble) -> Phrase:
        at = trouble.at.astimezone(self._zone()).strftime("%H:%M") if trouble.at else ""
        return {**trouble.values, "word": trouble.word, "at": at}

    def _folders(self) -> tuple[Path, Path]:
        return self.statistics.parent, self.own_settings.parent

    def _zone(self) -> ZoneInfo | None:
        """Of every time that is told; None: the machine's."""
        hours = self.settings.opening_hours
        return hours.zone if hours else None

    def _today(self) -> dict[str, object]:
        hours = self.settings.opening_hours
        if hours is None:
            return {"hours": ""}
        day = today.today(hours, self.longer(), self.now())
        ranges = ", ".join(map(str, day.ranges)).replace("-", "\N{EN DASH}")
        return {"hours": ranges or "is_closed", "until": day.until, "least": day.least, "most": day.most}

    def _pages(self) -> list[str]:
        return [page.id for page in self.deck.pages] if self.deck else []

    def _names(self, language: str) -> Names:
        return names_in(self.deck, language) if self.deck and language in self.deck.words else Names()

    def _numbers(self, names: Names) -> Iterator[Row]:
        if self.visits is None:
            return
        summary = self.visits.summary()
        yield _row("visits_today", number(summary.today))
        yield _row("visits_ever", number(summary.all_time))
        if summary.median_length is not None:
            yield _row("visit_length", names.spoken(summary.median_length))
        if summary.languages:
            shares = [
                f"{names.language_of(code)}\N{NO-BREAK SPACE}{share(many, summary.all_time)}"
                for code, many in summary.languages.items()
            ]
            yield _row("languages", ", ".join(shares))

    def _facts(self, names: Names) -> Iterator[Row]:
        yield _row("deck", f"{self.deck.folder.name} {self.deck.version}".strip() if self.deck else "\N{EN DASH}")
        yield _row("screen", self.screen)
        yield _row("drawing", self.drawing)
        yield _row("version", __version__)
        yield _row("uptime", names.for_long(time.monotonic() - self._started))
        yield _row("restarts", number(self.starts_today))


def _row(name: str, value: str) -> Row:
    return {"name": name, "value": value}
