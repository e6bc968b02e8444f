"""A host for the operator panel that answers at once and notes what it is asked to do."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk import paths
from kiosk.deck import Illustration, Page, PageText
from kiosk.host.decks import Found
from kiosk.today import Longer

PIN = "123789"
BARS = "".join(
    f'<rect x="{20 + 31 * n}" y="{142 - height}" width="20" height="{height}" fill="#B5302B"/>'
    for n, height in enumerate((40, 62, 55, 80, 110, 128, 96, 74, 90, 60, 44, 30))
)
CHART = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 150">'
    f'<path d="M10 142H390" stroke="#1B2440" stroke-width="2"/>{BARS}</svg>'
)
OVERVIEW: dict[str, Any] = {
    "numbers": [
        {"name": "visits_today", "value": "128"},
        {"name": "visits_ever", "value": "4 711"},
        {"name": "visit_length", "value": "1 min 40 s"},
        {"name": "languages", "value": "ky 61 %, ru 30 %, en 9 %"},
    ],
    "kiosk": [
        {"name": "deck", "value": "nine-facts"},
        {"name": "screen", "value": "1920 × 1080, 60 Hz"},
        {"name": "drawing", "value": "software"},
        {"name": "version", "value": "0.1.0"},
        {"name": "uptime", "value": "2 h 05 min"},
        {"name": "restarts", "value": "1"},
    ],
    "problems": [
        {"word": "trouble_picture", "file": "/decks/felt/illustrations/yurt.svg", "at": "11:02"},
        {"word": "mend_disk_space"},
    ],
    "today": {"hours": "10:00–18:00", "until": 1080, "least": 1080, "most": 1680},
    "computer": ["reboot", "shut_down"],
    "decks_folder": "/home/kiosk/.local/share/kiosk/decks",
    "places": [
        {"name": "KIOSK (14 GB)", "path": "/media/usb"},
        {"name": "this_computer", "path": "/home/kiosk/Documents"},
    ],
}


_COVER = Illustration(paths.BUILT_IN_DECK / "illustrations" / "cover.svg", has_quiet_side=True)
_PAGE = Page("cover", _COVER, "", None, *("#1B2440",) * 5, {"en": PageText("Nine facts", (), "")})
_FELT = replace(_PAGE, texts={"en": PageText("Felt and wool", (), "")})
DECKS = [
    Found(Path("/decks/nine-facts"), is_current=True, cover=_PAGE),
    Found(Path("/decks/felt"), is_current=False, cover=_FELT, count=2),
    Found(Path("/decks/steppe"), is_current=False, faults=("deck.yaml, 4: no colour `pink`; write lake",), count=3),
    Found(Path("/decks/yurts"), is_current=False, is_checked=False),
]


class FakeHost:
    """Records calls; a wrong PIN costs nothing unless `state` says so."""

    def __init__(self, pin: str = PIN) -> None:
        self.pin = pin
        self.state = ("set" if pin else "unset", 0)
        self.refusal = ""
        self.error = ""
        self.calls: list[tuple[object, ...]] = []
        self.shown = dict(OVERVIEW)
        self.found = list(DECKS)

    def pin_state(self) -> tuple[str, int]:
        return self.state

    def try_pin(self, pin: str) -> str:
        self.calls.append(("try_pin", pin))
        return "" if pin == self.pin else "pin_wrong"

    def set_pin(self, pin: str) -> str:
        self.calls.append(("set_pin", pin))
        if not self.refusal:
            self.pin, self.state = pin, ("set", 0)
        return self.refusal

    def overview(self, language: str) -> Mapping[str, Any]:
        self.calls.append(("overview", language))
        return self.shown

    def charts(self, language: str) -> list[dict[str, str]]:  # noqa: ARG002 - these have no words
        return [{"name": "chart_days", "value": CHART}, {"name": "chart_hours", "value": CHART}]

    def decks(self) -> list[Found]:
        return self.found

    def choose_deck(self, folder: Path) -> Found:
        self.calls.append(("choose_deck", str(folder)))
        return next(deck for deck in self.found if deck.folder == folder)

    def open_until(self, minutes: int) -> Longer | None:
        self.calls.append(("open_until", minutes))
        self.shown = {**self.shown, "today": {**self.shown["today"], "until": minutes}}
        return None

    def computer(self, deed: str) -> None:
        self.calls.append(("computer", deed))
        if self.error:
            raise PermissionError(1, self.error)

    def leave(self) -> None:
        self.calls.append(("leave",))

    def checks(self) -> list[dict[str, str]]:
        return [
            {
                "name": "check_deck",
                "word": "found_deck",
                "deck": "nine-facts",
                "pages": "10",
                "languages": "3",
                "warnings": "0",
                "mend": "",
            }
        ]

    def change(self, values: Mapping[str, str]) -> None:
        self.calls.append(("change", dict(values)))
        if self.error:
            raise OSError(5, self.error)

    def export_report(self, folder: str, language: str) -> str:
        self.calls.append(("export_report", folder, language))
        if self.error:
            raise OSError(28, self.error)
        return f"{folder}/kiosk-report.html"
