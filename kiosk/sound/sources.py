"""Where sound comes from: a recording on the disk, or a program that speaks. Each gives samples of 16 bits."""

import io
import os
import subprocess
import threading
import wave
from contextlib import suppress
from pathlib import Path
from typing import IO, Protocol

import soundfile

from kiosk.sound.messages import Piece
from kiosk.system import files

PATIENCE_S = 10  # with a speaking program
MOST_BYTES = 120_000_000  # of what it says: ten minutes in the best quality
_MOST_COMPLAINT = 10_000
_CHUNK_BYTES = 65_536
_ENDS_S = 1  # after it has said all
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
    """What a program writes to stdout that is given these words. Raises SourceError.

    One that does not end is ended, whether it is slow or writes without end.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - the program that the settings name
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    except OSError as error:
        raise SourceError(f"{command[0]} cannot be started: {error.strerror}") from None
    assert process.stdin
    assert process.stdout
    assert process.stderr
    said, complaint = _Received(process.stdout, MOST_BYTES), _Received(process.stderr, _MOST_COMPLAINT)
    threading.Thread(target=_tell, args=(process.stdin, words.encode()), daemon=True).start()
    has_spoken = said.over.wait(PATIENCE_S)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_ENDS_S if has_spoken and not said.is_too_much else 0)
    if said.is_too_much or process.poll() is None:
        process.kill()
        process.wait()
        much = f"{command[0]} writes more than {MOST_BYTES:,} bytes"
        raise SourceError(much if said.is_too_much else f"{command[0]} has not spoken within {PATIENCE_S} s")
    if process.returncode:
        complaint.over.wait(_ENDS_S)
        lines = complaint.data.decode(errors="replace").strip().splitlines()
        raise SourceError(f"{command[0]} has failed: {lines[-1] if lines else process.returncode}")
    return bytes(said.data)


class _Received:
    """The last `most` bytes of what comes through a pipe, read by a thread of its own until the pipe is closed."""

    def __init__(self, pipe: IO[bytes], most: int) -> None:
        self.data = bytearray()
        self.is_too_much = False
        self.over = threading.Event()
        self._pipe = pipe
        self._most = most
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        with self._pipe as pipe, suppress(OSError):
            while said := os.read(pipe.fileno(), _CHUNK_BYTES):
                self.data += said
                if len(self.data) > self._most:
                    self.is_too_much = True
                    del self.data[: -self._most]
                    self.over.set()
        self.over.set()


def _tell(pipe: IO[bytes], words: bytes) -> None:
    with suppress(OSError), pipe:  # one that does not listen
        pipe.write(words)


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
