"""`kiosk settings`: one kiosk's settings listed, and copied to the next."""

import subprocess
from pathlib import Path

import pytest
from support.command import called

from kiosk.hours.opening_hours import WEEKDAYS
from kiosk.settings.files import DEFAULT, NAMES


class Home:
    """A user's home of its own, with the kiosk's command in it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.own = folder / "config" / "kiosk" / "kiosk.yaml"
        self._environment = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config")}

    def kiosk(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return called(*arguments, **self._environment)

    def write(self, text: str) -> None:
        self.own.parent.mkdir(parents=True, exist_ok=True)
        self.own.write_text(text, encoding="utf-8")

    def listed(self) -> list[str]:
        """The list, without where each value stands."""
        done = self.kiosk("settings")
        assert (done.returncode, done.stderr) == (0, "")
        return [line.split("  #")[0].rstrip() for line in done.stdout.splitlines()]


@pytest.fixture
def one(tmp_path: Path) -> Home:
    return Home(tmp_path / "one")


@pytest.fixture
def other(tmp_path: Path) -> Home:
    return Home(tmp_path / "other")


def every_setting(deck: str) -> str:
    days = "".join(f"  {day}: 10:00-13:00, 14:00-20:00\n" for day in WEEKDAYS)
    return (
        f"deck: {deck}\nlanguage: ru\nbackend: software\nscreen: 1\nmotion: calm\nidle_s: 45\ncountdown_s: 30\n"
        "screen_diagonal_in: 54.6\nviewing_distance_mm: 700\n"
        f"opening_hours:\n  time_zone: Asia/Bishkek\n{days}  exceptions:\n    2027-01-01: closed\n"
        "closed_shows: card\noperator_corners: top-right bottom-left\noperator_keys: none\nstatistics: off\n"
        "log_level: debug\n"
    )


def test_every_setting_is_listed_with_where_it_stands(one: Home) -> None:
    done = one.kiosk("settings")
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == list(NAMES)
    assert all(line.endswith(f"  # {DEFAULT}") for line in done.stdout.splitlines())
    one.write("# mine\nscreen: 1\n")
    lines = one.kiosk("settings").stdout.splitlines()
    assert [line.split() for line in lines if DEFAULT not in line] == [["screen:", "1", "#", f"{one.own}:2"]]


def test_mistakes_are_named_below_the_list(one: Home) -> None:
    one.write("screen: 1\nidle_s: soon\n")
    done = one.kiosk("settings")
    assert done.returncode == 1
    *listed, problem = done.stdout.splitlines()
    assert problem.startswith(f"{one.own}:2:1: error: `idle_s` ")
    assert len(listed) == len(NAMES)


def test_every_setting_of_one_kiosk_can_be_copied_to_the_next(one: Home, other: Home, tmp_path: Path) -> None:
    (tmp_path / "one" / "config" / "kiosk" / "deck").mkdir(parents=True)
    one.write(every_setting("deck"))
    other.write("idle_s: 300\n")
    done = one.kiosk("settings", "export", tmp_path / "copy.yaml")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    done = other.kiosk("settings", "import", tmp_path / "copy.yaml")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{other.own}\n", "")
    assert other.listed() == one.listed()
    assert f"deck: {one.own.parent / 'deck'}" in other.listed()
    one.kiosk("settings", "export", tmp_path / "one.yaml")
    other.kiosk("settings", "export", tmp_path / "other.yaml")
    assert (tmp_path / "one.yaml").read_bytes() == (tmp_path / "other.yaml").read_bytes()


def test_a_kiosk_of_defaults_exports_no_line(one: Home, other: Home, tmp_path: Path) -> None:
    one.kiosk("settings", "export", tmp_path / "copy.yaml")
    assert all(line.startswith("#") for line in (tmp_path / "copy.yaml").read_text(encoding="utf-8").splitlines())
    other.write("idle_s: 300\n")
    assert other.kiosk("settings", "import", tmp_path / "copy.yaml").returncode == 0
    assert other.listed() == one.listed()


def test_with_a_settings_file_that_one_is_the_kiosks_own(one: Home, tmp_path: Path) -> None:
    left, right = tmp_path / "left.yaml", tmp_path / "right.yaml"
    left.write_text("screen: 1\n", encoding="utf-8")
    one.write("motion: calm\n")
    assert one.kiosk("settings", "--settings", left, "export", tmp_path / "copy.yaml").returncode == 0
    done = one.kiosk("settings", "--settings", right, "import", tmp_path / "copy.yaml")
    assert (done.returncode, done.stdout) == (0, f"{right}\n")
    assert right.read_text(encoding="utf-8").splitlines()[1:] == ["screen: 1"]
    assert one.own.read_text(encoding="utf-8") == "motion: calm\n"


def test_an_import_names_every_mistake_and_changes_nothing(one: Home, tmp_path: Path) -> None:
    one.write("idle_s: 300\n")
    days = "".join(f"  {day}: 10:00-18:00\n" for day in WEEKDAYS[1:])
    (tmp_path / "copy.yaml").write_text(
        f"deck: /none\nidle_s: 5\nopening_hours:\n  mondy: closed\n  monday: 10-18\n{days}screen: 1\n", encoding="utf-8"
    )
    done = one.kiosk("settings", "import", tmp_path / "copy.yaml")
    assert (done.returncode, done.stderr) == (1, "")
    places = sorted(line.removeprefix(f"{tmp_path / 'copy.yaml'}:").split(": ")[0] for line in done.stdout.splitlines())
    assert places == ["1:1", "2:1", "4:3", "5:3"]
    assert one.own.read_text(encoding="utf-8") == "idle_s: 300\n"


def test_a_broken_kiosk_exports_nothing(one: Home, tmp_path: Path) -> None:
    one.write("idle_s: [\n")
    done = one.kiosk("settings", "export", tmp_path / "copy.yaml")
    assert done.returncode == 1
    assert done.stdout.startswith(f"{one.own}:1:9: error: [ is never closed")
    assert not (tmp_path / "copy.yaml").exists()


def test_what_cannot_be_is_one_line_and_exit_code_2(one: Home, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "copy.yaml").write_text("screen: 1\n", encoding="utf-8")
    for arguments, message in (
        (["import", "/none"], "kiosk: there is no settings file /none\n"),
        (["export", tmp_path / "file" / "copy.yaml"], f"kiosk: {tmp_path}/file/copy.yaml cannot be written: "),
        (["--settings", tmp_path / "file" / "own.yaml", "import", tmp_path / "copy.yaml"],
         f"kiosk: the settings cannot be saved in {tmp_path}/file/own.yaml: "),
        (["--settings", "/none"], "kiosk: there is no settings file /none\n"),
        (["--settings", "/none", "export", tmp_path / "x.yaml"], "kiosk: there is no settings file /none\n"),
    ):  # fmt: skip
        done = one.kiosk("settings", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(message)
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", [[], ["export"], ["import"]])
def test_every_command_has_help_with_examples(one: Home, command: list[str]) -> None:
    done = one.kiosk("settings", *command, "--help")
    assert done.returncode == 0
    assert "Examples:\n    kiosk settings" in done.stdout


def test_other_commands_read_the_own_file_too(one: Home) -> None:
    one.write("deck: /none\n")
    done = one.kiosk("render", "--out", one.own.parent / "out")
    assert done.returncode == 1
    assert "/none" in done.stdout
