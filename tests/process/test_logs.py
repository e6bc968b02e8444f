"""The log: on stderr and in a file that rotates."""

import logging
from pathlib import Path

import pytest
from support.player import wait_until

from kiosk.process.logs import logging_to

FULL = Path("/dev/full")


def test_it_goes_to_stderr_and_to_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with logging_to(tmp_path / "state", "info"):
        logging.getLogger("here").info("играет %s", "ky")
        logging.getLogger("here").debug("not this")
    assert "INFO here: играет ky" in (tmp_path / "state" / "kiosk.log").read_text(encoding="utf-8")
    said = capsys.readouterr().err
    assert "играет ky" in said
    assert "not this" not in said


def test_it_stays_within_five_megabytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with logging_to(tmp_path, "info"):
        for _ in range(7000):
            logging.getLogger("here").info("x" * 1000)
    capsys.readouterr()
    sizes = [file.stat().st_size for file in tmp_path.iterdir()]
    assert len(sizes) == 5
    assert sum(sizes) <= 5_000_000


def test_a_folder_that_cannot_be_written_costs_only_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], expect_log: list[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    expect_log.append("no log file")
    with logging_to(tmp_path / "file" / "state", "info"):
        logging.getLogger("here").info("still said")
    assert "still said" in capsys.readouterr().err


@pytest.mark.skipif(not FULL.exists(), reason="/dev/full, a disk without room, is Linux's")
def test_the_file_comes_back_when_there_is_room(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], expect_log: list[str]
) -> None:
    expect_log.append("no log file: [Errno 28]")
    file = tmp_path / "kiosk.log"
    file.symlink_to(FULL)
    with logging_to(tmp_path, "info") as troubles:
        for number in range(3):
            logging.getLogger("here").info("while it is full %d", number)
        wait_until(lambda: bool(troubles.present()), "trouble")
        file.unlink()
        logging.getLogger("here").info("there is room")
        wait_until(lambda: not troubles.present(), "end of the trouble")
    said = capsys.readouterr().err
    assert said.count("no log file") == 1
    assert "Traceback" not in said
    assert all(f"full {number}" in said for number in range(3))
    kept = file.read_text(encoding="utf-8")
    assert "lines are missing here" in kept
    assert "there is room\n" in kept


def test_a_files_name_forges_no_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], expect_log: list[str]) -> None:
    expect_log.append("a fault")
    with logging_to(tmp_path, "info"):
        name = "x\n2026-01-01 00:00:00,000 ERROR kiosk: lost\x1b[2J\r.yaml"
        logging.getLogger("here").info("deck: %s\N{NO-BREAK SPACE}%%", name)
        try:
            raise ValueError("ours")  # noqa: TRY301
        except ValueError:
            logging.getLogger("here").exception("a fault")
    written = (tmp_path / "kiosk.log").read_text(encoding="utf-8")
    for said in (written, capsys.readouterr().err):
        first, second, *traceback = said.splitlines()
        assert first.endswith(
            "INFO here: deck: x\ufffd2026-01-01 00:00:00,000 ERROR kiosk: lost\ufffd[2J\ufffd.yaml\N{NO-BREAK SPACE}%"
        )
        assert second.endswith("ERROR here: a fault")
        assert traceback[0] == "Traceback (most recent call last):"
        assert traceback[-1] == "ValueError: ours"
