"""`kiosk pin`, as the operator of a kiosk calls it."""

import getpass
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from support import command
from support.command import COMMAND, called, environment, kiosk
from typer.testing import CliRunner

from kiosk import paths
from kiosk.cli import pin as command_module
from kiosk.cli import users
from kiosk.cli.commands import cli
from kiosk.operator.pin import PinGuard, Verdict

if sys.platform != "win32":
    import pwd

PIN, OTHER_PIN = "482915", "730264"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return command.home(tmp_path)


def user() -> str:
    """Who runs these tests."""
    if sys.platform == "win32":
        return getpass.getuser()
    return pwd.getpwuid(os.geteuid()).pw_name


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the command keeps the PIN."""
    return tmp_path / "state" / "kiosk" / "pin.json"


def lock(file: Path) -> PinGuard:
    """A guard of a PIN that has been tried too often."""
    guard = PinGuard(file)
    kept = guard._read()
    assert kept
    guard._write(replace(kept, tried=100))
    return guard


def test_a_pin_from_a_script(home: dict[str, str], file: Path) -> None:
    done = kiosk("pin", "--stdin", typed=f"{PIN}\r\nmore\n", **home)
    assert done.returncode == 0
    assert done.stdout == f"The PIN of {user()}'s kiosk is set: {file}\n"
    assert PinGuard(file).check(PIN) is Verdict.RIGHT


def answer(home: dict[str, str], *answers: str) -> tuple[int, str]:
    """Type answers at a terminal, each at its question; the exit code and all the terminal showed."""
    pty = pytest.importorskip("pty")
    terminal, end = pty.openpty()
    with subprocess.Popen([*COMMAND, "pin"], stdin=end, stdout=end, stderr=end, start_new_session=True,
                          env=environment(**home)) as run:  # fmt: skip
        os.close(end)
        shown, left = b"", list(answers)
        while True:
            try:
                new = os.read(terminal, 1000)
            except OSError:  # it has ended
                break
            shown += new
            if shown.endswith(b": ") and left:
                os.write(terminal, left.pop(0).encode() + b"\n")
    os.close(terminal)
    return run.returncode, shown.decode()


def test_at_a_terminal_it_asks_twice_and_shows_nothing(home: dict[str, str], file: Path) -> None:
    code, shown = answer(home, PIN, PIN)
    assert (code, "New PIN, 6 to 12 digits: " in shown, "Repeat it: " in shown) == (0, True, True)
    assert shown.startswith(f"Setting the PIN of {user()}'s kiosk: {file}\r\n"), "before it is asked for"
    assert shown.endswith(f"The PIN of {user()}'s kiosk is set: {file}\r\n")
    assert PIN not in shown
    assert PinGuard(file).check(PIN) is Verdict.RIGHT


@pytest.mark.skipif(sys.platform == "win32", reason="the service is Linux's")
@pytest.mark.parametrize(
    ("is_there", "me", "is_told"), [(True, "root", True), (True, "kiosk", False), (False, "root", False)]
)
def test_where_the_service_has_a_kiosk_of_its_own_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool, me: str, is_told: bool
) -> None:
    def found(name: str) -> str:
        if not is_there:
            raise KeyError(name)
        return name

    monkeypatch.setattr(paths, "state_folder", lambda *_: tmp_path)
    monkeypatch.setattr(pwd, "getpwnam", found)
    for module in (command_module, users):
        monkeypatch.setattr(module, "user_name", lambda: me)
    done = CliRunner().invoke(cli, ["pin", "--stdin"], input=f"{PIN}\n")
    assert done.exit_code == 0
    assert done.stdout == f"The PIN of {me}'s kiosk is set: {tmp_path / 'pin.json'}\n"
    assert ("sudo -u kiosk kiosk pin" in done.stderr) == is_told


def test_two_that_differ_are_asked_for_again(home: dict[str, str], file: Path) -> None:
    code, shown = answer(home, PIN, OTHER_PIN, OTHER_PIN, OTHER_PIN)
    assert (code, shown.count("New PIN")) == (0, 2)
    assert PIN not in shown
    assert PinGuard(file).check(OTHER_PIN) is Verdict.RIGHT


@pytest.mark.parametrize(
    ("arguments", "typed", "message"),
    [
        (["--stdin"], "", "a PIN has 6 to 12 digits"),
        (["--stdin"], "12345\n", "a PIN has 6 to 12 digits"),
        (["--stdin"], "secret\n", "a PIN has 6 to 12 digits"),
        (["--stdin"], b"48291\xff\n", "a PIN has 6 to 12 digits"),
        (["--stdin"], "4" * 1000, "a PIN has 6 to 12 digits"),
        (["--stdin"], "999999\n", "the digits are all the same"),
        (["--stdin"], "234567\n", "the digits are in sequence"),
        ([], PIN, "there is no terminal to type the PIN at: use --stdin"),
        (["--stdin", "--recovery", "x"], "", "use only one of --stdin, --recovery and --recover"),
        (["--recover", "x", "--recovery", "x"], "", "use only one of --stdin, --recovery and --recover"),
        (["--recovery", "/none/x"], "", "there is no PIN yet: set one first, with `kiosk pin`"),
        (["--recover", "/none"], "", "/none is not the recovery file of this kiosk"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(
    home: dict[str, str], file: Path, arguments: list[str], typed: str | bytes, message: str
) -> None:
    done = called("pin", *arguments, typed=typed, **home)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert message in done.stderr
    assert not typed or str(typed).strip() not in done.stderr
    assert not file.exists()


def test_a_state_folder_that_cannot_be_written(home: dict[str, str], tmp_path: Path, expect_log: list[str]) -> None:
    expect_log.append("pin.json cannot be used: ")
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "kiosk").touch()
    done = called("pin", "--stdin", typed=PIN, **home)
    assert done.returncode == 2
    assert "kiosk: the PIN cannot be saved: " in done.stderr
    assert "Traceback" not in done.stderr
    assert PIN not in done.stderr


def test_the_recovery_file_opens_a_lock_and_keeps_the_pin(home: dict[str, str], file: Path, tmp_path: Path) -> None:
    called("pin", "--stdin", typed=PIN, **home)
    made = called("pin", "--recovery", tmp_path / "mine.key", **home)
    assert (made.returncode, made.stderr) == (0, "")
    guard = lock(file)
    assert guard.check(PIN) is Verdict.LOCKED
    opened = called("pin", "--recover", tmp_path / "mine.key", **home)
    assert (opened.returncode, opened.stdout) == (0, "The kiosk is unlocked. Its PIN is the same as before.\n")
    assert guard.check(PIN) is Verdict.RIGHT


def test_a_recovery_file_that_is_there_is_not_overwritten(home: dict[str, str], tmp_path: Path) -> None:
    called("pin", "--stdin", typed=PIN, **home)
    (tmp_path / "mine.key").write_bytes(b"dear")
    done = called("pin", "--recovery", tmp_path / "mine.key", **home)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert (tmp_path / "mine.key").read_bytes() == b"dear"


def test_the_operator_needs_no_recovery_file(home: dict[str, str], file: Path) -> None:
    called("pin", "--stdin", typed=PIN, **home)
    guard = lock(file)
    done = called("pin", "--stdin", typed=OTHER_PIN, **home)
    assert (done.returncode, done.stderr) == (0, "")
    assert guard.check(OTHER_PIN) is Verdict.RIGHT


def test_after_damage_recovery_asks_for_a_new_pin(
    home: dict[str, str], file: Path, tmp_path: Path, expect_log: list[str]
) -> None:
    expect_log.append("pin.json cannot be used: it is damaged")
    called("pin", "--stdin", typed=PIN, **home)
    called("pin", "--recovery", tmp_path / "mine.key", **home)
    file.write_bytes(b"{}")
    done = called("pin", "--recover", tmp_path / "mine.key", **home)
    assert done.returncode == 2
    assert "the old PIN is lost: set a new one with `kiosk pin`" in done.stderr
    assert called("pin", "--stdin", typed=OTHER_PIN, **home).returncode == 0
    assert PinGuard(file).check(OTHER_PIN) is Verdict.RIGHT


def test_a_recovery_file_that_cannot_be_written(home: dict[str, str]) -> None:
    called("pin", "--stdin", typed=PIN, **home)
    done = called("pin", "--recovery", "/none/x", **home)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "the recovery file cannot be written: " in done.stderr


def test_a_pin_that_is_gone_is_no_free_kiosk(
    home: dict[str, str], file: Path, tmp_path: Path, expect_log: list[str]
) -> None:
    expect_log.append("pin.json cannot be used: it is gone")
    called("pin", "--stdin", typed=PIN, **home)
    called("pin", "--recovery", tmp_path / "mine.key", **home)
    file.unlink()
    done = called("pin", "--recover", tmp_path / "mine.key", **home)
    assert done.returncode == 2
    assert "the old PIN is lost: set a new one with `kiosk pin`" in done.stderr
