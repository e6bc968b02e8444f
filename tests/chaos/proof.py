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


def within(promise: str, seconds: list[float], most_s: float) -> Proof:
    """That each of `seconds` is at most `most_s`, on a machine that is slow just now in proportion."""
    worst, mean = max(seconds), sum(seconds) / len(seconds)
    figure = f"{worst:.1f} s at most, {mean:.1f} s on average" if len(seconds) > 1 else f"{worst:.1f} s"
    if worst <= most_s:
        return Proof(promise, figure, f"{most_s:g} s", is_met=True)
    times = slowness()
    passes = f"{most_s:g} s, times {times:.1f} while others use this machine"
    return Proof(promise, figure, passes, worst <= most_s * times)


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
