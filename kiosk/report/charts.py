"""The report's charts, each for a width in px."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.deck.colours import PALETTE
from kiosk.report import svg
from kiosk.report import words as say
from kiosk.report.numbers import Report, Unit, over_time
from kiosk.report.words import Names

_TIME, _PEOPLE, _CARDS = PALETTE["lake"], PALETTE["juniper"], PALETTE["madder"]


@dataclass(frozen=True)
class Charts:
    """SVG elements without a namespace, as a page embeds them; `svg.standalone` makes a file of one."""

    days: str
    hours: str
    languages: str
    cards: str
    endings: str
    stops: str


def draw(report: Report, names: Names, width: int = 720) -> Charts:
    """Every chart of `report`."""
    return Charts(
        days=_days(report, width),
        hours=_hours(report, width),
        languages=_shares(
            [(names.language_of(code), count) for code, count in report.languages.items()],
            ("Visits", "Share"), width, _PEOPLE, "Visits by language",
        ),
        cards=svg.rows(
            [svg.Row(names.card(card.id), card.opens, (say.number(card.opens), say.clock(card.reading)))
             for card in report.cards],
            ("Opened", "Read"), width, _CARDS, "Cards by how often they were opened",
        ),
        endings=_shares(
            [(say.ENDINGS[ending], count) for ending, count in report.endings.items()],
            ("Visits", "Share"), width, _PEOPLE, "How visits ended",
        ),
        stops=_shares(
            [(names.card(card), count) for card, count in report.stops.items()],
            ("Visits", "Share"), width, _CARDS, "Where visits stop",
        ),
    )  # fmt: skip


def _days(report: Report, width: int) -> str:
    unit, found = over_time(report.days)
    data = [
        svg.Column(say.stretch(unit, start), count, _tick(unit, start, len(found))) for start, count in found.items()
    ]
    return svg.columns(data, width, _TIME, f"Visits by {unit}")


def _tick(unit: Unit, start: date, many: int) -> str:
    """What stands beneath the columns: fewer words, the more of them there are."""
    match unit:
        case Unit.DAY if many > 14 and start.weekday() != 0:
            return ""
        case Unit.DAY:
            return f"{start.day} {start:%b}"
        case Unit.WEEK:
            return f"{start:%b}" if start.day <= 7 else ""
        case Unit.MONTH:
            return f"{start.year}" if start.month == 1 else f"{start:%b}" if many <= 24 else ""
        case Unit.YEAR:
            return str(start.year)


def _hours(report: Report, width: int) -> str:
    """The hours from the first with a visit to the last, five at least."""
    busy = [hour for hour, count in enumerate(report.hours) if count] or [12]
    first, end = min(busy), max(busy) + 1
    spare = max(0, 5 - (end - first) + 1) // 2
    shown = range(max(0, first - spare), min(24, end + spare))
    data = [svg.Column(f"{hour}:00–{hour}:59", report.hours[hour], f"{hour}:00") for hour in shown]
    return svg.columns(data, width, _TIME, "Visits by hour")


def _shares(counts: Sequence[tuple[str, int]], heads: tuple[str, str], width: int, colour: str, title: str) -> str:
    whole = sum(count for _, count in counts)
    data = [svg.Row(name, count, (say.number(count), say.share(count, whole))) for name, count in counts]
    return svg.rows(data, heads, width, colour, title)
