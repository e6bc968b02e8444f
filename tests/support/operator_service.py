"""The operator's service for tests: it answers at once, in the real types, and records the requests."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk import paths
from kiosk.deck import Illustration, Page, PageText
from kiosk.hours.today import Extension
from kiosk.operator.deck_list import DeckSummary
from kiosk.operator.destinations import Destination
from kiosk.operator.panel_values import Chart, Check, Day, Fact, Overview, PinState, PinStatus, Problem
from kiosk.operator.words import Phrase, phrase
from kiosk.packs.record import Pack
from kiosk.packs.sticks import Offer
from kiosk.system.power import PowerAction

PIN = "123789"
BARS = "".join(
    f'<rect x="{20 + 31 * n}" y="{142 - height}" width="20" height="{height}" fill="#B5302B"/>'
    for n, height in enumerate((40, 62, 55, 80, 110, 128, 96, 74, 90, 60, 44, 30))
)
CHART = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 150">'
    f'<path d="M10 142H390" stroke="#1B2440" stroke-width="2"/>{BARS}</svg>'
)
OVERVIEW = Overview(
    numbers=(
        Fact(phrase("visits_today"), "128"),
        Fact(phrase("visits_ever"), "4 711"),
        Fact(phrase("visit_length"), "1 min 40 s"),
        Fact(phrase("languages"), "ky 61 %, ru 30 %, en 9 %"),
    ),
    facts=(
        Fact(phrase("deck"), "nine-facts"),
        Fact(phrase("screen"), "1920 × 1080, 60 Hz"),
        Fact(phrase("drawing"), "software"),
        Fact(phrase("version"), "0.1.0"),
        Fact(phrase("uptime"), "2 h 05 min"),
        Fact(phrase("restarts"), "1"),
    ),
    problems=(
        Problem(phrase("trouble_picture", file="/decks/felt/illustrations/yurt.svg"), "11:02"),
        Problem(phrase("mend_disk_space")),
    ),
    destinations=(
        Destination("KIOSK (14 GB)", Path("/media/usb")),
        Destination(phrase("this_computer"), Path("/home/kiosk/Documents")),
    ),
    decks_folder="/home/kiosk/.local/share/kiosk/decks",
    day=Day("10:00–18:00", until=1080, least=1080, most=1680),
    power=frozenset(PowerAction),
    charts=(Chart(phrase("chart_days"), CHART), Chart(phrase("chart_hours"), CHART)),
)

_COVER = Illustration(paths.BUILT_IN_DECK / "illustrations" / "cover.svg", has_quiet_side=True)
_PAGE = Page("cover", _COVER, "", None, *("#1B2440",) * 6, {"en": PageText("Nine facts", (), "")})
_FELT = replace(_PAGE, texts={"en": PageText("Felt and wool", (), "")})
DECKS = [
    DeckSummary(Path("/decks/nine-facts"), is_current=True, cover=_PAGE),
    DeckSummary(Path("/decks/felt"), is_current=False, cover=_FELT, count=2),
    DeckSummary(
        Path("/decks/steppe"), is_current=False, faults=("deck.yaml, 4: no colour `pink`; write lake",), count=3
    ),
    DeckSummary(Path("/decks/yurts"), is_current=False, is_checked=False),
]


OFFERED = (Offer(Pack("felt", "1.4", "0" * 32), Path("/media/KIOSK/felt-1.4.kioskpack"), 1_000_000),)
SET = PinStatus(PinState.SET)


@dataclass
class FakeService:
    """Records calls. A wrong PIN has no effect unless `status` says so."""

    pin: str = PIN
    status: PinStatus = SET
    refusal: Phrase | None = None  # why a new PIN is refused
    error: str = ""  # the error of everything that writes
    shown: Overview = OVERVIEW
    found: list[DeckSummary] = field(default_factory=lambda: list(DECKS))
    offered: tuple[Offer, ...] = ()
    calls: list[tuple[object, ...]] = field(default_factory=list)

    def pin_status(self) -> PinStatus:
        return self.status

    def try_pin(self, pin: str) -> Phrase | None:
        self.calls.append(("try_pin", pin))
        return None if pin == self.pin else phrase("pin_wrong")

    def set_pin(self, pin: str) -> Phrase | None:
        self.calls.append(("set_pin", pin))
        if not self.refusal:
            self.pin, self.status = pin, PinStatus(PinState.SET)
        return self.refusal

    def leave(self) -> None:
        self.calls.append(("leave",))

    def overview(self, language: str) -> Overview:
        self.calls.append(("overview", language))
        return self.shown

    def decks(self) -> list[DeckSummary]:
        return self.found

    def choose_deck(self, folder: Path) -> DeckSummary:
        self.calls.append(("choose_deck", str(folder)))
        return next(deck for deck in self.found if deck.folder == folder)

    def offers(self) -> tuple[Offer, ...]:
        return self.offered

    def install_pack(self, file: Path) -> Phrase | None:
        self.calls.append(("install_pack", str(file)))
        return self.refusal

    def open_until(self, minutes: int) -> Extension | None:
        self.calls.append(("open_until", minutes))
        assert self.shown.day
        self.shown = replace(self.shown, day=replace(self.shown.day, until=minutes))
        return None

    def computer(self, action: PowerAction) -> None:
        self.calls.append(("computer", action))
        if self.error:
            raise PermissionError(1, self.error)

    def checks(self) -> tuple[Check, ...]:
        self.calls.append(("checks",))
        said = phrase("found_deck", deck="nine-facts", pages=10, languages=3, warnings=0)
        return (Check("deck", "nine-facts", said=said),)

    def change(self, values: Mapping[str, str]) -> None:
        self.calls.append(("change", dict(values)))
        if self.error:
            raise OSError(5, self.error)

    def export_report(self, folder: Path, language: str) -> Path:
        self.calls.append(("export_report", str(folder), language))
        if self.error:
            raise OSError(28, self.error)
        return folder / "kiosk-report.html"
