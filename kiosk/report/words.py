"""What ids and codes are called in a report, and how numbers and days are said, in a language of the deck."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.deck import Deck
from kiosk.report.numbers import OVERVIEW, Report, Unit
from kiosk.words import OPERATOR_WORDS, fill, listed

NONE = "–"


@dataclass(frozen=True)
class Names:
    """Cards' headlines and the host's words in one language of the deck, languages' own names.

    What is not named goes by its id; words that are missing are said in English.
    """

    language: str = "en"
    cards: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    def say(self, word: str, **values: object) -> str:
        """One of the host's words (kiosk/words.py), with `values` in the places of their names."""
        return fill(self.words.get(word, OPERATOR_WORDS[word]), values)

    def card(self, card: str) -> str:
        return self.say("report_overview") if card == OVERVIEW else self.cards.get(card, card)

    def language_of(self, code: str) -> str:
        return self.languages.get(code, code or self.say("report_unknown"))

    def spoken(self, seconds: int | None) -> str:
        """`1 min 48 s`."""
        if seconds is None:
            return NONE
        minutes, rest = divmod(seconds, 60)
        if not minutes:
            return self.say("seconds", seconds=rest)
        return self.say("minutes_seconds", minutes=minutes, seconds=rest)

    def for_long(self, seconds: float) -> str:
        """A long time in its two largest units, such as `3 d 4 h`."""
        minutes = round(seconds / 60)
        days, hours = minutes // 1440, minutes // 60 % 24
        if days:
            return self.say("days_hours", days=days, hours=hours)
        if hours:
            return self.say("hours_minutes", hours=hours, minutes=minutes % 60)
        return self.say("minutes", minutes=minutes)

    def month(self, value: date) -> str:
        """`Sep`."""
        return listed(self.say("months_short"))[value.month - 1]

    def day(self, value: date) -> str:
        """`4 September 2026`."""
        month = listed(self.say("months"))[value.month - 1]
        return self.say("date", day=value.day, month=month, year=value.year)

    def period(self, report: Report) -> str:
        """Which days the report is on; empty if on none."""
        if report.first is None or report.last is None:
            return ""
        first, last = self.day(report.first), self.day(report.last)
        return first if report.first == report.last else f"{first} – {last}"

    def stretch(self, unit: Unit, start: date) -> str:
        """What one number over time stands for."""
        match unit:
            case Unit.DAY:
                return f"{listed(self.say('weekdays'))[start.weekday()]} {self.day(start)}"
            case Unit.WEEK:
                return self.say("week_from", date=self.day(start))
            case Unit.MONTH:
                return f"{self.month(start)} {start.year}"
            case Unit.YEAR:
                return str(start.year)


def names_in(deck: Deck, language: str | None = None) -> Names:
    """The names in `deck`, in one of its languages."""
    chosen = language or deck.default_language
    return Names(
        language=chosen,
        cards={page.id: page.texts[chosen].headline for page in deck.pages},
        languages={entry.code: entry.name for entry in deck.languages},
        words=deck.operator_words.get(chosen, {}),
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
