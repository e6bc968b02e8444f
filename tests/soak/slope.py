"""How much something grows in an hour, and how sure that is."""

import random
from dataclasses import dataclass
from itertools import combinations
from statistics import median, quantiles

_BLOCKS = 24
_DRAWS = 400


@dataclass(frozen=True)
class Slope:
    """Growth an hour, and the bounds between which it lies with 95 % (a bootstrap over the blocks)."""

    each_hour: float
    at_least: float
    at_most: float


def slope(hours: list[float], values: list[float]) -> Slope:
    """Theil and Sen's slope through the least value of each of some blocks of time.

    Memory goes up and down by some MB with what is being painted: the floor of each block tells of growth, its peaks do
    not. Samples that follow each other are alike; blocks are not.
    """
    size = max(1, len(values) // _BLOCKS)
    starts = range(0, len(values) - size + 1, size)
    blocks = [(hours[start + size // 2], min(values[start : start + size])) for start in starts]
    chance = random.Random(0)
    drawn = sorted(_theil_sen([chance.choice(blocks) for _ in blocks]) for _ in range(_DRAWS))
    low, *_, high = quantiles(drawn, n=40)
    return Slope(_theil_sen(blocks), low, high)


def sensitivity(found: Slope, noise: float, hours: float, allowed: float) -> float:
    """The least growth an hour that would have failed here; `noise` comes and goes, `allowed` an hour is no failure.

    Such growth would have had the same bounds around it, further up.
    """
    return max(allowed + found.each_hour - found.at_least, noise / hours)


def spread(values: list[float]) -> float:
    """By how much the values go up and down within a block: the median of that."""
    size = max(2, len(values) // _BLOCKS)
    blocks = [values[start : start + size] for start in range(0, len(values) - size + 1, size)]
    return median(max(block) - min(block) for block in blocks) if blocks else 0.0


def _theil_sen(points: list[tuple[float, float]]) -> float:
    slopes = [(two[1] - one[1]) / (two[0] - one[0]) for one, two in combinations(points, 2) if two[0] != one[0]]
    return median(slopes) if slopes else 0.0
