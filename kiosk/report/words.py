"""Names for ids and codes in a report, and the form of numbers and days, in one of the deck's languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.deck import Deck
from kiosk.operator.words import OPERATOR_WORDS, fill, listed
from kiosk.report.numbers import OVERVIEW, Report, Unit
from kiosk.text.direction import is_right_to_left

NONE = "–"


@dataclass(frozen=True)
class Names:
    """Cards' headlines and the operator's words in one of the deck's languages, and the names of languages.

    Something without a name is shown by its id; missing words are in English.
    """

    language: str = "en"
    cards: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    mirrored: bool = False  # it is written from right to left

    def say(self, word: str, **values: object) -> str:
        """One of the operator's words (kiosk/operator/words.py), with its placeholders filled in."""
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
        """A duration in its two largest units, such as `3 d 4 h`."""
        minutes = round(seconds / 60)
        days, hours = minutes // 1440, minutes // 60 % 24
        if days:
            return self.say("days_hours", days=days, hours=hours)
        if hours:
            return self.say("hours_minutes", hours=hours, minutes=minutes % 60)
        return self.say("minutes", minutes=minutes)

    def month(self, value: date) -> str:
        """`Sep`, by itself."""
        return self._month("months_alone", value)

    def day_month(self, value: date) -> str:
        """`4 Sep`."""
        return self.say("day_month", day=value.day, month=self._month("months_short", value))

    def day(self, value: date) -> str:
        """`4 September 2026`."""
        return self.say("date", day=value.day, month=self._month("months", value), year=value.year)

    def _month(self, word: str, value: date) -> str:
        return listed(self.say(word))[value.month - 1]

    def period(self, report: Report) -> str:
        """The days that the report covers; empty if none."""
        if report.first is None or report.last is None:
            return ""
        first, last = self.day(report.first), self.day(report.last)
        return first if report.first == report.last else f"{first} – {last}"

    def stretch(self, unit: Unit, start: date) -> str:
        """The time span that one number covers."""
        match unit:
            case Unit.DAY:
                weekday, month = listed(self.say("weekdays"))[start.weekday()], self._month("months", start)
                return self.say("weekday_date", weekday=weekday, day=start.day, month=month, year=start.year)
            case Unit.WEEK:
                return self.say("week_from", date=self.day(start))
            case Unit.MONTH:
                return self.say("month_year", month=self.month(start), year=start.year)
            case Unit.YEAR:
                return str(start.year)


def names_in(deck: Deck, language: str | None = None) -> Names:
    """The names in `deck`, in one of its languages."""
    chosen = language or deck.default_language
    name = next((entry.name for entry in deck.languages if entry.code == chosen), "")
    return Names(
        language=chosen,
        cards={page.id: page.texts[chosen].headline for page in deck.pages},
        languages={entry.code: entry.name for entry in deck.languages},
        words=deck.operator_words.get(chosen, {}),
        mirrored=is_right_to_left(chosen, name),
    )


def number(value: int) -> str:
    """With spaces between thousands."""
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}")


def share(part: int, whole: int) -> str:
    """A whole percentage without a line break; never 0 for something that exists."""
    if not whole:
        return NONE
    percent = round(100 * part / whole)
    return f"{'<1' if part and not percent else percent}\N{NO-BREAK SPACE}%"


def clock(seconds: int | None) -> str:
    """`m:ss`."""
    return NONE if seconds is None else f"{seconds // 60}:{seconds % 60:02}"
