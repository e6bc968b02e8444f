"""Sums up the visits of a day."""

from collections import Counter
from collections.abc import Iterable

from kiosk.exchange.report import DaySums
from kiosk.visits import AIDS, Visit

_MOST_CARDS = 300  # the most opened ones: a message stays small whatever the deck


def day_sums(day: str, visits: Iterable[Visit]) -> DaySums:
    """The sums of these visits, which all began on the `day`."""
    hours = [0] * 24
    languages: Counter[str] = Counter()
    cards: Counter[str] = Counter()
    endings: Counter[str] = Counter()
    aids: Counter[str] = Counter()
    many = length_ms = 0
    for visit in visits:
        many += 1
        length_ms += visit.length_ms
        hours[visit.start.hour] += 1
        languages[visit.language] += 1
        cards.update(opened.card for opened in visit.opened)
        endings[visit.ending.value] += 1
        aids.update(aid for aid in AIDS if getattr(visit, aid))
    return DaySums(
        day=day,
        visits=many,
        length_s=round(length_ms / 1000),
        opened=cards.total(),
        hours=tuple(hours),
        languages=dict(languages.most_common()),
        cards=dict(cards.most_common(_MOST_CARDS)),
        endings=dict(endings),
        **aids,
    )
