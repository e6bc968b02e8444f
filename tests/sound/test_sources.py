"""Recordings and speaking programs give samples; what cannot is told in a sentence."""

import shlex
import sys
from pathlib import Path

import pytest
from support.voice import MUTE, RATE, VOICE

from kiosk.sound import encoding
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


def test_a_wav_of_which_nobody_knew_the_length() -> None:
    wav = b"RIFF\xff\xff\xff\x7fWAVEfmt \x10\0\0\0\1\0\1\0\x22\x56\0\0\x44\xac\0\0\2\0\x10\0data\0\xf0\xff\x7f" + bytes(
        8
    )
    assert decoded(wav) == (RATE, 1, bytes(8))
