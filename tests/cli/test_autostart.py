"""`kiosk autostart`, as an installer calls it."""

import sys
from pathlib import Path

import pytest
from support import command
from support.command import called

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the real login of this machine")


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return command.home(tmp_path) | {"XDG_CONFIG_HOME": str(tmp_path / "config")}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "autostart" / "kiosk.desktop"


def test_enable_status_disable(home: dict[str, str], file: Path, deck_folder: Path) -> None:
    off = called("autostart", "status", **home)
    assert (off.returncode, off.stdout, off.stderr) == (1, "nothing starts the kiosk\n", "")
    done = called("autostart", "enable", "--deck", deck_folder, **home)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"The kiosk will start at login: {file}\n", "")
    assert f"Exec={sys.executable} -P -m kiosk run --deck {deck_folder}\n" in file.read_text(encoding="utf-8")
    on = called("autostart", "status", **home)
    assert (on.returncode, on.stdout) == (0, f"{file}\n")
    off = called("autostart", "disable", **home)
    assert (off.returncode, off.stdout) == (0, "The kiosk does not start at login.\n")
    assert not file.exists()


def test_a_program_that_has_gone_is_told(home: dict[str, str], file: Path) -> None:
    called("autostart", "enable", **home)
    text = file.read_text(encoding="utf-8").replace(f"TryExec={sys.executable}", "TryExec=/gone/kiosk")
    file.write_text(text, encoding="utf-8")
    done = called("autostart", "status", **home)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1].startswith("/gone/kiosk is missing")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["enable", "--deck", "/none"], "the deck's folder /none cannot be read"),
        (["enable", "--settings", "/none"], "there is no settings file /none"),
    ],
)
def test_wrong_usage_changes_nothing(home: dict[str, str], file: Path, arguments: list[str], message: str) -> None:
    done = called("autostart", *arguments, **home)
    assert (done.returncode, len(done.stderr.splitlines()), message in done.stderr) == (2, 1, True)
    assert not file.exists()


def test_a_place_that_cannot_be_written(home: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "config").touch()
    done = called("autostart", "enable", **home)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "cannot be written: Not a directory" in done.stderr
