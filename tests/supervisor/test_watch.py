"""The supervisor with players that crash, hang and end: what it starts next, and how it ends itself."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.supervisor import machine, player
from kiosk.supervisor import watch as supervisor
from kiosk.supervisor.exits import QUIT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and sockets of POSIX")
FAKE = Path(__file__).parent.parent / "support" / "fake_player.py"
Supervise = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def supervise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Supervise:
    """Runs the supervisor with players that live by a plan; its exit code, and the options of each life."""
    monkeypatch.setattr(machine, "START_S", 300.0)  # however slow the computer is
    monkeypatch.setattr(machine, "SILENCE_S", 300.0)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))

    def supervise_(*plan: str) -> tuple[int, list[str]]:
        (tmp_path / "plan").write_text("\n".join(plan), encoding="utf-8")
        lives = tmp_path / "lives"
        code = supervisor.run([sys.executable, str(FAKE)], [str(tmp_path / "plan"), str(lives), "--deck", "x"])
        return code, lives.read_text(encoding="utf-8").splitlines()

    return supervise_


@pytest.mark.parametrize(("code", "ours"), [(QUIT, 0), (2, 2)])
def test_the_operators_quit_and_wrong_usage_end_it(supervise: Supervise, code: int, ours: int) -> None:
    assert supervise(f"exit {code}") == (ours, ["--deck x"])


def test_a_player_that_ends_though_nobody_asked_is_started_again(supervise: Supervise, expect_log: list[str]) -> None:
    why = "the player was ended, and not by its operator"
    expect_log.append(f"{why}; starting it again")
    code, lives = supervise("beat, exit 0", f"exit {QUIT}")
    assert (code, lives) == (0, ["--deck x", f"--deck x --after {why}"])


def test_a_crash_starts_the_player_again_and_says_why(supervise: Supervise, expect_log: list[str]) -> None:
    expect_log.append("the player was ended by SIGSEGV; starting it again")
    assert supervise("beat, signal 11", "exit 5") == (
        0,
        ["--deck x", "--deck x --after the player was ended by SIGSEGV"],
    )


def test_a_restart_that_was_asked_for_is_no_failure(supervise: Supervise) -> None:
    assert supervise("beat, exit 3", "exit 3", "exit 3", "exit 3", "exit 5") == (0, ["--deck x"] * 5)


def _left(folder: Path) -> list[str]:
    """Which players stayed until they were asked to end, and how many had begun by then."""
    return (folder / "lives.left").read_text(encoding="utf-8").splitlines()


def test_a_player_stays_on_the_screen_until_its_successor_is_there(supervise: Supervise, tmp_path: Path) -> None:
    assert supervise("beat, successor, stay", "beat, on-screen, wait-for 1, exit 5") == (0, ["--deck x"] * 2)
    assert _left(tmp_path) == ["1 of 2"]


def test_it_stays_while_successors_fail(
    supervise: Supervise, tmp_path: Path, expect_log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expect_log += ["exit code 1; starting it again", "safe mode, last-good"]
    monkeypatch.setattr("kiosk.supervisor.safe_mode.PAUSES_S", (0.0,))
    _, lives = supervise("beat, successor, stay", *["beat, exit 1"] * 3, "beat, on-screen, wait-for 1, exit 5")
    assert "--safe last-good" in lives[-1]
    assert _left(tmp_path) == ["1 of 5"]


@pytest.fixture
def impatient(supervise: Supervise, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - it sets others
    """Only a player that hangs is silent for so long: another beats fifteen times meanwhile."""
    monkeypatch.setattr(machine, "SILENCE_S", 3.0)
    monkeypatch.setattr(player, "ABORT_S", 0.1)


@pytest.mark.usefixtures("impatient")
def test_a_successor_that_hangs_is_replaced_though_the_one_before_beats(
    supervise: Supervise, tmp_path: Path, expect_log: list[str]
) -> None:
    expect_log.append("the player gave no sign of life for 3 s; starting it again")
    code, lives = supervise("beat, successor, stay", "beat, hang", "beat, on-screen, wait-for 1, exit 5")
    assert (code, len(lives)) == (0, 3)
    assert _left(tmp_path) == ["1 of 3"]


def test_a_player_that_finds_somebody_there_goes_on(supervise: Supervise, tmp_path: Path) -> None:
    first = "beat, successor, successor-comes 2, remain, wait-for 1, beat, exit 5"
    assert supervise(first, "beat, stay") == (0, ["--deck x"] * 2)
    assert _left(tmp_path) == ["2 of 2"]


def test_a_player_that_stays_may_ask_once_more(supervise: Supervise, tmp_path: Path) -> None:
    first = "beat, successor, successor-comes 2, remain, wait-for 1, successor, stay"
    supervise(first, "beat, stay", "beat, on-screen, wait-for 2, exit 5")
    assert _left(tmp_path) == ["2 of 2", "1 of 3"]


def test_another_successor_may_be_asked_for(supervise: Supervise, tmp_path: Path) -> None:
    first = "beat, successor, successor-comes 2, successor, stay"
    supervise(first, "beat, stay", "beat, on-screen, wait-for 2, exit 5")
    assert [line.split()[0] for line in _left(tmp_path)] == ["2", "1"]


def test_a_player_that_plays_is_not_ended_for_want_of_a_successor(
    supervise: Supervise, tmp_path: Path, expect_log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expect_log.append("exit code 2; starting it again")
    monkeypatch.setattr(machine, "NO_SCREEN_S", 0.0)
    first = "beat, successor, stay"
    assert supervise(first, "exit 2", "exit 2", "beat, on-screen, wait-for 1, exit 5")[0] == 0
    assert _left(tmp_path) == ["1 of 4"]


def test_no_more_than_one_stays(supervise: Supervise, tmp_path: Path) -> None:
    supervise("beat, successor, stay", "beat, successor, stay", "beat, on-screen, wait-for 2, exit 5")
    assert _left(tmp_path) == ["1 of 2", "2 of 3"]


def test_the_operators_quit_in_a_player_that_is_leaving_ends_it(supervise: Supervise, tmp_path: Path) -> None:
    assert supervise("beat, successor, exit 5", "beat, stay")[0] == 0
    assert not (tmp_path / "lives.left").exists() or _left(tmp_path) == ["2 of 2"]


def test_a_signal_ends_both(supervise: Supervise, tmp_path: Path) -> None:
    assert supervise("beat, successor, stay", "beat, tell SIGTERM")[0] == 143
    assert _left(tmp_path) == ["1 of 2"]


def test_without_a_graphics_card_it_goes_on_without(supervise: Supervise) -> None:
    assert supervise("exit 4", "exit 3", "exit 5")[1] == [
        "--deck x",
        "--deck x --backend software",
        "--deck x --backend software",
    ]


@pytest.mark.usefixtures("impatient")
def test_a_player_that_hangs_is_replaced(supervise: Supervise, expect_log: list[str]) -> None:
    expect_log.append("the player gave no sign of life for 3 s; starting it again")
    code, lives = supervise("beat, hang", "exit 5")
    assert (code, len(lives)) == (0, 2)


def test_three_failures_lead_to_the_last_good_deck_three_more_to_nobodys(
    supervise: Supervise, expect_log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expect_log += ["safe mode, last-good", "safe mode, failsafe", "exit code 1; starting it again"]
    monkeypatch.setattr("kiosk.supervisor.safe_mode.PAUSES_S", (0.0,))
    code, lives = supervise(*["beat, exit 1"] * 7, "exit 3", "exit 5")
    after = " --after the player ended with exit code 1"
    assert code == 0
    assert lives == [
        "--deck x",
        *[f"--deck x{after}"] * 2,
        *[f"--deck x --safe last-good --safe-for 300{after}"] * 3,
        *[f"--deck x --safe failsafe --safe-for 300{after}"] * 2,
        "--deck x",  # asked for: the normal mode is tried again
    ]


def test_a_screen_that_goes_and_stays_away_ends_it(
    supervise: Supervise, expect_log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expect_log.append("no screen for 0 s: ending")
    monkeypatch.setattr(machine, "NO_SCREEN_S", 0.0)
    assert supervise("beat, exit 2")[0] == 1


def test_a_screen_that_goes_and_comes_back_leads_to_no_safe_mode(
    supervise: Supervise, expect_log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expect_log.append("exit code 2; starting it again")
    monkeypatch.setattr(machine, "PAUSES_S", (0.0,))
    _, lives = supervise("beat, exit 2", *["exit 2"] * 7, "exit 5")
    assert lives[-1] == "--deck x --after the player ended with exit code 2"


def test_a_program_that_cannot_be_started_is_tried_again(
    expect_log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expect_log.append("the player cannot be started")
    monkeypatch.setattr(machine, "PAUSES_S", (0.01,))
    tries: list[None] = []

    def refuse(*_: object, **__: object) -> None:
        tries.append(None)
        if len(tries) == 5:
            os.kill(os.getpid(), signal.SIGTERM)
        raise OSError("no memory")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert supervisor.run(["kiosk"], []) == 143
    assert len(tries) >= 5


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 130), ("SIGHUP", 129)])
def test_a_signal_ends_the_player_and_it_and_is_not_the_operators_quit(
    supervise: Supervise, name: str, code: int
) -> None:
    assert supervise(f"beat, tell {name}") == (code, ["--deck x"])


def test_it_speaks_systemds_protocol(
    supervise: Supervise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    expect_log.append("exit code 1; starting it again")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        supervise("beat, exit 1", "exit 5")
        said = [systemd.recv(1000).decode() for _ in range(4)]
    assert said == [
        "READY=1\nSTATUS=playing, as set",
        "WATCHDOG=1",
        "STATUS=the player ended with exit code 1",
        "STOPPING=1",
    ]


def test_it_loads_nothing_but_the_standard_library() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import sys, kiosk.__main__, kiosk.supervisor.watch; print(*sys.modules, sep='\\n')"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    ours = {"kiosk", "kiosk.__main__", "kiosk.supervisor.heartbeat", "kiosk.supervisor.watch"}
    plain = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules, sep='\\n')"], capture_output=True, text=True, check=True
    ).stdout.split()
    others = {name.split(".")[0] for name in set(said) - set(plain)} - set(sys.stdlib_module_names)
    assert "PySide6" not in said  # only the stand-ins for two of its modules
    assert others - {"PySide6"} == {"kiosk"}
    assert ours <= set(said)
