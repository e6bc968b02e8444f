"""How large a screen is where no setting says so: as it reports, or else as screens of as many pixels usually are."""

from math import hypot

Size = tuple[float, float]

USUAL_IN = 43.0  # of an exhibition's touchscreen
_OF_FEW_IN = 10.1  # of a screen with few pixels
_FEW = 1_000_000
# Pixels that only smaller screens have, and the smallest diagonal that is common with them: letters and buttons that
# come out too large can still be read and hit.
_SMALLER = {
    (800, 480): 7.0,
    (1024, 600): 7.0,
    (1280, 800): 10.1,
    (1024, 768): 15.0,
    (1366, 768): 15.6,
    (1280, 1024): 17.0,
    (1440, 900): 19.0,
    (1600, 900): 19.5,
    (1680, 1050): 22.0,
    (1920, 1200): 24.0,
    (2560, 1440): 27.0,
}
_MADE_UP_DPI = 96  # X computes a size from it where the screen reports none
_SHAPES = {(16, 9), (16, 10), (160, 90), (160, 100), (1600, 900), (1600, 1000)}  # a shape, written where a size belongs
_LEAST_IN, _MOST_IN = 5, 120
_LEAST_DPI, _MOST_DPI = 20, 400


def reported_in(px: Size, mm: Size) -> float | None:
    """The diagonal in inches of a screen of `px` pixels that reports to measure `mm`; None if that cannot be true."""
    (long_px, short_px), (long, short) = sorted(px, reverse=True), sorted(mm, reverse=True)
    if short <= 0 or short_px <= 0 or (long, short) in _SHAPES:
        return None
    made_up = (25.4 * side / _MADE_UP_DPI for side in (long_px, short_px))
    if all(abs(side - other) < 0.6 for side, other in zip((long, short), made_up, strict=True)):
        return None
    inches = hypot(long, short) / 25.4
    is_size = _LEAST_IN <= inches <= _MOST_IN and _LEAST_DPI <= hypot(long_px, short_px) / inches <= _MOST_DPI
    is_square = 0.9 < long / short / (long_px / short_px) < 1.1  # as pixels are
    return round(inches, 1) if is_size and is_square else None


def usual_in(px: Size) -> float:
    """The diagonal in inches that screens with `px` pixels usually have, rather too small than too large."""
    long, short = sorted(map(round, px), reverse=True)
    return _SMALLER.get((long, short), _OF_FEW_IN if long * short < _FEW else USUAL_IN)
