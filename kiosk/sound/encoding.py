"""Writes sound as an Opus recording."""

import tempfile
from pathlib import Path

import soundfile

from kiosk.sound.sources import SourceError

RATE = 24_000  # Hz: speech has no more, and Opus takes no rate between this and 48,000
_BYTES = 2  # of a sample


def silence(ms: int) -> bytes:
    """So much of nothing, as samples of RATE."""
    return bytes(_BYTES * RATE * ms // 1000)


def resampled(samples: bytes, rate: int, channels: int) -> bytes:
    """The same sound in one channel at RATE. Raises SourceError."""
    try:
        import miniaudio  # noqa: PLC0415 - there is none for some processors
    except ImportError:
        raise SourceError("miniaudio is not installed; do this on another computer") from None
    form = miniaudio.SampleFormat.SIGNED16
    return bytes(miniaudio.convert_frames(form, channels, rate, samples, form, 1, RATE))


def length_ms(samples: bytes) -> int:
    """How long samples of RATE are heard."""
    return 1000 * len(samples) // (_BYTES * RATE)


def opus(samples: bytes, comment: str) -> bytes:
    """An Opus recording of samples of RATE. Raises OSError."""
    with tempfile.TemporaryDirectory(prefix="kiosk-") as folder:
        file = Path(folder) / "sound.opus"
        with soundfile.SoundFile(file, "w", RATE, 1, format="OGG", subtype="OPUS") as out:
            if comment:
                out.comment = comment
            out.buffer_write(samples, "int16")
        return file.read_bytes()
