"""How far two long texts are the same: by halves, because comparing pieces costs nothing beside comparing letters."""

from collections.abc import Callable


def alike(one: str, other: str) -> int:
    """With how many same letters both begin."""
    return _most(min(len(one), len(other)), lambda count: one.startswith(other[:count]))


def alike_at_end(one: str, other: str) -> int:
    """With how many same letters both end."""
    return _most(min(len(one), len(other)), lambda count: one.endswith(other[len(other) - count :]))


def _most(highest: int, holds: Callable[[int], bool]) -> int:
    """The greatest count for which something holds that holds for all smaller ones."""
    low, high = 0, highest
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low
