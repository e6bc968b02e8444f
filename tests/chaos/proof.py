"""One promise, put to the proof: what was seen, and what would pass."""

from dataclasses import dataclass


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
    """That each of `seconds` is at most `most_s`."""
    worst, mean = max(seconds), sum(seconds) / len(seconds)
    return Proof(promise, f"{worst:.1f} s at most, {mean:.1f} s on average", f"{most_s:.0f} s", worst <= most_s)
