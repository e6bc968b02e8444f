"""Starters that are files, on Linux and macOS: what is written is what the system's own readers read."""

import os
import plistlib
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.system import autostart
from kiosk.system.autostart import AutostartError, Surroundings
from kiosk.system.autostart.starter import Starter

COMMAND = [sys.executable, "run", "--deck", '/srv/мои карточки/50% "off" $HOME `x` a\\b \'']
PLACES = {
    "linux": ".config/autostart/kiosk.desktop",
    "darwin": "Library/LaunchAgents/org.kiosk.Kiosk.plist",
}


def machine(folder: Path, platform: str = "linux") -> Surroundings:
    return Surroundings(platform, folder / "home", {}, folder / "root")


@pytest.fixture(params=PLACES)
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Surroundings:
    return machine(tmp_path, request.param)


@pytest.fixture
def starter(where: Surroundings) -> Starter:
    return autostart.own(where)


def test_on_and_off(starter: Starter, where: Surroundings) -> None:
    assert starter.place == str(where.home / PLACES[where.platform])
    assert (starter.is_on(), list(autostart.every(where))) == (False, [])
    starter.enable(COMMAND)
    assert (starter.is_on(), starter.missing(), list(autostart.every(where))) == (True, "", [starter.place])
    starter.disable()
    starter.disable()
    assert (starter.is_on(), list(autostart.every(where))) == (False, [])


def test_a_program_that_has_gone(starter: Starter, tmp_path: Path) -> None:
    gone = str(tmp_path / "a \\ b" / "kiosk")
    starter.enable([gone, "run"])
    assert starter.missing() == gone


@pytest.mark.parametrize("text", [b"", b"\xff\xfe", b"no = group", b"<plist><dict>", b"[Desktop Entry]\n"])
def test_what_cannot_be_read_starts_nothing(starter: Starter, text: bytes) -> None:
    starter.enable(COMMAND)
    Path(starter.place).write_bytes(text)
    assert (starter.is_on(), starter.missing()) == (False, "")


def test_a_folder_that_cannot_be_written_is_one_message(where: Surroundings) -> None:
    where.home.parent.mkdir(exist_ok=True)
    where.home.write_bytes(b"")
    with pytest.raises(AutostartError, match=r"cannot be written: Not a directory$"):
        autostart.own(where).enable(COMMAND)


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_a_desktops_own_settings_switched_off(tmp_path: Path, line: str) -> None:
    starter = autostart.own(machine(tmp_path))
    starter.enable(COMMAND)
    with Path(starter.place).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    assert not starter.is_on()


def test_every_way_of_linux(tmp_path: Path) -> None:
    where = machine(tmp_path)
    units = "etc/systemd/system/multi-user.target.wants/kiosk.service"
    unit = "usr/lib/systemd/system/kiosk.service"
    for name, text in {
        units: "",
        unit: "[Service]\n",
        "etc/xdg/autostart/kiosk.desktop": "[Desktop Entry]\nExec=kiosk\n",
    }.items():
        (where.root / name).parent.mkdir(parents=True)
        (where.root / name).write_text(text, encoding="utf-8")
    everybodys = str(where.root / "etc/xdg/autostart/kiosk.desktop")
    assert list(autostart.every(where)) == [everybodys, str(where.root / units)]
    autostart.own(where).enable(COMMAND)  # stands in for everybody's entry of the same name
    assert list(autostart.every(where)) == [autostart.own(where).place, str(where.root / units)]


def test_the_command_as_launchd_reads_it(tmp_path: Path) -> None:
    starter = autostart.own(machine(tmp_path, "darwin"))
    starter.enable(COMMAND)
    agent = plistlib.loads(Path(starter.place).read_bytes())
    assert agent["ProgramArguments"] == COMMAND
    assert (agent["Label"], agent["RunAtLoad"], agent["KeepAlive"]) == (
        "org.kiosk.Kiosk",
        True,
        {"SuccessfulExit": False},
    )


def test_the_command_as_glib_starts_it(tmp_path: Path) -> None:
    """Only a desktop's own reader tells whether both layers of quoting are right."""
    gio = shutil.which("gio")
    if not gio:
        pytest.skip("gio is not here (on Debian: apt-get install libglib2.0-bin)")
    starter = autostart.own(machine(tmp_path))
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    note = "import sys; open(sys.argv[1], 'wb').write('\\0'.join(sys.argv[2:]).encode())"
    starter.enable([sys.executable, "-c", note, str(pipe), *COMMAND[1:]])
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        subprocess.run([gio, "launch", starter.place], check=True, timeout=300)  # it does not wait for what it starts
        assert select.select([end], [], [], 60)[0]
        assert os.read(end, 10_000).decode().split("\0") == COMMAND[1:]
    finally:
        os.close(end)


def test_the_entry_is_valid(tmp_path: Path) -> None:
    validate = shutil.which("desktop-file-validate")
    if not validate:
        pytest.skip("desktop-file-validate is not here (on Debian: apt-get install desktop-file-utils)")
    starter = autostart.own(machine(tmp_path))
    starter.enable(COMMAND)
    done = subprocess.run([validate, starter.place], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
