"""A visitor who touches a kiosk once and leaves: are countdown and reset there when they should be?"""

import time
from collections.abc import Callable
from pathlib import Path

from support.files import write_deck
from support.player import Player, wait_until

from chaos.desktop import Desktop

_IDLE_S, _COUNTDOWN_S = 10, 20  # the shortest there are; on cards with few words


def briefly(folder: Path, *settings: str) -> tuple[str | Path, ...]:
    """Arguments for a kiosk whose visits are short, with more lines of settings; its files are put into `folder`."""
    file = folder / "kiosk.yaml"
    file.write_text("\n".join((f"idle_s: {_IDLE_S}", f"countdown_s: {_COUNTDOWN_S}", *settings, "")), encoding="utf-8")
    return "--settings", file, "--deck", write_deck(folder / "deck")


def idle_error_s(screen: Desktop, meanwhile: Callable[[], None] = lambda: None) -> float:
    """Wake the kiosk, let `meanwhile` happen, and wait for countdown and reset; how wrong their time was, s.

    What fell due while `meanwhile` held everything up should come at its end: the reset without a countdown before.
    """
    player = screen.player
    before = len(player.happened())
    screen.click(200, 400)
    touched = time.monotonic()
    _wait_for(player, before, "visit_start")
    meanwhile()
    held_up = time.monotonic()
    error = 0.0
    for event, due in (("countdown", touched + _IDLE_S), ("visit_end", touched + _IDLE_S + _COUNTDOWN_S)):
        if event == "visit_end" or due > held_up:
            _wait_for(player, before, event)
            error = max(error, abs(time.monotonic() - max(due, held_up)))
    return error


def _wait_for(player: Player, before: int, name: str) -> None:
    wait_until(lambda: any(line["event"] == name for line in player.happened()[before:]), name)
