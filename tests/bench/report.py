"""Prints figures, a line each: name, value, unit, and in brackets what the house holds itself to."""

from collections.abc import Sequence
from statistics import median

SMOOTH_MS = 25  # from frame to frame; longer, and one of a 60 Hz screen's frames was missed


def figure(name: str, value: float | str, unit: str, standard: str) -> None:
    """One figure."""
    text = value if isinstance(value, str) else f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"
    print(f"{name:<46} {text:>8} {unit:<36} ({standard})", flush=True)


def several(name: str, values: Sequence[float], unit: str, standard: str, *, least: bool = False) -> None:
    """The median of several values, and the worst: the largest, or with `least` the smallest."""
    worst = min(values) if least else max(values)
    figure(name, median(values), f"{unit}, worst {worst:.3g} of {len(values)}", standard)


def gaps(name: str, gaps_ms: Sequence[float], standard: str) -> None:
    """How evenly frames followed each other."""
    figure(f"{name}, worst gap", max(gaps_ms), "ms", "no standard: one gap may be another process's")
    late = sum(gap > SMOOTH_MS for gap in gaps_ms)
    figure(f"{name}, gaps over {SMOOTH_MS} ms", 100 * late / len(gaps_ms), f"% of {len(gaps_ms)}", standard)
