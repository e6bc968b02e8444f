"""Logos that appear smaller than they could, or not sharp."""

from kiosk.check.painted_colours import Extent

# The room for a logo on a Full HD screen, px: 30 and 6.5 hundredths of its shorter side (`Theme.logo`).
_WIDTH, _HEIGHT = 324, 70
_LEAST = 18  # px; letters that fill a side of fewer cannot be read from two metres
_LOST = 1.8  # times smaller than without its empty edges
_ENLARGED = 1.5  # times; a PNG enlarged by more is not sharp


def what_is_small(name: str, extent: Extent) -> str:
    """What is wrong with the size of a logo, and the way out; nothing if it is large enough."""
    left, top, right, bottom = extent.box
    seen = (right - left) * extent.width, (bottom - top) * extent.height
    scale = _scale(extent.width, extent.height)
    lost = _scale(*seen) / scale
    if lost >= _LOST:
        return f"{name} is empty around its edges, so it appears {lost:.1f} times smaller than it could; cut them off"
    across, down = seen
    least, much, little = (down, "wide", "high") if across > down else (across, "high", "wide")
    if scale * least < _LEAST:
        return (
            f"{name} is {max(seen) / least:.0f} times as {much} as {little}, so it appears only {scale * least:.0f} px "
            f"{little} on a Full HD screen; take a version that is two to six times as wide as high"
        )
    if not name.lower().endswith(".svg") and scale > _ENLARGED:
        return (
            f"{name} has {extent.width:.0f}x{extent.height:.0f} px, too few to be sharp; take an SVG, or one that is "
            f"{2 * scale * extent.height:.0f} px high"
        )
    return ""


def _scale(width: float, height: float) -> float:
    """How many px of a Full HD screen each unit takes of a picture of this size, which fits into the room."""
    return min(_WIDTH / width, _HEIGHT / height)
