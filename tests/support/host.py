"""A host for the operator panel that answers at once and notes what it is asked to do."""

from collections.abc import Mapping
from typing import Any

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
    "decks": [
        {"name": "Nine facts", "path": "/decks/nine-facts", "current": "yes"},
        {"name": "Felt and wool", "path": "/decks/felt"},
    ],
    "places": [
        {"name": "KIOSK (14 GB)", "path": "/media/usb"},
        {"name": "this_computer", "path": "/home/kiosk/Documents"},
    ],
}


class FakeHost:
    """Records calls; a wrong PIN costs nothing unless `state` says so."""

    def __init__(self, pin: str = PIN) -> None:
        self.pin = pin
        self.state = ("set" if pin else "unset", 0)
        self.refusal = ""
        self.error = ""
        self.calls: list[tuple[object, ...]] = []
        self.shown = dict(OVERVIEW)

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
