"""The report's charts, each drawn for a width in px."""

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
    """SVG elements without a namespace, as a page embeds them; `svg.standalone` turns one into a file."""

    days: str
    hours: str
    languages: str
    cards: str
    aids: str
    endings: str
    stops: str


def draw(report: Report, names: Names, width: int = 720) -> Charts:
    """Every chart of `report`."""
    return Charts(
        days=_days(report, names, width),
        hours=_hours(report, names, width),
        languages=_shares(
            [(names.language_of(code), count) for code, count in report.languages.items()],
            names, width, _PEOPLE, names.say("chart_languages"),
        ),
        cards=svg.rows(
            [svg.Row(names.card(card.id), card.opens, (say.number(card.opens), say.clock(card.reading)))
             for card in report.cards],
            (names.say("report_opened"), names.say("report_read")), width, _CARDS, names.say("chart_cards"),
            mirrored=names.mirrored,
        ),
        aids=_shares(
            [(names.say(f"aid_{aid}"), count) for aid, count in report.aids.items()],
            names, width, _PEOPLE, names.say("chart_aids"), report.visits,
        ),
        endings=_shares(
            [(names.say(f"ended_{ending}"), count) for ending, count in report.endings.items()],
            names, width, _PEOPLE, names.say("chart_endings"),
        ),
        stops=_shares(
            [(names.card(card), count) for card, count in report.stops.items()],
            names, width, _CARDS, names.say("chart_stops"),
        ),
    )  # fmt: skip


def over_time_title(unit: Unit, names: Names) -> str:
    """The title of the chart over time."""
    return names.say("chart_days" if unit is Unit.DAY else f"report_by_{unit}")


def _days(report: Report, names: Names, width: int) -> str:
    unit, found = over_time(report.days)
    data = [
        svg.Column(names.stretch(unit, start), count, _tick(unit, start, len(found), names))
        for start, count in found.items()
    ]
    return svg.columns(data, width, _TIME, over_time_title(unit, names), mirrored=names.mirrored)


def _tick(unit: Unit, start: date, many: int, names: Names) -> str:
    """The label below a column: the more columns, the shorter."""
    match unit:
        case Unit.DAY if many > 14 and start.weekday() != 0:
            return ""
        case Unit.DAY:
            return names.day_month(start)
        case Unit.WEEK:
            return names.month(start) if start.day <= 7 else ""
        case Unit.MONTH:
            return f"{start.year}" if start.month == 1 else names.month(start) if many <= 24 else ""
        case Unit.YEAR:
            return str(start.year)


def _hours(report: Report, names: Names, width: int) -> str:
    """The chart of hours, from the first with a visit to the last, at least five."""
    busy = [hour for hour, count in enumerate(report.hours) if count] or [12]
    first, end = min(busy), max(busy) + 1
    spare = max(0, 5 - (end - first) + 1) // 2
    shown = range(max(0, first - spare), min(24, end + spare))
    data = [svg.Column(f"{hour}:00–{hour}:59", report.hours[hour], f"{hour}:00") for hour in shown]
    return svg.columns(data, width, _TIME, names.say("chart_hours"), mirrored=names.mirrored)


def _shares(
    counts: Sequence[tuple[str, int]], names: Names, width: int, colour: str, title: str, whole: int = 0
) -> str:
    """Rows with each count's share of the `whole`, or else of all counts together."""
    whole = whole or sum(count for _, count in counts)
    data = [svg.Row(name, count, (say.number(count), say.share(count, whole))) for name, count in counts]
    heads = names.say("report_visits"), names.say("report_share")
    return svg.rows(data, heads, width, colour, title, mirrored=names.mirrored)
