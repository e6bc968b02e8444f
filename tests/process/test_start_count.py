"""How often the kiosk has been started today, and lately."""

from datetime import datetime, timedelta
from pathlib import Path

from kiosk.process.start_count import Starts, note_start


def test_starts_are_counted(tmp_path: Path) -> None:
    assert [note_start(tmp_path / "starts") for _ in range(3)] == [Starts(1, 1), Starts(2, 2), Starts(3, 3)]


def test_those_of_yesterday_and_of_a_clock_that_was_ahead_are_not(tmp_path: Path) -> None:
    now = datetime.now().astimezone()
    moments = [now - timedelta(days=1), now + timedelta(days=400)]
    (tmp_path / "starts").write_text("\n".join(moment.isoformat() for moment in moments), encoding="ascii")
    assert note_start(tmp_path / "starts") == Starts(1, 1)


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    for damage in (b"\xff", b"yesterday", b"2026-01-01"):
        (tmp_path / "starts").write_bytes(damage)
        assert [note_start(tmp_path / "starts") for _ in range(2)] == [Starts(1, 1), Starts(2, 2)]


def test_one_that_cannot_be_used_counts_this_start(tmp_path: Path) -> None:
    (tmp_path / "starts").mkdir()
    assert note_start(tmp_path / "starts") == Starts(1, 1)
