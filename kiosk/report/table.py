"""The report for a terminal."""

import io
from collections.abc import Sequence
from dataclasses import replace

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from kiosk.report import words as say
from kiosk.report.numbers import Report, Unit, over_time
from kiosk.report.words import Names

_BAR = 24  # width of a bar in letters


def as_table(report: Report, names: Names, width: int = 100, colour: bool = False) -> str:
    """Tables, at most `width` letters wide. In English except for names, like the whole command line."""
    names = replace(names, words={})
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, color_system="standard" if colour else None, highlight=False,
        legacy_windows=False,
    )  # fmt: skip
    for part in _parts(report, names):
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _parts(report: Report, names: Names) -> Sequence[RenderableType]:
    title = f"Visits, {names.period(report)}" if report.first else "Visits"
    head = Text(title if report.visits or report.first else "No visits yet", style="bold")
    if not report.visits:
        return [head] + ([Text("No visits on these days.")] if report.first else [])
    facts = Text(
        f"{say.number(report.visits)} {'visit' if report.visits == 1 else 'visits'} "
        f"on {report.open_days} {'day' if report.open_days == 1 else 'days'}. "
        f"Medians: length {names.spoken(report.median_length)}, cards opened {report.median_cards}."
        + (f" Made while the clock was not set: {say.number(report.undated)}." if report.undated else "")
    )
    unit, found = over_time(report.days)
    hours = [(f"{hour}:00", count) for hour, count in enumerate(report.hours) if count]
    return [
        head,
        facts,
        _bars(unit.capitalize(), [(_short(unit, start), count) for start, count in found.items()]),
        _bars("Hour", hours),
        _bars(
            "Language", [(names.language_of(code), count) for code, count in report.languages.items()], report.visits
        ),
        _cards(report, names),
        _bars("Aids", [(names.say(f"aid_{aid}"), count) for aid, count in report.aids.items()], report.visits),
        _bars(
            "How visits ended",
            [(names.say(f"ended_{end}"), count) for end, count in report.endings.items()],
            report.visits,
        ),
        _bars("Where visits ended", [(names.card(card), count) for card, count in report.stops.items()], report.visits),
    ]


def _short(unit: Unit, start: object) -> str:
    return f"{start:%a %Y-%m-%d}" if unit is Unit.DAY else f"{start:%Y-%m-%d}"


def _table(*heads: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(heads[0], overflow="fold")
    for head in heads[1:]:
        table.add_column(head, justify="right", no_wrap=True)
    return table


def _bars(head: str, counts: list[tuple[str, int]], whole: int = 0) -> Table:
    table = _table(head, "Visits", *(["Share"] if whole else []))
    table.add_column("", no_wrap=True)
    most = max((count for _, count in counts), default=0)
    for name, count in counts:
        shares = [say.share(count, whole)] if whole else []
        table.add_row(Text(name), say.number(count), *shares, "━" * round(_BAR * count / most))
    return table


def _cards(report: Report, names: Names) -> Table:
    table = _table("Card", "Opened", "Read (min:s)")
    for card in report.cards:
        table.add_row(Text(names.card(card.id)), say.number(card.opens), say.clock(card.reading))
    return table
