"""What is printed into a full disk, a closed pipe, or a console that lacks the letters."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import command
from support.command import COMMAND, environment, kiosk


@pytest.mark.parametrize("encoding", ["cp1251", "cp1252"])
@pytest.mark.parametrize("arguments", [["settings"], ["--licences"], ["check", "Ңөү"]], ids=" ".join)
def test_letters_that_the_console_lacks_are_no_crash(tmp_path: Path, encoding: str, arguments: list[str]) -> None:
    done = subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        check=False,
        env=environment(**command.home(tmp_path), PYTHONIOENCODING=encoding),
    )
    assert done.returncode == (2 if arguments[1:] else 0)
    assert b"Traceback" not in done.stderr
    if arguments[1:]:
        assert b"cannot be read" in done.stderr


def test_problems_are_told_on_such_a_console_too(deck_folder: Path) -> None:
    deck_folder = deck_folder.rename(deck_folder.with_name("Ңөү"))
    (deck_folder / "deck.yaml").unlink()
    done = subprocess.run(
        [*COMMAND, "check", deck_folder], capture_output=True, check=False, env=environment(PYTHONIOENCODING="cp1251")
    )
    assert (done.returncode, done.stderr.decode("cp1251")) == (1, "???: 1 error\n")
    assert b"deck.yaml" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("arguments", [["--licences"], ["settings"], ["report", "--format", "json"]], ids=" ".join)
def test_a_full_disk_is_one_line_and_not_a_problem_found(tmp_path: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=environment(**command.home(tmp_path)),
        )
    assert done.stderr.decode() == "kiosk: the output cannot be written: No space left on device\n"
    assert done.returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_complaints_that_nobody_can_read_do_not_change_the_exit_code() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "check", "/none"], stdout=full, stderr=full, check=False, env=environment())
    assert done.returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of Windows is another")
@pytest.mark.parametrize("arguments", [["--licences"], ["--help"], ["report"]], ids=" ".join)
def test_a_closed_pipe_ends_it_as_sigpipe_would(tmp_path: Path, arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*COMMAND, *arguments],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
        env=environment(**command.home(tmp_path)),
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


def test_render_draws_no_more_when_nobody_reads(tmp_path: Path, deck_folder: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    arguments = ["render", "--deck", deck_folder, "--out", tmp_path / "out", "--size", "640x400"]
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], stdout=write, stderr=subprocess.PIPE, check=False, env=environment()
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")
    assert len(list((tmp_path / "out").rglob("*.png"))) == 1


def test_a_report_is_utf_8_on_every_console(tmp_path: Path) -> None:
    done = kiosk("report", "--format", "html", "--language", "ky", **command.home(tmp_path), PYTHONIOENCODING="cp1252")
    assert done.returncode == 0
    assert "Ө" in done.stdout or "ү" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="a shell closes them")
def test_a_file_is_not_taken_for_an_output_that_was_closed(tmp_path: Path) -> None:
    """As some programs start others: without stdin, stdout and stderr."""
    script = (
        "import os; from kiosk.process import output; output.settle();"
        " print(os.open(os.devnull, 0), file=open('said', 'w'))"
    )
    command = ["sh", "-c", 'exec "$0" -c "$1" <&- >&- 2>&-', sys.executable, script]
    subprocess.run(command, check=True, cwd=tmp_path, env=environment())
    assert int((tmp_path / "said").read_text(encoding="ascii")) > 2


def test_ctrl_c_while_modules_are_loaded_says_nothing() -> None:
    script = (
        "import kiosk.__main__ as program\n"
        "def interrupted(_): raise KeyboardInterrupt\n"
        "program._command = interrupted\n"
        "program.main()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, env=environment())
    assert (done.returncode, done.stderr) == (130, b"")
