"""The event log: JSON lines, appended, never in the kiosk's way."""

import json
from pathlib import Path

import pytest
from support.player import wait_until

from kiosk.process.event_log import EventLog
from kiosk.session.event import Event, EventName

FULL = Path("/dev/full")


def test_lines_are_appended(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    for event in (
        Event(EventName.CARD, "internet", "ky"),
        Event(EventName.ACTED, "quiz", "ky", "answer", ""),
        Event(EventName.FAILSAFE),
    ):
        log = EventLog(file)
        log.add(event)
        log.close()
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [{key: value for key, value in line.items() if key != "t"} for line in lines] == [
        {"event": "card", "card": "internet", "language": "ky"},
        {"event": "acted", "card": "quiz", "language": "ky", "did": "answer", "value": ""},
        {"event": "failsafe"},
    ]
    assert all(isinstance(line["t"], float) and line["t"] >= 0 for line in lines)


def test_a_file_that_cannot_be_written_costs_only_the_events(tmp_path: Path, expect_log: list[str]) -> None:
    expect_log.append("cannot be written")
    (tmp_path / "none").write_text("a file, no folder", encoding="utf-8")
    log = EventLog(tmp_path / "none" / "events.jsonl")
    log.add(Event(EventName.CARD))
    log.close()


@pytest.mark.skipif(not FULL.exists(), reason="/dev/full, a disk without room, is Linux's")
def test_it_comes_back_when_there_is_room(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, expect_log: list[str]
) -> None:
    expect_log.append("cannot be written: [Errno 28]")
    caplog.set_level("INFO")
    file = tmp_path / "events.jsonl"
    file.symlink_to(FULL)
    log = EventLog(file)
    log.add(Event(EventName.CARD))
    wait_until(lambda: bool(caplog.records), "line in the log")
    file.unlink()
    log.add(Event(EventName.VISIT_END))
    log.close()
    assert [json.loads(line)["event"] for line in file.read_text(encoding="utf-8").splitlines()] == ["visit_end"]
    assert "can be written again; events it misses: 1" in caplog.text


def test_it_stays_within_five_megabytes(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "events.jsonl")
    for number in range(90_000):
        log.add(Event(EventName.CARD, f"{number:05}", "ky"))
    log.close()
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == ["events.jsonl", "events.jsonl.1"]
    assert sum(file.stat().st_size for file in files) <= 5_000_000
    lines = (files[1].read_text(encoding="utf-8") + files[0].read_text(encoding="utf-8")).splitlines()
    assert json.loads(lines[-1])["card"] == "89999"
    assert [json.loads(line)["card"] for line in lines] == [f"{n:05}" for n in range(90_000 - len(lines), 90_000)]
