"""The screens that touchscreens usually are."""

from math import hypot
from typing import NamedTuple


class Glass(NamedTuple):
    """A screen's diagonal in inches, and its pixels in landscape."""

    diagonal: float
    width: int
    height: int

    @property
    def pixel(self) -> float:
        """The side of a px, in mm."""
        return 25.4 * self.diagonal / hypot(self.width, self.height)

    def __str__(self) -> str:
        return f"{self.diagonal:g} inches, {self.width}x{self.height}"


SCREENS = tuple(
    Glass(*screen)
    for screen in (
        (7, 800, 480), (7, 1024, 600), (10.1, 1280, 800), (10.1, 1366, 768), (10.1, 1920, 1200), (10.4, 1024, 768),
        (15, 1024, 768), (15.6, 1366, 768), (15.6, 1920, 1080), (19, 1280, 1024), (24, 1920, 1080), (24, 1920, 1200),
        (27, 1920, 1080), (27, 2560, 1440), (27, 3840, 2160), (32, 1366, 768), (32, 1920, 1080), (32, 3840, 2160),
        (43, 1920, 1080), (43, 3840, 2160), (55, 1920, 1080), (55, 3840, 2160),
    )
)  # fmt: skip
