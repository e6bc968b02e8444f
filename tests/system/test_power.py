"""Shutting down and restarting through logind: offered only where it says yes, refused in an operator's words."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.system import power
from kiosk.system.power import PowerAction

Logind = Callable[[str], Path]


@pytest.fixture
def logind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logind:
    """Puts a `busctl` in the place of systemd's, that notes what it is asked."""

    def make(script: str) -> Path:
        program = tmp_path / "busctl"
        lines = ("#!/bin/sh", 'METHOD="$7"', f'echo "$@" >> {tmp_path}/asked', script)
        program.write_text("\n".join(lines), encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        return tmp_path / "asked"

    return make


@pytest.mark.parametrize(
    ("script", "allowed"),
    [
        ("""echo 's "yes"'""", {PowerAction.REBOOT, PowerAction.SHUT_DOWN}),
        ("""echo 's "challenge"'""", set()),
        ("""test $METHOD = CanReboot && echo 's "yes"' || echo 's "no"'""", {PowerAction.REBOOT}),
        ("exit 1", set()),
    ],
)
def test_it_is_offered_where_logind_says_yes(logind: Logind, script: str, allowed: set[PowerAction]) -> None:
    logind(script)
    assert power.allowed() == allowed


def test_it_is_done_without_a_password(logind: Logind) -> None:
    asked = logind("true")
    power.do(PowerAction.SHUT_DOWN)
    power.do(PowerAction.REBOOT)
    ends = [line.split("Manager ")[1] for line in asked.read_text(encoding="utf-8").splitlines()]
    assert ends == ["PowerOff b false", "Reboot b false"]


def test_a_refusal_is_an_error(logind: Logind) -> None:
    logind("exit 1")
    with pytest.raises(PermissionError):
        power.do(PowerAction.REBOOT)


def test_nothing_is_offered_without_systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert power.allowed() == set()


def test_a_daemon_that_says_nothing_is_not_waited_for(logind: Logind, monkeypatch: pytest.MonkeyPatch) -> None:
    logind("exec sleep 60")
    monkeypatch.setattr(power, "_PATIENCE_S", 0.1)
    assert power.allowed() == set()


def test_the_executables_own_libraries_are_not_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/kiosk/_internal")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    assert "LD_LIBRARY_PATH" not in power._environment()
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usr/local/lib")
    assert power._environment()["LD_LIBRARY_PATH"] == "/usr/local/lib"
