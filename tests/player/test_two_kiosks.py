"""Two kiosks on one machine, as processes: on one screen, with one state, and side by side."""

import os
import shutil
import signal
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.display import x_server
from support.player import PATIENCE_S, Player, wait_until

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("Xvfb", "xwininfo"))),
    reason="Xvfb or xwininfo is missing (apt-get install xvfb x11-utils)",
)
SIZE = "800x600"


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with x_server("1280x720") as name:
        yield name


@pytest.fixture
def start(display: str, tmp_path: Path) -> Iterator[Callable[..., Player]]:
    """Starts a kiosk in the folder `home`: its own events and log, and the state of all."""
    players: list[Player] = []

    def start_(home: str, *arguments: str | Path, on: str = display, **more: str) -> Player:
        (tmp_path / home).mkdir()
        more = {"XDG_STATE_HOME": str(tmp_path / "state"), "XDG_CONFIG_HOME": str(tmp_path / "config"), **more}
        players.append(Player(on, tmp_path / home, *arguments, **more))
        return players[-1]

    yield start_
    for player in players:
        player.kill()


def refused(player: Player) -> str:
    """The message of a kiosk that does not start: one line."""
    assert player.process.wait(PATIENCE_S) == 2
    said = player.log.read_text(encoding="utf-8").splitlines()
    assert len(said) == 1, said
    return said[0]


def test_the_second_on_a_screen_ends_with_one_line_and_the_first_plays_on(
    start: Callable[..., Player], tmp_path: Path, deck_folder: Path
) -> None:
    for name in ("left", "right"):
        (tmp_path / f"{name}.yaml").write_text(f"deck: {deck_folder}\n", encoding="utf-8")
    first = start("first", "--settings", tmp_path / "left.yaml")
    first.wait_for("ready")
    said = refused(start("second", "--settings", tmp_path / "right.yaml"))
    assert said.startswith("kiosk: another kiosk plays on this screen"), said
    said = refused(start("third", "--settings", tmp_path / "left.yaml", "--screen", "1"))
    assert said.startswith("kiosk: another kiosk plays with the state"), said
    os.kill(first.player(), signal.SIGKILL)
    first.wait_for("ready", 2)  # its own successor is no second kiosk
    assert first.ends_by(signal.SIGTERM)
    fourth = start("fourth", "--settings", tmp_path / "right.yaml")
    fourth.wait_for("ready")
    assert fourth.ends_by(signal.SIGTERM)


def test_two_with_settings_of_their_own_on_two_screens_share_nothing(
    start: Callable[..., Player], tmp_path: Path, deck_folder: Path
) -> None:
    settings = {name: tmp_path / f"{name}.yaml" for name in ("left", "right")}
    for file in settings.values():
        file.write_text(f"deck: {deck_folder}\n", encoding="utf-8")
    with x_server("1280x720") as other:
        players = [
            start("left", "--settings", settings["left"]),
            start("right", "--settings", settings["right"], on=other),
        ]
        for player in players:
            player.wait_for("ready")
            assert player.ends_by(signal.SIGTERM)
    states = sorted((tmp_path / "state" / "kiosk").iterdir())
    assert [state.name.split("-")[0] for state in states] == ["left", "right"]
    for state in states:
        wait_until((state / "visits.sqlite").exists, "visits of its own")
        assert {"kiosk.log", "starts", "visits.sqlite"} <= {file.name for file in state.iterdir()}
        for path in (state, *state.rglob("*")):
            assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_windows_stand_beside_a_kiosk_and_beside_each_other(
    start: Callable[..., Player], tmp_path: Path, deck_folder: Path
) -> None:
    window = ("--deck", deck_folder, "--windowed", SIZE)
    players = [start("kiosk", "--deck", deck_folder), start("window", *window), start("another", *window)]
    for player in players:
        player.wait_for("ready")
    said = [player.log.read_text(encoding="utf-8") for player in players]
    assert ["this window saves nothing" in log for log in said].count(True) == 1
    for player in players:
        assert player.ends_by(signal.SIGTERM)
    assert (tmp_path / "state" / "kiosk" / "windowed" / "kiosk.log").exists()


def test_whatever_stands_in_its_state_it_plays(start: Callable[..., Player], tmp_path: Path, deck_folder: Path) -> None:
    state = tmp_path / "state" / "kiosk"
    state.mkdir(parents=True)
    for name in ("starts", "fault.txt", "pin.json", "in-use", "kiosk.log", "visits.sqlite", "last-good-deck"):
        os.mkfifo(state / name)
    (state / "pin.lock").symlink_to("pin.lock")
    player = start("kiosk", "--deck", deck_folder)
    player.wait_for("ready")
    assert player.ends_by(signal.SIGTERM)
    assert "Traceback" not in player.log.read_text(encoding="utf-8")


def test_whatever_its_state_folder_is_it_plays(start: Callable[..., Player], tmp_path: Path, deck_folder: Path) -> None:
    (tmp_path / "state").mkdir()
    os.mkfifo(tmp_path / "state" / "kiosk")
    player = start("kiosk", "--deck", deck_folder)
    player.wait_for("ready")
    assert player.ends_by(signal.SIGTERM)


def test_where_it_may_not_even_look_it_plays(start: Callable[..., Player], tmp_path: Path, deck_folder: Path) -> None:
    """Folders that cannot be asked for: here for their names, else for whose they are, or as a network is away."""
    nowhere = str(tmp_path / ("n" * 300))
    places = {f"XDG_{kind}_HOME": nowhere for kind in ("STATE", "CONFIG", "DATA")}
    player = start("kiosk", "--deck", deck_folder, **places)
    player.wait_for("ready")
    assert player.ends_by(signal.SIGTERM)
    assert "Traceback" not in player.log.read_text(encoding="utf-8")
