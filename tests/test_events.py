"""The event log: JSON lines, appended, never in the kiosk's way."""

import json
from pathlib import Path

from kiosk.events import EventLog
from kiosk.session import Happening


def test_lines_are_appended(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    for happening in (Happening("card", "internet", "ky"), Happening("failsafe")):
        log = EventLog(file)
        log.add(happening)
        log.close()
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [{key: value for key, value in line.items() if key != "t"} for line in lines] == [
        {"event": "card", "card": "internet", "language": "ky"},
        {"event": "failsafe"},
    ]
    assert all(isinstance(line["t"], float) and line["t"] >= 0 for line in lines)


def test_a_file_that_cannot_be_written_costs_only_the_events(tmp_path: Path, expect_log: list[str]) -> None:
    expect_log.append("cannot be written")
    log = EventLog(tmp_path / "none" / "events.jsonl")
    log.add(Happening("card"))
    log.close()
