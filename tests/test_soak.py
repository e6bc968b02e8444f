"""The soak's own arithmetic: it finds growth, and does not take noise for it."""

import random

import pytest
from soak.slope import sensitivity, slope, spread


def memory(each_hour: float, hours: float = 1, seed: int = 1) -> tuple[list[float], list[float]]:
    """A sample each 5 s, going up and down by 6 MB."""
    chance = random.Random(seed)
    at = [n * 5 / 3600 for n in range(round(hours * 720))]
    return at, [150 + each_hour * when + chance.uniform(0, 6) for when in at]


def test_growth_is_found() -> None:
    found = slope(*memory(each_hour=8))
    assert 7 < found.each_hour < 9
    assert found.at_least > 1


def test_noise_is_none() -> None:
    surely = [slope(*memory(each_hour=0, seed=seed)).at_least for seed in range(20)]
    assert max(surely) <= 1


def test_the_spread_is_that_within_a_short_time() -> None:
    assert 5 < spread(memory(each_hour=0)[1]) <= 6
    assert 5 < spread(memory(each_hour=20, hours=3)[1]) < 9


@pytest.mark.parametrize("hours", [0.4, 1.0, 4.0])
def test_what_it_says_to_find_it_finds(hours: float) -> None:
    level = slope(*memory(each_hour=0, hours=hours))
    least = sensitivity(level, spread(memory(each_hour=0, hours=hours)[1]), hours, allowed=1)
    at, grown = memory(each_hour=1.1 * least, hours=hours)
    found = slope(at, grown)
    assert found.at_least > 1
    assert found.each_hour * hours > spread(memory(each_hour=0, hours=hours)[1])
    assert sensitivity(level, 6, 8 * hours, 1) <= least, "a longer soak finds less"
