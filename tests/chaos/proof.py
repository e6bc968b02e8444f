"""One promise, put to the proof: what was seen, and what would pass."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from chaos.machine import slowness


@dataclass(frozen=True)
class Proof:
    """`promise` in words, `figure` as it was seen, `passes` what is needed; `is_met` whether it was."""

    promise: str
    figure: str
    passes: str
    is_met: bool

    def __str__(self) -> str:
        return f"{'ok  ' if self.is_met else 'FAIL'}  {self.promise}: {self.figure} (pass: {self.passes})"


def within(promise: str, seconds: list[float], most_s: float, *, is_fair: bool = False) -> Proof:
    """That each of `seconds` is at most `most_s`, on a machine that is slow just now in proportion.

    `is_fair`: they are s of a quiet machine already.
    """
    worst, mean = max(seconds), sum(seconds) / len(seconds)
    figure = f"{worst:.1f} s at most, {mean:.1f} s on average" if len(seconds) > 1 else f"{worst:.1f} s"
    if is_fair:
        return Proof(promise, figure, f"{most_s:g} s", worst <= most_s)
    return _at_most(promise, figure, worst, most_s, "s")


def without_stall(what: str, worst_ms: float, most_ms: float) -> Proof:
    """That the screen never stood still for longer, on a machine that is slow just now in proportion."""
    return _at_most(f"{what}: the screen's longest stall", f"{worst_ms:.0f} ms", worst_ms, most_ms, "ms")


def _at_most(promise: str, figure: str, value: float, most: float, unit: str) -> Proof:
    if value <= most:
        return Proof(promise, figure, f"{most:g} {unit}", is_met=True)
    times = slowness()
    passes = f"{most:g} {unit}, times {times:.1f} while others use this machine"
    return Proof(promise, figure, passes, value <= most * times)


def not_here(promise: str, why: str) -> Proof:
    """That nothing could be seen here, and why: it counts as no break."""
    return Proof(promise, f"not looked at: {why}", "a machine where it can be", is_met=True)


def together(*proofs: Callable[[], Iterable[Proof]]) -> Iterator[Proof]:
    """What comes of proofs that mostly wait, and so can wait at the same time."""
    with ThreadPoolExecutor(len(proofs)) as pool:
        for done in [pool.submit(_all_of, proof) for proof in proofs]:
            yield from done.result()


def _all_of(proof: Callable[[], Iterable[Proof]]) -> list[Proof]:
    return list(proof())
