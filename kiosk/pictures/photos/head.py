"""What the photo formats share: a size, and the reason why a photo cannot be used."""

from typing import NamedTuple

MAX_SIDE = 8_192
MAX_PIXELS = 40_000_000
PNG = b"\x89PNG\r\n\x1a\n"
CUT = "a part of it is missing; wait until it is copied completely, or copy it again"
DAMAGED = "it is damaged; copy it again, or save it again"


class UnusableError(ValueError):
    """A photo that cannot be shown; the text says why and what to do."""


class Plain(NamedTuple):
    """A photo's file reduced to what makes its picture, its EXIF, and whether more pictures follow the first."""

    data: bytes
    exif: bytes
    is_animated: bool = False


class Size(NamedTuple):
    """A size in pixels, as in the file."""

    width: int
    height: int

    def require_bounded(self) -> None:
        """Raise UnusableError if there are too many pixels, or none."""
        if min(self) < 1:
            raise UnusableError("it has no pixels")
        if max(self) > MAX_SIDE or self.width * self.height > MAX_PIXELS:
            raise UnusableError(
                f"{self.width}x{self.height} is too large; "
                f"{MAX_SIDE:,} px a side and {MAX_PIXELS // 1_000_000} megapixels at most"
            )
