"""Recordings and speaking programs give samples; what cannot is told in a sentence."""

import shlex
import struct
import sys
from pathlib import Path

import pytest
from support import voice
from support.voice import MUTE, RATE, VOICE

from kiosk.sound import encoding, sources
from kiosk.sound.messages import Piece
from kiosk.sound.sources import SourceError, decoded, opened


def test_a_recording(tmp_path: Path) -> None:
    (tmp_path / "a.opus").write_bytes(encoding.opus(encoding.silence(100), ""))
    source = opened(Piece(file=str(tmp_path / "a.opus")))
    assert (source.rate, source.channels) == (encoding.RATE, 1)
    assert source.read(encoding.RATE) == encoding.silence(100)
    assert source.read(1) == b""
    source.close()


def test_words() -> None:
    source = opened(Piece(command=tuple(shlex.split(VOICE)), words="Ү" * 10))
    assert (source.rate, source.channels) == (RATE, 1)
    assert len(source.read(RATE)) == 2 * RATE // 10
    source.close()


@pytest.mark.parametrize(
    ("piece", "why"),
    [
        (Piece(file="/nowhere/a.opus"), "No such file"),
        (Piece(file=__file__), "not recognised|unknown format"),
        (Piece(command=("/nowhere/voice",)), "cannot be started"),
        (Piece(command=tuple(shlex.split(MUTE))), "no such voice"),
        (Piece(command=(sys.executable, "-S", "-c", "")), "no WAV"),
    ],
)
def test_what_cannot_be_heard(piece: Piece, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        opened(piece)


@pytest.mark.parametrize(
    ("does", "why"),
    [
        ("while True: sys.stdout.buffer.write(bytes(100_000))", "writes more than 1,000,000 bytes"),
        ("time.sleep(600)", "has not spoken within 2 s"),
        ("sys.stdout.close(); os.close(1); time.sleep(600)", "has not spoken within 2 s"),
        ("sys.stdin.close(); os.close(0); sys.exit('no such voice')", "no such voice"),
    ],
    ids=["without end", "silent", "does not end", "does not listen"],
)
def test_a_program_that_does_otherwise_is_ended(monkeypatch: pytest.MonkeyPatch, does: str, why: str) -> None:
    monkeypatch.setattr(sources, "MOST_BYTES", 1_000_000)
    monkeypatch.setattr(sources, "PATIENCE_S", 2 if "sleep" in does else 60)
    command = (sys.executable, "-S", "-c", f"import os, sys, time\n{does}")
    with pytest.raises(SourceError, match=why):
        opened(Piece(command=command, words="a" * 200_000))


def test_a_program_may_complain_at_length() -> None:
    """What it says to stderr neither holds it up nor ends it; of a failure the last line is told."""
    complains = "import runpy, sys\nsys.stderr.write('x' * 1_000_000)\n"
    speaks = f"{complains}runpy.run_path({voice.__file__!r}, None, '__main__')"
    source = opened(Piece(command=(sys.executable, "-S", "-c", speaks), words="Ү" * 10))
    assert len(source.read(RATE)) == 2 * RATE // 10
    fails = f"{complains}sys.exit('\\nno such voice')"
    with pytest.raises(SourceError, match="failed: no such voice"):
        opened(Piece(command=(sys.executable, "-S", "-c", fails)))


def test_a_wav_of_which_nobody_knew_the_length() -> None:
    wav = b"RIFF\xff\xff\xff\x7fWAVEfmt \x10\0\0\0\1\0\1\0\x22\x56\0\0\x44\xac\0\0\2\0\x10\0data\0\xf0\xff\x7f" + bytes(
        8
    )
    assert decoded(wav) == (RATE, 1, bytes(8))


@pytest.mark.parametrize("channels", [1, 2])
def test_a_wav_that_ends_within_a_sample_has_whole_ones(channels: int) -> None:
    assert decoded(_wav(RATE, channels, bytes(range(4 * channels)))[:-1])[2] == bytes(range(2 * channels))


@pytest.mark.parametrize(("rate", "channels"), [(0, 1), (4_000_000_000, 1), (RATE, 3), (RATE, 64)])
def test_a_wav_that_no_card_plays_is_refused(rate: int, channels: int) -> None:
    with pytest.raises(SourceError, match=f"{channels} channels and {rate} Hz"):
        decoded(_wav(rate, channels, bytes(2 * channels)))


def _wav(rate: int, channels: int, samples: bytes) -> bytes:
    """A WAV of 16 bits, whatever it says."""
    head = struct.pack("<4sI4s4sIHHIIHH", b"RIFF", 36 + len(samples), b"WAVE", b"fmt ", 16, 1, channels, rate, 0, 0, 16)
    return head + struct.pack("<4sI", b"data", len(samples)) + samples
