"""The player crashes, hangs, is poisoned by a deck, loses its display: it is back, and how soon."""

import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from support.display import x_server
from support.files import edit, write_deck
from support.player import Player, wait_until

from chaos.machine import slowness
from chaos.proof import Proof, within

CRASH_S, HANG_S, DECK_S, PLAYED_WELL_S = 5.0, 30.0, 10.0, 30.0
_CRASHES = (signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS)
_SIZE = "1920x1080"
_LOOK_S = 0.05


def main(*, short: bool) -> Iterator[Proof]:
    """Every failure there is a promise for."""
    yield _crashes(10 if short else 100)
    yield _hangs(1 if short else 20)
    yield from _poison()
    yield _display()
    yield from _decks()


@contextmanager
def _playing(*arguments: str | Path, module: str = "kiosk") -> Iterator[Player]:
    """A kiosk that plays on a screen of its own, in a home of its own."""
    with tempfile.TemporaryDirectory() as home, x_server(_SIZE) as display:
        player = Player(display, Path(home), *arguments, module=module)
        try:
            player.wait_for("ready")
            yield player
        finally:
            player.process.terminate()
            player.process.wait(30)


def _back(player: Player, harm: Callable[[], object], most_s: float = CRASH_S) -> float:
    """How many s after the harm the kiosk's first frame is on the screen again, in s of a quiet machine."""
    before = player.times("ready")
    begun = time.monotonic()
    harm()
    player.wait_for("ready", before + 1)
    took = time.monotonic() - begun
    # Others may have had the machine for just this while: afterwards it would look quiet.
    return took if took <= most_s else took / slowness()


def _crashes(times: int) -> Proof:
    with _playing() as player:
        seconds = []
        for number in range(times):
            crash = _CRASHES[number % len(_CRASHES)]
            seconds.append(_back(player, lambda crash=crash: os.kill(player.player(), crash)))  # type: ignore[misc]
    return within(f"crashed {times} times: back on the screen", seconds, CRASH_S, is_fair=True)


def _hangs(times: int) -> Proof:
    with _playing() as player:
        seconds = [_back(player, lambda: os.kill(player.player(), signal.SIGSTOP), HANG_S) for _ in range(times)]
    return within(f"hung {times} times: replaced", seconds, HANG_S, is_fair=True)


def _poison() -> Iterator[Proof]:
    with tempfile.TemporaryDirectory() as home:
        folder = write_deck(Path(home) / "deck")
        with _playing("--deck", folder, module="chaos.poisoned") as player:
            kept = Path(player.environment["XDG_STATE_HOME"]) / "kiosk" / "last-good-deck" / "deck.yaml"
            wait_until(kept.exists, "last good deck", PLAYED_WELL_S + 30)
            edit(folder / "texts" / "en.yaml", "Headline two en", "Poison")
            begun = time.monotonic()
            (folder / "poison").touch()
            wait_until(lambda: "safe mode" in player.log.read_text(encoding="utf-8"), "safe mode", 120)
            player.wait_for("ready", player.times("ready") + 1)
            seconds = time.monotonic() - begun
            safe = "--safe last-good" in player.command_line()
            clean = "Poison" not in (kept.parent / "texts" / "en.yaml").read_text(encoding="utf-8")
        figure = f"the last good deck plays after {seconds:.0f} s" if safe else "no safe mode"
        yield Proof("a deck that crashes the player", figure, "safe mode after three crashes", safe)
        yield Proof("and is not kept as the last good one", "it is not" if clean else "it is", "it is not", clean)


def _display() -> Proof:
    """The display server dies and comes back, as a compositor does that is started again."""
    with tempfile.TemporaryDirectory() as home:
        with x_server(_SIZE) as display:
            player = Player(display, Path(home))
            player.wait_for("ready")
        wait_until(lambda: "no screen" in player.log.read_text(encoding="utf-8"), "notice of the lost screen", 60)
        with x_server(_SIZE, display):
            seconds = _back(player, lambda: None)
            player.process.terminate()
            player.process.wait(30)
    return within("display server died: back after it is", [seconds], CRASH_S, is_fair=True)


@contextmanager
def _looked_at(player: Player) -> Iterator[list[bool]]:
    """Whether the kiosk covered the screen, at each look while in here."""
    covers: list[bool] = []
    ended = threading.Event()
    side = [int(side) for side in _SIZE.split("x")]

    def look() -> None:
        while not ended.wait(_LOOK_S):
            covers.append([0, 0, *side] in player.areas())

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield covers
    finally:
        ended.set()
        looking.join()


def _decks() -> Iterator[Proof]:
    """A deck that breaks, is half copied, is pulled, and is mended."""
    seconds: dict[str, float] = {}
    covers: list[bool] = []
    spares = 0
    for change in ("broken", "half copied", "pulled"):  # each in a home of its own: a storm of changes is waited out
        with tempfile.TemporaryDirectory() as home:
            folder = write_deck(Path(home) / "deck")
            with _playing("--deck", folder) as player:
                kept = Path(player.environment["XDG_STATE_HOME"]) / "kiosk" / "last-good-deck" / "deck.yaml"
                wait_until(kept.exists, "last good deck", PLAYED_WELL_S + 30)
                with _looked_at(player) as looks:
                    for name, make in _changes(change, folder, kept.parent, Path(home) / "away"):
                        seconds[name] = _back(player, make, DECK_S)
                covers += looks
                spares += player.log.read_text(encoding="utf-8").count(f"deck: {kept.parent}")
    for change, after in seconds.items():
        yield within(f"deck {change}: taken over", [after], DECK_S, is_fair=True)
    empty = covers.count(False)
    yield Proof(
        "while decks change, the screen is empty", f"{empty} of {len(covers)} times", "0", empty == 0 < len(covers)
    )
    yield Proof("a deck that cannot play gives way to the last good one", f"{spares} of 3 times", "3", spares == 3)


def _changes(change: str, folder: Path, kept: Path, away: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is done to the deck in `folder`, and how it is mended."""
    good = (folder / "deck.yaml").read_bytes()
    if change == "broken":
        yield change, lambda: (folder / "deck.yaml").write_bytes(b"cards: [")
        yield "mended", lambda: (folder / "deck.yaml").write_bytes(good)
    elif change == "half copied":
        yield change, (folder / "texts" / "en.yaml").unlink
        yield "copied anew", lambda: shutil.copytree(kept, folder, dirs_exist_ok=True)
    else:
        yield change, lambda: shutil.move(folder, away)
        yield "back", lambda: shutil.move(away, folder)
