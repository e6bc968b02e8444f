"""After a crash, the next start logs where the process was."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.process import crash_report

CRASH = """
import os, pathlib, signal, sys
from kiosk.process import crash_report
def the_culprit():
    os.kill(os.getpid(), int(sys.argv[2]))
with crash_report.written_to(pathlib.Path(sys.argv[1])):
    the_culprit()
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT])
def test_a_crash_is_told_once(tmp_path: Path, expect_log: list[str], number: int) -> None:
    file = tmp_path / "fault.txt"
    done = subprocess.run([sys.executable, "-c", CRASH, file, str(int(number))], check=False)
    assert done.returncode == -number
    expect_log.append("in the_culprit")
    for _ in range(2):
        with crash_report.written_to(file):
            pass


def test_a_file_that_cannot_be_written_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "none").write_text("a file, no folder", encoding="utf-8")
    with crash_report.written_to(tmp_path / "none" / "fault.txt"):
        pass
