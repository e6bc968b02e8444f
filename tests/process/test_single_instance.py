"""No second kiosk with the same state or on the same screen; a player and its successor are one."""

import os
import stat
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.problems import CannotStartError
from kiosk.process import single_instance
from kiosk.process.single_instance import FAMILY, SEAT, new_name, on_screen, with_state
from kiosk.system import display

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="abstract sockets are Linux's")


def test_a_second_kiosk_does_not_get_the_state(tmp_path: Path) -> None:
    with (
        with_state(tmp_path / "state", {}),
        pytest.raises(CannotStartError, match="another kiosk plays with the state"),
        with_state(tmp_path / "state", {}),
    ):
        pass
    with with_state(tmp_path / "state", {}):
        pass  # the first has gone


def test_a_successor_does_and_keeps_it_when_the_first_is_gone(tmp_path: Path) -> None:
    ours = {FAMILY: new_name()}
    with ExitStack() as successor:
        with with_state(tmp_path, ours):
            successor.enter_context(with_state(tmp_path, ours))
        with pytest.raises(CannotStartError), with_state(tmp_path, {FAMILY: new_name()}):
            pass
        with with_state(tmp_path, ours):
            pass


def test_one_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    code = (
        "import os, pathlib, sys\nfrom kiosk.process.single_instance import with_state\n"
        "with with_state(pathlib.Path(sys.argv[1])): os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, tmp_path], check=False).returncode == 9
    with with_state(tmp_path, {}):
        pass


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_the_state_is_private(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "kiosk.log").touch(0o644)
    with with_state(tmp_path / "state", {}):
        modes = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "state", *(tmp_path / "state").iterdir())]
    assert modes == [0o700, 0o600, 0o600]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
def test_where_nothing_can_be_written_nobody_is_kept_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "in-use")
    for folder in (paths.NOWHERE, tmp_path):
        with with_state(folder, {}), with_state(folder, {}):
            pass


@LINUX
def test_a_second_kiosk_does_not_get_the_screen(tmp_path: Path) -> None:
    name = f"test {tmp_path}"[-60:]
    with on_screen(name, {}):
        with pytest.raises(CannotStartError, match="another kiosk plays on this screen"), on_screen(name, {}):
            pass
        with on_screen(f"2 {name}", {}), on_screen("", {}), on_screen("", {}):
            pass
    with on_screen(name, {}):
        pass


@LINUX
def test_players_of_one_supervisor_share_its_seat(tmp_path: Path) -> None:
    name = f"test {tmp_path}"[-60:]
    seat = single_instance.new_seat()
    assert seat

    def player() -> dict[str, str]:
        return {SEAT: str(os.dup(seat.fileno()))}  # as a child inherits it

    with on_screen(name, player()), on_screen(name, player()):
        pass
    with pytest.raises(CannotStartError), on_screen(name, {}):  # between two players too
        pass
    with on_screen(name, player()):
        pass
    seat.close()
    with on_screen(name, {}):
        pass


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({"DISPLAY": ":0"}, ":0.0 1"),
        ({"DISPLAY": ":0.0"}, ":0.0 1"),
        ({"DISPLAY": "unix:0.1"}, ":0.1 1"),
        ({"DISPLAY": "localhost:10.0"}, "localhost:10.0 1"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/kiosk"}, "/run/kiosk/wayland-0 1"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}, ":0.0 1"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen:size=1x1"}, ""),
        ({}, ""),
    ],
)
def test_a_screen_has_one_name(environment: dict[str, str], name: str) -> None:
    assert display.name_of_screen(1, environment) == name


def test_a_kiosk_with_settings_of_its_own_has_a_state_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    usual = paths.state_folder()
    folders = [usual, *(paths.state_folder(tmp_path / name) for name in ("left.yaml", "right.yaml", "other/left.yaml"))]
    assert len(set(folders)) == 4
    assert all(usual in folder.parents and folder.name[:4] in ("left", "righ") for folder in folders[1:])
    assert paths.state_folder(paths.settings_file()) == usual
    monkeypatch.chdir(tmp_path)
    assert paths.state_folder(Path("left.yaml")) == folders[1]
    assert paths.state_folder(windowed=True) not in folders


def test_a_user_without_a_home_has_nothing_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.name == "nt":
        pytest.skip("a user of POSIX that has no entry")
    import pwd  # noqa: PLC0415 - Windows has none

    def unknown(_: int) -> None:
        raise KeyError

    for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    monkeypatch.chdir(tmp_path)
    found = (paths.home(), paths.state_folder(), paths.config_folder(), paths.data_folder(), paths.documents_folder())
    assert all(folder.is_relative_to(paths.NOWHERE) for folder in found)
    with pytest.raises(OSError, match="null"):
        paths.NOWHERE.mkdir(parents=True, exist_ok=True)
