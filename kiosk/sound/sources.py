"""Where sound comes from: a recording on the disk, or a program that speaks. Each gives samples of 16 bits."""

import io
import os
import subprocess
import wave
from pathlib import Path
from typing import Protocol

import soundfile

from kiosk.sound.messages import Piece
from kiosk.system import files

PATIENCE_S = 10  # with a speaking program
_BYTES = 2  # of a sample
_RATES = range(4_000, 192_001)  # in Hz: what sound cards play


class SourceError(Exception):
    """Something that cannot be played; the text says why."""


class Source(Protocol):
    """Sound, from its beginning to its end."""

    rate: int  # in Hz
    channels: int

    def read(self, frames: int) -> bytes:
        """The next frames, each of one sample for every channel; fewer at the end, then none."""

    def close(self) -> None:
        """Nothing more is read."""


class Recording:
    """A recording, decoded while it plays. Raises SourceError."""

    def __init__(self, file: Path) -> None:
        try:
            self._sound = soundfile.SoundFile(files.opened(file, os.O_RDONLY), closefd=True)
        except OSError as error:
            raise SourceError(f"{file}: {error.strerror}") from None
        except soundfile.SoundFileError as error:
            raise SourceError(f"{file}: {error}") from None
        self.rate, self.channels = self._sound.samplerate, self._sound.channels

    def read(self, frames: int) -> bytes:
        try:
            return bytes(self._sound.buffer_read(frames, "int16"))
        except soundfile.SoundFileError:  # damaged from here on
            return b""

    def close(self) -> None:
        self._sound.close()


class Speech:
    """Words, spoken by a program. Raises SourceError."""

    def __init__(self, command: tuple[str, ...], words: str) -> None:
        self.rate, self.channels, samples = decoded(spoken(command, words))
        self._sound = io.BytesIO(samples)

    def read(self, frames: int) -> bytes:
        return self._sound.read(frames * self.channels * _BYTES)

    def close(self) -> None:
        self._sound.close()


def spoken(command: tuple[str, ...], words: str) -> bytes:
    """What a program writes to stdout that is given these words. Raises SourceError."""
    try:
        done = subprocess.run(  # noqa: S603 - the program that the settings name
            command, input=words.encode(), capture_output=True, timeout=PATIENCE_S, check=True
        )
    except OSError as error:
        raise SourceError(f"{command[0]} cannot be started: {error.strerror}") from None
    except subprocess.TimeoutExpired:
        raise SourceError(f"{command[0]} has not spoken within {PATIENCE_S} s") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        raise SourceError(f"{command[0]} has failed: {said[-1] if said else error.returncode}") from None
    return done.stdout


def decoded(data: bytes) -> tuple[int, int, bytes]:
    """The rate in Hz, the channels and the samples of a WAV of 16 bits. Raises SourceError.

    A program that writes to a pipe cannot know the length beforehand: what is there counts, and no part of a frame.
    """
    try:
        with wave.open(io.BytesIO(data)) as sound:
            if sound.getsampwidth() != _BYTES:
                raise SourceError(f"a WAV of {8 * sound.getsampwidth()} bits, not of 16")
            rate, channels, samples = sound.getframerate(), sound.getnchannels(), sound.readframes(len(data))
    except (wave.Error, EOFError) as error:
        raise SourceError(f"no WAV that can be read: {error}") from None
    if rate not in _RATES or channels not in (1, 2):
        raise SourceError(f"a WAV of {channels} channels and {rate} Hz, which no sound card plays")
    return rate, channels, samples[: len(samples) // (_BYTES * channels) * _BYTES * channels]


def opened(piece: Piece) -> Source:
    """What a piece sounds like. Raises SourceError."""
    return Recording(Path(piece.file)) if piece.file else Speech(piece.command, piece.words)
