"""What ids and codes are called in a report, and how numbers are said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.deck import Deck
from kiosk.report.numbers import OVERVIEW, Report, Unit
from kiosk.visits import Ending

ENDINGS = {
    Ending.ABANDONED: "Walked away from a card",
    Ending.HOME: "Walked away from the overview",
    Ending.RESET: "Ended by the host or the kiosk",
}
NONE = "–"


@dataclass(frozen=True)
class Names:
    """Cards' headlines in one language of the deck, languages' own names. What is not named goes by its id."""

    language: str = "en"  # of the headlines
    cards: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)

    def card(self, card: str) -> str:
        return "The overview" if card == OVERVIEW else self.cards.get(card, card)

    def language_of(self, code: str) -> str:
        return self.languages.get(code, code or "unknown")


def names_in(deck: Deck, language: str | None = None) -> Names:
    """The names in `deck`, in one of its languages."""
    chosen = language or deck.default_language
    return Names(
        language=chosen,
        cards={page.id: page.texts[chosen].headline for page in deck.pages},
        languages={entry.code: entry.name for entry in deck.languages},
    )


def number(value: int) -> str:
    """With spaces between thousands."""
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}")


def share(part: int, whole: int) -> str:
    """In whole per cent, in one piece; what is there is never called nothing."""
    if not whole:
        return NONE
    percent = round(100 * part / whole)
    return f"{'<1' if part and not percent else percent}\N{NO-BREAK SPACE}%"


def clock(seconds: int | None) -> str:
    """`m:ss`."""
    return NONE if seconds is None else f"{seconds // 60}:{seconds % 60:02}"


def spoken(seconds: int | None) -> str:
    """`1 min 48 s`."""
    if seconds is None:
        return NONE
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def day(value: date) -> str:
    return f"{value.day} {value:%B} {value.year}"


def period(report: Report) -> str:
    """Which days the report is on."""
    if report.first is None or report.last is None:
        return "No visits yet"
    return day(report.first) if report.first == report.last else f"{day(report.first)} – {day(report.last)}"


def stretch(unit: Unit, start: date) -> str:
    """What one number over time stands for."""
    match unit:
        case Unit.DAY:
            return f"{start:%a} {day(start)}"
        case Unit.WEEK:
            return f"Week from {day(start)}"
        case Unit.MONTH:
            return f"{start:%B} {start.year}"
        case Unit.YEAR:
            return str(start.year)
