"""What the photo formats share: a size, and the reason why a photo cannot be used."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

PNG = b"\x89PNG\r\n\x1a\n"
CUT = "a part of it is missing; wait until it is copied completely, or copy it again"
DAMAGED = "it is damaged; copy it again, or save it again"


class UnusableError(ValueError):
    """A photo that cannot be shown; the text says why and what to do."""


class Plain(NamedTuple):
    """A photo's file reduced to what makes its picture, and its EXIF."""

    data: bytes
    exif: bytes


class Size(NamedTuple):
    """A size in pixels, as in the file."""

    width: int
    height: int

    @property
    def pixels(self) -> int:
        """How many there are."""
        return self.width * self.height


@dataclass(frozen=True)
class Bounds:
    """How large a photo may be: in bytes, in pixels a side, in pixels by format."""

    size: int
    side: int
    pixels: Mapping[str, int]

    def allow(self, format_: str, size: Size, length: int) -> bool:
        """Whether a photo of this format, size and length in bytes is within them."""
        return length <= self.size and max(size) <= self.side and size.pixels <= self.pixels[format_]

    def require(self, format_: str, size: Size, length: int) -> None:
        """Raise UnusableError if it is not within them, or has no pixels."""
        if min(size) < 1:
            raise UnusableError("it has no pixels")
        if not self.allow(format_, size, length):
            said, most = NAMES[format_], self.pixels[format_] // 1_000_000
            raise UnusableError(
                f"{size.width}x{size.height} px in {length / 1e6:.0f} MB is too large; {said} may have {most} "
                f"megapixels, {self.side:,} px a side and {self.size // 1_000_000} MB: save it smaller"
                + (", or as JPEG" if most < max(self.pixels.values()) // 1_000_000 else "")
            )


NAMES = {"jpeg": "a JPEG", "progressive": "a progressive JPEG", "png": "a PNG", "webp": "a WebP"}
PLAYED = Bounds(20_000_000, 16_384, dict.fromkeys(NAMES, 40_000_000))  # decoded each time that it is shown
# Larger ones are made smaller first, in a process that may take 2.2 GB. A JPEG is decoded at a half of its size or
# less; a progressive one takes 8 bytes a pixel all the same, a PNG 4, a WebP 16.
TAKEN = Bounds(
    150_000_000, 65_535, {"jpeg": 210_000_000, "progressive": 110_000_000, "png": 120_000_000, "webp": 110_000_000}
)
