"""The log: on stderr and in a file that rotates."""

import logging
from pathlib import Path

import pytest

from kiosk.logs import logging_to


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
