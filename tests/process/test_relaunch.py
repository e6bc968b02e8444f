"""The folder that the kiosk is started in, such as a deck's, cannot make it run code."""

import subprocess
import sys
from pathlib import Path

import pytest
from support.command import environment, home

from kiosk.process import relaunch
from kiosk.system import autostart

FOREIGN = ("typer", "yaml", "pydantic", "platformdirs", "PySide6", "argon2", "logging", "signal", "queue")
SCRIPT = Path(sys.executable).with_name("kiosk")
STARTS: dict[str, list[str | Path]] = {
    "script": [SCRIPT],
    "module": [sys.executable, "-m", "kiosk"],
    "player": [*relaunch.command(), "play"],
    "login": list(autostart.program()),
}


@pytest.fixture
def hostile(deck_folder: Path) -> Path:
    """A deck with Python beside its files."""
    for name in FOREIGN:
        (deck_folder / f"{name}.py").write_text(f"open('{deck_folder}/ran-{name}', 'w')\n", encoding="utf-8")
    return deck_folder


@pytest.mark.skipif(not SCRIPT.exists(), reason="not installed: there is no kiosk script")
@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("arguments", [["--deck", "."], ["--help"]], ids=["run", "help"])
def test_python_in_a_deck_is_not_run(hostile: Path, start: str, arguments: list[str], tmp_path: Path) -> None:
    command = STARTS[start] if start == "player" else [*STARTS[start], "run"]
    done = subprocess.run(
        [*command, *arguments],
        cwd=hostile,
        env=environment(**home(tmp_path)),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == (2 if "--deck" in arguments else 0), done.stderr  # there is no screen
    assert "Traceback" not in done.stderr
    assert not list(hostile.glob("ran-*"))


def test_the_graphics_probe_does_not_run_it_either(hostile: Path, tmp_path: Path) -> None:
    subprocess.run(
        [*relaunch.command(), "probe-graphics"],
        cwd=hostile,
        env=environment(**home(tmp_path), QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert not list(hostile.glob("ran-*"))


def test_an_executable_is_started_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert relaunch.command("kiosk") == ["kiosk"]
