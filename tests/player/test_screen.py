"""The kiosk as a process on a real X server: it covers the screen, follows it, and ends when told to."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.display import x_server
from support.player import PATIENCE_S, Player, wait_until
from support.xserver import XServer

from kiosk import paths
from kiosk.deck import Deck, compiled
from kiosk.deck.picture_record import Record
from kiosk.operator import pause

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("Xvfb", "xrandr", "xwininfo"))),
    reason="Xvfb, xrandr or xwininfo is missing (apt-get install xvfb x11-xserver-utils x11-utils)",
)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with x_server("1280x720") as name:  # a larger one costs more to paint, and shows no more
        yield name


@pytest.fixture(scope="module")
def known(
    nine_facts: Deck,  # noqa: ARG001 - checked then
    checked_pictures: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """What a kiosk that has played the shipped deck before keeps of it."""
    state = tmp_path_factory.mktemp("known")
    compiled.load(paths.BUILT_IN_DECK, Record(Path(shutil.copy(checked_pictures, state))))
    return state


@pytest.fixture
def start(display: str, tmp_path: Path, known: Path) -> Iterator[Callable[..., Player]]:
    for state in (tmp_path / "state" / "kiosk", tmp_path / "state" / "kiosk" / "windowed"):
        shutil.copytree(known, state)
    players: list[Player] = []

    def start_(*arguments: str | Path) -> Player:
        players.append(Player(display, tmp_path, *arguments))
        return players[-1]

    yield start_
    for player in players:
        player.kill()


def test_it_covers_the_screen_follows_its_mode_and_its_turn_and_ends(start: Callable[..., Player]) -> None:
    player = start()
    player.wait_for("ready")
    assert player.area() == [0, 0, 1280, 720]
    player.xrandr("--newmode", "405x720_t", "24", "405", "423", "441", "525", "720", "723", "728", "748")
    player.xrandr("--addmode", "screen", "405x720_t")
    player.xrandr("--output", "screen", "--mode", "405x720_t")
    wait_until(lambda: player.area() == [0, 0, 405, 720], "portrait window")
    player.xrandr("--output", "screen", "--mode", "1280x720")
    wait_until(lambda: player.area() == [0, 0, 1280, 720], "window on the whole screen again")
    assert player.ends_by(signal.SIGTERM)
    said = player.log.read_text(encoding="utf-8")
    assert all(" INFO " in line or "no PIN is set" in line for line in said.splitlines()), said
    assert "drawing: " in said


def test_it_keeps_to_its_own_screen_while_that_is_there_and_covers_it_after_off_and_on(
    start: Callable[..., Player],
) -> None:
    player = start("--screen", "1")
    player.wait_for("ready")
    player.xrandr("--setmonitor", "left", "640/508x360/286+0+0", "screen")
    wait_until(lambda: player.area() == [0, 0, 640, 360], "window on the first screen, as there is no second")
    player.xrandr("--setmonitor", "right", "640/508x360/286+640+0", "none")
    wait_until(lambda: player.area() == [640, 0, 640, 360], "window on the second screen")
    player.xrandr("--delmonitor", "right")
    wait_until(lambda: player.area() == [0, 0, 640, 360], "window on the first screen again")
    player.xrandr("--delmonitor", "left")
    player.xrandr("--fb", "320x200", "--output", "screen", "--off")
    player.xrandr("--output", "screen", "--mode", "1280x720")
    wait_until(lambda: player.area() == [0, 0, 1280, 720], "window on the screen that was off")
    assert player.ends_by(signal.SIGTERM)


def test_sigint_ends_it_too(start: Callable[..., Player]) -> None:
    player = start("--windowed", "800x600", "--language", "en")
    player.wait_for("ready")
    assert player.ends_by(signal.SIGINT)
    assert [line["event"] for line in player.happened()] == ["attract_slide", "ready"]
    assert player.happened()[0]["language"] == "en"


def test_whoever_closes_its_window_ends_it(start: Callable[..., Player], display: str) -> None:
    player = start("--windowed", "800x600")
    player.wait_for("ready")
    with XServer(display) as server:
        server.ask_to_close(player.window())
    assert player.process.wait(PATIENCE_S) == 0
    log = player.log.read_text(encoding="utf-8")
    assert "started again" not in log
    assert "starting it again" not in log


def test_a_broken_deck_still_plays(start: Callable[..., Player], deck_folder: Path) -> None:
    (deck_folder / "deck.yaml").write_text("cards: [", encoding="utf-8")
    player = start("--windowed", "800x600", "--deck", deck_folder)
    player.wait_for("ready")
    assert player.happened()[0]["event"] == "failsafe", "nobody else's deck plays"
    assert "deck.yaml:1:" in player.log.read_text(encoding="utf-8")
    assert player.ends_by(signal.SIGTERM)


@pytest.mark.parametrize("make", [lambda _: None, lambda path: path.symlink_to(path), os.mkfifo])
def test_a_deck_that_cannot_be_had_does_not_stop_it(
    start: Callable[..., Player], tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "not-plugged-in")
    player = start("--windowed", "800x600", "--deck", tmp_path / "not-plugged-in")
    player.wait_for("ready")
    assert player.happened()[0]["event"] == "failsafe"
    said = player.log.read_text(encoding="utf-8")
    assert "/not-plugged-in" in said
    assert "Traceback" not in said
    assert player.ends_by(signal.SIGTERM)


def test_an_unknown_language_does_not_stop_it(start: Callable[..., Player]) -> None:
    player = start("--windowed", "800x600", "--language", "fr")
    player.wait_for("ready")
    said = player.log.read_text(encoding="utf-8")
    assert "no language fr in this deck, its default is used; it has ky, ru, en" in said
    assert player.ends_by(signal.SIGTERM)


def test_broken_settings_do_not_stop_it(start: Callable[..., Player], tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("idle_s: soon\n", encoding="utf-8")
    player = start("--windowed", "800x600", "--settings", tmp_path / "mine.yaml")
    player.wait_for("ready")
    assert "mine.yaml:1:1: error: `idle_s`" in player.log.read_text(encoding="utf-8")
    assert player.ends_by(signal.SIGTERM)


def nothing(_path: Path) -> None:
    """The drive with the settings is not there."""


def nul(path: Path) -> None:
    path.write_text('deck: "a\\0b"\n', encoding="utf-8")


def loop(path: Path) -> None:
    path.with_name("loop").symlink_to("loop")
    path.write_text("deck: loop/../loop\n", encoding="utf-8")


@pytest.mark.parametrize("make", [nothing, os.mkfifo, nul, loop])
def test_settings_that_do_not_tell_the_deck_lead_to_nobodys(
    start: Callable[..., Player], tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "mine.yaml")
    player = start("--windowed", "800x600", "--settings", tmp_path / "mine.yaml")
    player.wait_for("ready")
    assert player.happened()[0]["event"] == "failsafe"
    assert "Traceback" not in player.log.read_text(encoding="utf-8")
    assert player.ends_by(signal.SIGTERM)


def test_without_a_graphics_card_the_software_backend_draws(start: Callable[..., Player]) -> None:
    player = start("--windowed", "800x600")
    player.wait_for("ready")
    said = player.log.read_text(encoding="utf-8")
    if any(Path("/dev/dri").glob("renderD*")):
        assert "drawing: " in said  # this machine has one: either may be right
    else:
        assert "drawing: software (no graphics card)" in said
    assert player.ends_by(signal.SIGTERM)


def test_without_a_graphics_card_one_thread_paints_each_frame(start: Callable[..., Player]) -> None:
    """To divide it among Qt's threads costs a quarter more of the processor, and no frame comes sooner by it."""
    player = start("--backend", "software")
    player.wait_for("ready")
    named = Path(f"/proc/{player.player()}/task").glob("*/comm")
    threads = [name.read_text(encoding="ascii").strip() for name in named]
    assert "QQmlThread" in threads
    assert "Thread (pooled)" not in threads
    assert player.ends_by(signal.SIGTERM)


def test_opengl_that_fails_gives_way_to_the_software_backend(
    start: Callable[..., Player], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_XCB_GL_INTEGRATION", "none")  # whatever Mesa is here and could do
    player = start("--windowed", "800x600", "--backend", "gpu")
    player.wait_for("ready")
    said = player.log.read_text(encoding="utf-8")
    assert "the graphics card cannot draw" in said
    assert "drawing: software (asked for)" in said
    assert player.ends_by(signal.SIGTERM)


def test_a_player_that_is_killed_comes_back(start: Callable[..., Player]) -> None:
    player = start("--windowed", "800x600")
    player.wait_for("ready")
    for number, how in enumerate((signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM), 2):
        os.kill(player.player(), how)
        player.wait_for("ready", number)
    said = player.log.read_text(encoding="utf-8")
    assert "the player was ended by SIGKILL; it was started again" in said
    assert "the player was ended, and not by its operator; starting it again" in said
    assert "the player crashed: " in said
    assert player.ends_by(signal.SIGTERM)


def test_a_pause_lasts_over_a_crash_and_a_new_start(start: Callable[..., Player], tmp_path: Path) -> None:
    pause.keep(tmp_path / "state" / "kiosk" / "windowed" / "paused", is_paused=True)
    player = start("--windowed", "800x600")
    player.wait_for("ready")
    os.kill(player.player(), signal.SIGKILL)
    player.wait_for("ready", 2)
    assert player.ends_by(signal.SIGTERM)
    assert [line["event"] for line in player.happened()] == ["paused", "ready"] * 2


def test_after_a_poster_keys_go_to_the_kiosk(start: Callable[..., Player], display: str, tmp_path: Path) -> None:
    first = start()
    first.wait_for("ready")
    wait_until((tmp_path / "state" / "kiosk" / "poster").exists, "poster for the next start")
    assert first.ends_by(signal.SIGTERM)
    second = start()
    second.wait_for("ready", 2)
    wait_until(lambda: [area for area in second.areas() if area[2] > 100] == [[0, 0, 1280, 720]], "one window")
    with XServer(display) as server:
        wait_until(lambda: server.top() == server.focus() == second.window(), "focus")


def test_a_player_whose_supervisor_is_gone_ends(start: Callable[..., Player]) -> None:
    player = start("--windowed", "800x600")
    player.wait_for("ready")
    child = player.player()
    player.process.kill()
    player.process.wait()
    wait_until(lambda: not Path(f"/proc/{child}/cmdline").read_bytes() if Path(f"/proc/{child}").exists() else True,
               "end of the player")  # fmt: skip


def test_a_deck_that_is_mended_plays_by_itself(start: Callable[..., Player], deck_folder: Path) -> None:
    good = (deck_folder / "deck.yaml").read_text(encoding="utf-8")
    (deck_folder / "deck.yaml").write_text("cards: [", encoding="utf-8")
    player = start("--windowed", "800x600", "--deck", deck_folder)
    player.wait_for("ready")
    assert player.happened()[0]["event"] == "failsafe"
    first = player.player()
    (deck_folder / "deck.yaml").write_text(good, encoding="utf-8")
    shown: list[bool] = []

    def is_taken_over() -> bool:
        shown.append([800, 600] in [area[2:] for area in player.areas()])
        return player.times("ready") == 2 and not Path(f"/proc/{first}").exists()

    wait_until(is_taken_over, "player with the mended deck")
    assert all(shown), "the one before stays on the screen until its successor is there"
    assert player.happened()[-1]["language"] == "en"
    assert "starting it again" not in player.log.read_text(encoding="utf-8")
    assert player.ends_by(signal.SIGTERM)


def test_a_window_that_another_program_hides_or_shrinks_is_back_at_once(
    start: Callable[..., Player], display: str
) -> None:
    player = start()
    player.wait_for("ready")
    whole = player.area()
    with XServer(display) as server:
        server.shrink(player.window())
        wait_until(lambda: player.area() == whole, "the window covers the screen again")
        server.hide(player.window())
        wait_until(lambda: is_seen(player), "the window is shown again")
    assert player.area() == whole
    log = player.log.read_text(encoding="utf-8")
    assert log.count("another program has hidden or moved the window") == 2


def is_seen(player: Player) -> bool:
    said = subprocess.run(
        ["xwininfo", "-id", hex(player.window())], env=player.environment, capture_output=True, text=True, check=False
    )
    return "Map State: IsViewable" in said.stdout
