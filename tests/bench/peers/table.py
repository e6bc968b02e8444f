"""The figures side by side: medians, and how many times the others' ours are, round by round."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from bench.peers.rounds import Figures

Rounds = Sequence[Sequence[float]]


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest of them that at least so many percent of them do not exceed. Raises ValueError without values."""
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    return ordered[max(0, -int(-percent * len(ordered) // 100) - 1)]


@dataclass(frozen=True)
class Figure:
    """A line of the table."""

    name: str
    unit: str
    rounds: Callable[[Figures], Rounds]
    of: Callable[[Sequence[float]], float] = median
    aim: float | None = None  # the most times the browser's that ours is to be

    def value(self, figures: Figures) -> float | None:
        """Over all rounds; None if there is none."""
        values = [value for one in self.rounds(figures) for value in one]
        return self.of(values) if values else None

    def ratio(self, ours: Figures, theirs: Figures) -> "Ratio | None":
        """Ours over theirs: of the whole, and the least and the most of a round. None where theirs is none, or 0."""
        whole_ours, whole_theirs = self.value(ours), self.value(theirs)
        if whole_ours is None or not whole_theirs:
            return None
        pairs = zip(self.rounds(ours), self.rounds(theirs), strict=True)
        each = [self.of(one) / self.of(other) for one, other in pairs if one and other and self.of(other)]
        return Ratio(whole_ours / whole_theirs, min(each), max(each)) if each else None


@dataclass(frozen=True)
class Ratio:
    """How many times theirs ours is."""

    value: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.value:.2f} ({self.least:.2f}-{self.most:.2f})"


FIGURES = (
    Figure("start to the first card", "s", lambda of: of.start_s, aim=0.6),
    Figure("key to the first changed pixel", "ms", lambda of: of.key_ms, aim=0.8),
    Figure("the same, p95", "ms", lambda of: of.key_ms, of=lambda values: percentile(values, 95), aim=0.8),
    Figure("memory in the loop, PSS", "MB", lambda of: of.memory_mb, aim=0.27),
    Figure("the loop", "% of a core", lambda of: of.loop_percent, aim=0.3),
    Figure("at rest", "% of a core", lambda of: of.rest_percent, aim=0.02),
    Figure("a card each 0.7 s", "% of a core", lambda of: of.cards_percent, aim=0.35),
)


def lines(measured: Mapping[str, Figures], ours: str) -> list[str]:
    """The table, as Markdown: a line a figure, a column a program, ours over each of the others, and the aim."""
    others = [name for name in measured if name != ours]
    head = ["figure", *measured, *(f"{ours} / {name}" for name in others), "aim, of a browser's"]
    rows = [
        [
            f"{figure.name}, {figure.unit}",
            *(_text(figure.value(figures)) for figures in measured.values()),
            *(str(figure.ratio(measured[ours], measured[name]) or "-") for name in others),
            _text(figure.aim),
        ]
        for figure in FIGURES
    ]
    return ["| " + " | ".join(row) + " |" for row in (head, ["---"] + ["---:"] * (len(head) - 1), *rows)]


def as_data(measured: Mapping[str, Figures], ours: str) -> list[dict[str, object]]:
    """The same for a program to read, with every value that was measured."""
    return [
        {
            "figure": figure.name,
            "unit": figure.unit,
            "aim": figure.aim,
            "values": {name: figure.value(figures) for name, figures in measured.items()},
            "ratios": {
                name: vars(ratio) if (ratio := figure.ratio(measured[ours], figures)) else None
                for name, figures in measured.items()
                if name != ours
            },
            "rounds": {name: figure.rounds(figures) for name, figures in measured.items()},
        }
        for figure in FIGURES
    ]


def _text(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}" if value >= 100 else f"{value:.3g}"
