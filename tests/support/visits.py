"""Generates plausible visits; the same seed gives the same visits."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta, timezone

from kiosk.visits import Ending, Opened, Visit

ZONE = timezone(timedelta(hours=6))  # Bishkek
CARDS = (
    "cover",
    "education",
    "line-118",
    "internet",
    "wikipedia",
    "justice",
    "open-government",
    "istanbul-protocol",
    "it-sector",
    "legal-clinics",
)
BY_HOUR = {10: 5, 11: 9, 12: 8, 13: 7, 14: 12, 15: 15, 16: 14, 17: 9, 18: 3}  # weights
A_DAY = {1: 95, 2: 90, 3: 110, 4: 120, 5: 260, 6: 300}  # by weekday; closed on Mondays
LANGUAGES = {"ky": 55, "ru": 38, "en": 7}


def visits(first: date, days: int, share: float = 1, cards: Sequence[str] = CARDS, seed: int = 1) -> Iterator[Visit]:
    """The visits of `days` days from `first`; `share` scales their number."""
    chance = random.Random(seed)
    for number in range(days):
        day = first + timedelta(days=number)
        usual = A_DAY.get(day.weekday(), 0) * share
        many = round(chance.gauss(usual, usual / 6)) if usual else 0
        starts = sorted(_moment(chance, day) for _ in range(many))
        yield from (_visit(chance, start, cards) for start in starts)


def visit(seed: int, start: datetime, cards: Sequence[str] = CARDS) -> Visit:
    """One visit."""
    return _visit(random.Random(seed), start, cards)


def _moment(chance: random.Random, day: date) -> datetime:
    hour = chance.choices(list(BY_HOUR), list(BY_HOUR.values()))[0]
    return datetime.combine(day, time(hour, chance.randrange(60), chance.randrange(60)), ZONE)


def _visit(chance: random.Random, start: datetime, cards: Sequence[str]) -> Visit:
    many = min(30, max(1, round(chance.expovariate(1 / 5))))
    first = round(chance.triangular(0, len(cards) - 1, 0))  # visits often begin with the cover, like the attract loop
    opened = []
    for number in range(many):
        skims = chance.random() < 0.3
        ms = round(chance.uniform(300, 3000) if skims else min(120_000, chance.lognormvariate(9.6, 0.6)))
        opened.append(Opened(cards[(first + number) % len(cards)], ms))
    languages = chance.choices(list(LANGUAGES), list(LANGUAGES.values()))
    while chance.random() < 0.25:
        languages.append(chance.choice([code for code in LANGUAGES if code != languages[-1]]))
    return Visit(
        start=start,
        length_ms=sum(card.ms for card in opened) + chance.randrange(3000),
        languages=tuple(languages),
        opened=tuple(opened),
        ending=chance.choices(list(Ending), [80, 16, 4])[0],
        large_text=chance.random() < 0.05,
        high_contrast=chance.random() < 0.02,
        calm=chance.random() < 0.02,
        reach=chance.random() < 0.02,
        read_aloud=chance.random() < 0.03,
    )
