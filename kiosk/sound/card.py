"""The system's sound card, through miniaudio: ALSA or PulseAudio, WASAPI, Core Audio."""

import os
import tempfile
from collections.abc import Generator
from typing import Protocol

_PERIOD_MS = 40  # of sound that the card is given at once: so soon it is silent, or louder
Sound = Generator[bytes, int, None]  # is sent a number of frames and gives as many, or fewer before silence


class CardError(Exception):
    """No sound card can be used; the text says why."""


class Card(Protocol):
    """A sound card."""

    def start(self, sound: Sound) -> None:
        """Play this, asking for it on another thread."""

    def close(self) -> None:
        """Be silent at once, and ask no more."""


class SystemCard:
    """The card that the system takes for its first. Raises CardError."""

    def __init__(self, rate: int, channels: int) -> None:
        try:
            import miniaudio  # noqa: PLC0415 - there is none for some processors
        except ImportError:
            raise CardError("miniaudio is not installed") from None
        self._errors = (miniaudio.MiniaudioError,)
        # ALSA says on stderr why it has none, in many lines for each try.
        with tempfile.TemporaryFile() as said:
            stderr = os.dup(2)
            os.dup2(said.fileno(), 2)
            try:
                self._device = miniaudio.PlaybackDevice(
                    miniaudio.SampleFormat.SIGNED16, channels, rate, _PERIOD_MS, app_name="kiosk"
                )
            except miniaudio.MiniaudioError as error:
                said.seek(0)
                lines = said.read(10_000).decode(errors="replace").splitlines()
                raise CardError(f"{error.args[0]}: {lines[0] if lines else error.args[-1]}") from None
            finally:
                os.dup2(stderr, 2)
                os.close(stderr)

    def start(self, sound: Sound) -> None:
        try:
            self._device.start(sound)
        except self._errors as error:
            raise CardError(str(error)) from None

    def close(self) -> None:
        self._device.close()
