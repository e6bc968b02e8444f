"""Where an illustration goes in a space of any shape."""

from dataclasses import dataclass

# An illustration drawn for the kiosk is 1600x1000: the quiet side on the left; the focus, 1000x1000, on the right.
ASPECT = 1.6
QUIET = 0.6  # the quiet side's width, as a part of the picture's height
_QUIET_TOP = 0.66  # how far down the quiet side is one flat colour
# Where words stand on it, as left, top, right and bottom in parts of its sides: in a wide space, and in a tall one.
WORDS_BESIDE, WORDS_ABOVE = (0, 0, QUIET / ASPECT, _QUIET_TOP), (QUIET / ASPECT, 0, 1, 0.09)
_SHOWN = 0.9  # at least this part of the picture's height is shown in a wide space
_FILLED = 0.75  # the picture fills at least this part of a tall space's height


@dataclass(frozen=True)
class Placement:
    """Where the whole picture goes, in px of the space. Any room left free is on its left or above it."""

    x: float
    y: float
    width: float
    height: float


def drawn(width: float, height: float) -> Placement:
    """Place an illustration drawn for the kiosk.

    It stands on the lower edge of the space, with the focus on the right, entirely or almost entirely visible. In a
    wide space a little sky is cut off, and the quiet side is continued to the left by its reflection. In a tall space
    the ground continues above.
    """
    if height > width:
        scale = max(width, _FILLED * height)
        left = 1.1 * scale - width / 2  # puts the focus in the middle
        return Placement(-left, height - scale, ASPECT * scale, scale)
    scale = max(height, min(width / ASPECT, height / _SHOWN))
    return Placement(width - ASPECT * scale, height - scale, ASPECT * scale, scale)


def middle_of_focus(width: float, height: float) -> tuple[float, float]:
    """Where the middle of its focus is, as `drawn` places it, in parts of the space's sides."""
    place = drawn(width, height)
    return (place.x + (ASPECT - 0.5) * place.height) / width, (place.y + 0.5 * place.height) / height


def quiet(width: float, height: float) -> tuple[float, float]:
    """The width and height of the flat quiet corner, top left, that `drawn` leaves for words; none in a tall space."""
    if height > width:
        return 0, 0
    place = drawn(width, height)
    return place.x + QUIET * place.height, place.y + _QUIET_TOP * place.height


def photo(
    width: float, height: float, picture_width: float, picture_height: float, focus: tuple[float, float] = (0.5, 0.5)
) -> Placement:
    """Place any other picture.

    It covers the space, with its focus (in parts of its sides) as close to the middle as possible.
    """
    scale = max(width / picture_width, height / picture_height)
    across, down = picture_width * scale, picture_height * scale
    return Placement(_slid(width, across, focus[0]), _slid(height, down, focus[1]), across, down)


def _slid(space: float, length: float, focus: float) -> float:
    """Where a side of `length` begins if it covers `space` with its `focus` as close to the middle as possible."""
    return min(0, max(space - length, space / 2 - focus * length))
