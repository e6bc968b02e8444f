"""The screens on which texts have to fit."""

from collections.abc import Mapping
from dataclasses import dataclass

# The shapes of supported screens, in px; of two screens of one shape and diagonal, both show the same lines.
# The last has the most room: what fits on both others fits there.
SHAPES: Mapping[str, tuple[int, int]] = {"landscape": (1920, 1080), "4:3": (1024, 768), "portrait": (1080, 1920)}


@dataclass(frozen=True)
class Screen:
    """A screen's diagonal in inches, and how far its visitors stand, in mm."""

    diagonal_in: float = 43
    distance_mm: float = 600
