"""The painter draws what it is given, in a process of its own that nothing can keep, fill or end for good."""

import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from support.fonts import made

from kiosk.painter.client import Painter, PainterError

DISC = '<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000"><circle cx="250" cy="250" r="250" {}/></svg>'
RED = DISC.format('fill="red"').encode()
PLACE = (0.0, 0.0, 0.1, 0.1)  # a tenth of its size
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are POSIX's")


@pytest.fixture
def painter() -> Iterator[Painter]:
    made = Painter()
    yield made
    made.close()


def pixel(png: bytes, x: int, y: int) -> tuple[int, ...]:
    found = Image.open(BytesIO(png)).getpixel((x, y))
    assert isinstance(found, tuple)
    return found


def test_it_draws_what_stands_at_a_place(painter: Painter) -> None:
    drawn = painter.draw(RED, (80, 60), (-10.0, 20.0, 0.1, 0.2))
    assert Image.open(BytesIO(drawn)).size == (80, 60)
    assert pixel(drawn, 15, 45) == (255, 0, 0, 255), "the middle of the disc"
    assert pixel(drawn, 60, 45) == (0, 0, 0, 0)


def test_words_are_drawn_in_the_fonts_of_the_kiosk(painter: Painter) -> None:
    text = '<text y="500" font-size="400" font-family="Golos Text">Ңө</text>'
    document = f'<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000">{text}</svg>'.encode()
    drawn = Image.open(BytesIO(painter.draw(document, (100, 100), PLACE)))
    assert drawn.getbbox() is not None


def test_words_find_letters_in_the_decks_fonts(painter: Painter, tmp_path: Path) -> None:
    (tmp_path / "own.ttf").write_bytes(made("აბგ"))
    text = '<text y="500" font-size="400" font-family="Golos Text">აბგ</text>'
    document = f'<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000">{text}</svg>'.encode()
    without = painter.draw(document, (100, 100), PLACE)
    painter.fonts = (tmp_path / "own.ttf",)
    assert painter.draw(document, (100, 100), PLACE) != without


@pytest.mark.parametrize(
    "step",
    [
        '<feComposite in="SourceGraphic" in2="SourceGraphic" operator="arithmetic" k2="1"/>',
        '<feTurbulence baseFrequency="0.02" result="n"/><feDisplacementMap in="SourceGraphic" in2="n" scale="9"/>',
        '<feTurbulence baseFrequency="0.02"/>',
    ],
    ids=["arithmetic", "displacement", "noise"],
)
def test_a_part_of_an_effect_is_drawn_as_in_the_whole(painter: Painter, step: str) -> None:
    """Figma's inner shadows, in a crop: resvg would end, or draw another picture."""
    document = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000"><filter id="f" x="0" y="0" width="1000" '
        f'height="1000" filterUnits="userSpaceOnUse">{step}</filter><circle cx="500" cy="500" r="99" filter="url(#f)"/>'
        "</svg>"
    ).encode()
    whole = Image.open(BytesIO(painter.draw(document, (400, 400), (0.0, 0.0, 0.4, 0.4))))
    part = Image.open(BytesIO(painter.draw(document, (50, 60), (-180.0, -170.0, 0.4, 0.4))))
    assert part.tobytes() == whole.crop((180, 170, 230, 230)).tobytes()


def test_what_it_cannot_read_it_says(painter: Painter) -> None:
    with pytest.raises(PainterError, match="cannot draw it"):
        painter.draw(b"<svg", (10, 10), PLACE)
    assert painter.draw(RED, (10, 10), PLACE), "and goes on"


def test_one_that_hangs_is_ended() -> None:
    painter = Painter([sys.executable, "-c", "import time; time.sleep(600)"], patience_s=0.1)
    with pytest.raises(PainterError, match="too much time or memory"):
        painter.draw(RED, (10, 10), PLACE)
    painter.close()


BUSY = """
from kiosk.painter import process
def busy(*work):
    while True:
        pass
process._drawn, process.MAX_CPU_S = busy, 1
process.serve()
"""
GREEDY = """
from kiosk.painter import process
process._drawn = lambda *work: bytes(process.MAX_BYTES)
process.serve()
"""


def test_one_that_works_for_too_long_is_ended_by_the_system() -> None:
    painter = Painter([sys.executable, "-c", BUSY])
    with pytest.raises(PainterError, match="too much time or memory"):
        painter.draw(RED, (10, 10), PLACE)
    painter.close()


@pytest.mark.skipif(sys.platform != "linux", reason="macOS has no such limit")
def test_one_gets_no_more_memory_than_is_allowed() -> None:
    painter = Painter([sys.executable, "-c", GREEDY])
    with pytest.raises(PainterError, match="cannot draw it"):
        painter.draw(RED, (10, 10), PLACE)
    painter.close()


def test_a_fault_of_the_library_costs_one_picture(painter: Painter) -> None:
    """resvg gives up at two inputs of an effect that are not of one size."""
    painter.draw(RED, (10, 10), PLACE)
    first = painter.number
    with pytest.raises(PainterError):
        painter.draw(RED, (0, 10), PLACE)
    assert painter.draw(RED, (10, 10), PLACE)
    assert painter.number == first


def test_one_that_was_killed_is_replaced(painter: Painter) -> None:
    painter.draw(RED, (10, 10), PLACE)
    assert painter.number
    os.kill(painter.number, 9)
    os.waitid(os.P_PID, painter.number, os.WEXITED | os.WNOWAIT)
    assert painter.draw(RED, (10, 10), PLACE)


IDLE = "from kiosk.painter import process; process.{} = 0; process.serve()"
ONCE = """
import os, sys
from kiosk.painter import process
if not os.path.exists({0!r}):
    open({0!r}, "x").close()
    process._is_asked = lambda pipe, patience_s: not pipe.read(1)
process.serve()
"""


def test_one_that_has_ended_since_nobody_asked_is_replaced() -> None:
    painter = Painter([sys.executable, "-c", "raise SystemExit(0)"])
    with pytest.raises(PainterError):
        painter.draw(RED, (10, 10), PLACE)
    idle = Painter([sys.executable, "-c", IDLE.format("FIRST_S")])
    idle.start()
    assert idle.number
    os.waitid(os.P_PID, idle.number, os.WEXITED | os.WNOWAIT)
    first = idle.number
    idle.start()
    assert idle.number != first
    idle.close()


def test_one_that_has_drawn_ends_soon_and_is_replaced() -> None:
    painter = Painter([sys.executable, "-c", IDLE.format("IDLE_S")])
    numbers = set()
    for _ in range(3):
        assert painter.draw(RED, (10, 10), PLACE)
        assert painter.number
        numbers.add(painter.number)
        os.waitid(os.P_PID, painter.number, os.WEXITED | os.WNOWAIT)
    assert len(numbers) == 3
    painter.close()


def test_one_that_ends_while_it_is_asked_is_replaced(tmp_path: Path) -> None:
    """The question came just after it had waited long enough: both its pipes close at once, with 0 as exit code."""
    once = ONCE.format(str(tmp_path / "ended"))
    painter = Painter([sys.executable, "-c", once])
    assert painter.draw(RED, (10, 10), PLACE)
    painter.close()


def test_one_that_ends_just_before_it_is_asked_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """It was still there when looked at: what could not be written then is not written as it is cleared away."""
    painter = Painter([sys.executable, "-c", IDLE.format("IDLE_S")])
    assert painter.draw(RED, (10, 10), PLACE)
    process = painter._process
    assert process
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    monkeypatch.setattr(process, "poll", lambda: None)
    assert painter.draw(RED, (10, 10), PLACE)
    assert painter.number != process.pid
    painter.close()


def test_it_loads_only_what_draws() -> None:
    code = "import sys, kiosk.painter.process; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found = set(done.stdout.split())
    assert "resvg._resvg" in found
    assert found & {"importlib.metadata", "email", "csv", "zipfile", "random"} == set()


def test_one_that_cannot_be_started_is_told() -> None:
    with pytest.raises(PainterError, match="cannot be started"):
        Painter(["/nowhere/kiosk"]).draw(RED, (10, 10), PLACE)
