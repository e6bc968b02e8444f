"""Which part of an illustration is shown in a space of any shape."""

from dataclasses import dataclass

# An illustration drawn for the kiosk is 1600x1000. Its right 1000x1000 is the focus, the middle 70 % of that the core.
_ASPECT = 1.6
_CORE = 0.7


@dataclass(frozen=True)
class Placement:
    """The whole picture's place over the space, in the space's pixels: it covers the space and is cut at its edges."""

    x: float
    y: float
    width: float
    height: float


def drawn(width: float, height: float, wide: bool) -> Placement:
    """Place an illustration drawn for the kiosk (1600x1000).

    `wide`: as much of the picture as the space holds, as the attract loop shows it. Else the focus fills the space:
    cut at its sides or at top and bottom, but never into its core unless the space is longer than the picture.
    """
    scale = max(height, width / _ASPECT)  # the picture's height in px, at least
    if not wide:
        scale = max(scale, min(max(width, height), min(width, height) / _CORE))
    # The focus is centred, as far as the picture reaches.
    left = min(max(1.1 * scale - width / 2, 0), _ASPECT * scale - width)
    return Placement(-left, (height - scale) / 2, _ASPECT * scale, scale)


def photo(width: float, height: float, picture_width: float, picture_height: float) -> Placement:
    """Place any other picture: it covers the space, its middle in the middle."""
    scale = max(width / picture_width, height / picture_height)
    shown_width, shown_height = picture_width * scale, picture_height * scale
    return Placement((width - shown_width) / 2, (height - shown_height) / 2, shown_width, shown_height)
