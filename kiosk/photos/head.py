"""What the parts of a photo's file share: a size, and why it cannot be used."""

from typing import NamedTuple

MAX_SIDE = 8_192
MAX_PIXELS = 40_000_000
PNG = b"\x89PNG\r\n\x1a\n"
CUT = "a part of it is missing; wait until it is copied whole, or copy it again"
DAMAGED = "it is damaged; copy it again, or save it anew"


class UnusableError(ValueError):
    """A photo that is not shown; the text says why and what to do."""


class Size(NamedTuple):
    """Pixels, as they lie in the file."""

    width: int
    height: int

    def require_bounded(self) -> None:
        """Raise UnusableError if there are too many, or none."""
        if min(self) < 1:
            raise UnusableError("it has no pixels")
        if max(self) > MAX_SIDE or self.width * self.height > MAX_PIXELS:
            raise UnusableError(
                f"{self.width}x{self.height} is too large; "
                f"{MAX_SIDE:,} px a side and {MAX_PIXELS // 1_000_000} megapixels at most"
            )
