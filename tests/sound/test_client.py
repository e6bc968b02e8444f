"""The sound player is a process of its own: what it does, or does not, the kiosk survives and is told."""

import ctypes.util
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import SimpleQueue

import pytest

from kiosk.sound import encoding
from kiosk.sound.client import Sounds
from kiosk.sound.messages import Heard, Piece, Play, What

PATIENCE_S = 60
# Stands in for the sound player: tells what a test lets it say.
FAKE = "import json, sys\nfor line in sys.stdin:\n  order = json.loads(line)\n  if order['order'] == 'Play':\n    {}"
BEGIN = "print(json.dumps(dict(what='began', number=order['number'])), flush=True)"


class Ear:
    """A client, and what it hears."""

    def __init__(self) -> None:
        self.heard: SimpleQueue[Heard] = SimpleQueue()
        self.clients: list[Sounds] = []

    def client(self, does: str = "", command: Sequence[str] = (), patience_s: float = PATIENCE_S) -> Sounds:
        fake = (sys.executable, "-S", "-c", FAKE.format(does)) if does else command
        self.clients.append(Sounds(self.heard.put, fake, patience_s))
        return self.clients[-1]

    def next(self) -> Heard:
        return self.heard.get(timeout=PATIENCE_S)


@pytest.fixture
def ear() -> Iterator[Ear]:
    made = Ear()
    yield made
    for client in made.clients:
        client.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("sound")]


def test_what_plays_is_told(ear: Ear) -> None:
    client = ear.client(BEGIN)
    number = client.play([Piece(file="a.opus")], 50)
    assert ear.next() == Heard(What.BEGAN, number)
    assert client.play([Piece(file="b.opus")], 50) == number + 1
    assert ear.next() == Heard(What.BEGAN, number + 1)


def test_one_that_dies_is_told_and_replaced(ear: Ear) -> None:
    client = ear.client(f"{BEGIN}; sys.exit(3)")
    for number in (1, 2):
        assert client.play([Piece(file="a.opus")], 50) == number
        assert ear.next().what is What.BEGAN
        assert ear.next() == Heard(What.FAILED, number, why="the sound player has ended")


def test_one_that_hangs_is_ended(ear: Ear) -> None:
    ear.client("import time; time.sleep(3600)", patience_s=0.2).play([Piece(file="a.opus")], 50)
    assert ear.next() == Heard(What.FAILED, 1, why="the sound player has ended")


def test_one_that_ends_as_it_was_idle_is_asked_again(ear: Ear, tmp_path: Path) -> None:
    before = tmp_path / "before"
    ends = (
        f"import pathlib; there = pathlib.Path({str(before)!r})\n    if not there.exists(): there.touch(); sys.exit(0)"
    )
    ear.client(f"{ends}\n    {BEGIN}").play([Piece(file="a.opus")], 50)
    assert ear.next() == Heard(What.BEGAN, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_one_that_ends_just_before_it_is_asked_is_replaced(ear: Ear, tmp_path: Path) -> None:
    """What could not be written to it is not written as it is cleared away."""
    end = tmp_path / "end"
    os.mkfifo(end)
    ends = f"import os; os.close(0); {BEGIN}; open({str(end)!r}).read(); os._exit(0)"
    client = ear.client(f"import pathlib\n    if pathlib.Path({str(end)!r}).exists(): {ends}\n    {BEGIN}")
    client.play([Piece(file="a.opus")], 50)
    assert ear.next() == Heard(What.BEGAN, 1)
    with pytest.raises(BrokenPipeError):
        client._send(Play(2, (Piece(file="b.opus"),), 50))
    listener = client._listener
    assert listener
    with end.open("w"):
        end.unlink()
    listener.join(PATIENCE_S)
    client.play([Piece(file="c.opus")], 50)
    assert ear.next() == Heard(What.BEGAN, 2)


def test_one_that_cannot_be_started_is_told(ear: Ear) -> None:
    ear.client(command=("/nowhere/kiosk",)).play([Piece(file="a.opus")], 50)
    heard = ear.next()
    assert heard.what is What.FAILED
    assert "cannot be started" in heard.why


def test_nothing_is_told_of_what_was_stopped(ear: Ear) -> None:
    client = ear.client(f"import time; {BEGIN}; {BEGIN.replace('began', 'ended')}")
    client.play([Piece(file="a.opus")], 50)
    client.stop()
    last = client.play([Piece(file="b.opus")], 50)
    heard = ear.next()
    while heard.number != last:
        heard = ear.next()
    assert heard == Heard(What.BEGAN, last)


@pytest.mark.skipif(not ctypes.util.find_library("asound"), reason="there is no ALSA here")
def test_the_real_one_plays(ear: Ear, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a card that ALSA makes up, which writes into a file what it plays."""
    (tmp_path / "a.opus").write_bytes(encoding.opus(encoding.silence(200), ""))
    card = f'type file; slave.pcm "null"; file "{tmp_path}/played"; format raw'
    (tmp_path / "alsa.conf").write_text(f"pcm.!default {{ {card} }}\npcm.null {{ type null }}\n")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "alsa.conf"))
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    ear.client().play([Piece(file=str(tmp_path / "a.opus"), marks=(100,))], 50)
    assert [ear.next().what for _ in range(3)] == [What.BEGAN, What.MARK, What.ENDED]
    assert (tmp_path / "played").stat().st_size >= len(encoding.silence(200))
