"""A visitor's visit to a kiosk on an X screen, with a picture of each place."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageChops, ImageGrab

from build_spec.smoke.player import Player, SmokeError

SIZE = 1920, 1080
SETTINGS = "motion: calm\nidle_s: 20\ncountdown_s: 20\n"  # pictures that stand still, and no long wait for the reset
_MIDDLE, _ENGLISH = (960, 500), (1850, 1020)
_QUIET_S, _PATIENCE_S = 0.5, 20
_STEP_S = 0.03
_AT_REST = 2  # ticks of 10 ms of the processor in _QUIET_S
_SEEN, _FEW = 24, 0.002  # of 255: a difference one sees; and of how many of the pixels it may be


@contextmanager
def screen() -> Iterator[str]:
    """An X screen; its name for DISPLAY."""
    reader, writer = os.pipe()
    size = "x".join(map(str, SIZE))
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL)  # noqa: S603
    os.close(writer)
    try:
        with os.fdopen(reader, encoding="ascii") as numbers:
            yield f":{numbers.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def visit(player: Player, display: str) -> dict[str, Image.Image]:
    """Wake it, swipe, change the language, leave; what was on the screen, by place. Raises SmokeError."""
    pictures = {}
    player.wait_for("ready")
    pictures["attract"] = _still(display)
    _point(display, _MIDDLE, "click", "1")
    player.wait_for("visit_start")
    _expect(player.wait_for("card"), card="cover")
    pictures["card"] = _done(player, display)
    _point(display, (1300, 600), "mousedown", "1")
    for x in range(1200, 500, -100):
        time.sleep(_STEP_S)
        _point(display, (x, 600))
    _point(display, (600, 600), "mouseup", "1")
    _expect(player.wait_for("card"), card="education")
    pictures["next card"] = _done(player, display)
    _point(display, _ENGLISH, "click", "1")
    _expect(player.wait_for("language"), language="en")
    pictures["English"] = _done(player, display)
    player.wait_for("countdown")
    player.wait_for("visit_end")
    _expect(player.wait_for("attract_slide"), language="ky")
    pictures["after the reset"] = _still(display)
    return pictures


def compare(built: dict[str, Image.Image], source: dict[str, Image.Image], folder: Path) -> None:
    """Save both, and what differs. Raises SmokeError when one sees that it does."""
    folder.mkdir(parents=True, exist_ok=True)
    different = []
    for place, picture in built.items():
        difference = (
            ImageChops.difference(picture, source[place]).convert("L").point(lambda level: 255 * (level > _SEEN))
        )
        share = difference.histogram()[255] / (SIZE[0] * SIZE[1])
        picture.save(folder / f"{place}.png")
        source[place].save(folder / f"{place}, source.png")
        print(f"    {place}: {share:.3%} of the pixels differ from the source")
        if share > _FEW:
            difference.save(folder / f"{place}, difference.png")
            different.append(place)
    if different:
        raise SmokeError(f"not as in the source: {', '.join(different)}; see {folder}")


def _still(display: str) -> Image.Image:
    """What is on the screen once it no longer changes."""
    until = time.monotonic() + _PATIENCE_S
    before = ImageGrab.grab(xdisplay=display)
    while time.monotonic() < until:
        time.sleep(_QUIET_S)
        now = ImageGrab.grab(xdisplay=display)
        if now.tobytes() == before.tobytes():
            return now
        before = now
    raise SmokeError("the screen does not come to rest")


def _done(player: Player, display: str) -> Image.Image:
    """What is on the screen once the player has no more to do: a picture may come late on a busy machine."""
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until:
        before = player.spent()
        now = _still(display)  # which takes a while
        if player.spent() - before <= _AT_REST:
            return now
    raise SmokeError("the player does not come to rest")


def _point(display: str, place: tuple[int, int], *then: str) -> None:
    command = ["xdotool", "mousemove", *map(str, place), *then]
    subprocess.run(command, check=True, env={**os.environ, "DISPLAY": display})  # noqa: S603


def _expect(event: dict[str, str], **values: str) -> None:
    wrong = [f"{name} is {event.get(name)}, not {value}" for name, value in values.items() if event.get(name) != value]
    if wrong:
        raise SmokeError(f"{event['event']}: {', '.join(wrong)}")
