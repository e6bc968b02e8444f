"""What the page shows: plain values, made of what kiosks have said. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.deck.colours import PALETTE
from kiosk.fleet.overview import Fleet, Health, Kiosk, health
from kiosk.fleet.report import Sums
from kiosk.fleet.stages import progress
from kiosk.fleet.tables import today_of
from kiosk.operator.words import OPERATOR_WORDS
from kiosk.report import svg

_ORDER = (Health.GONE, Health.LATE, Health.UP, Health.SILENT)
_MOST_ROWS = 15
WORDS = {
    Health.UP: "up",
    Health.LATE: "late",
    Health.GONE: "gone",
    Health.SILENT: "off, outside its hours",
}


@dataclass(frozen=True)
class Tile:
    """One kiosk. `is_odd`: it plays another deck than most of its group."""

    name: str
    title: str
    place: str
    health: str
    word: str
    state: str
    deck: str
    version: str
    problems: tuple[str, ...]
    visits: int | None
    has_picture: bool
    is_odd: bool
    groups: tuple[str, ...]


@dataclass(frozen=True)
class Going:
    """A roll-out: how many of its stage and of all play it."""

    group: str
    pack: str
    stage: str
    done: int
    of_stage: int
    members: int
    state: str
    why: str


def many(number: int, what: str) -> str:
    """So many of them, in words: 1 kiosk, 2 kiosks."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def deck_of(kiosk: Kiosk) -> str:
    """What plays, as people call it."""
    deck = kiosk.status.deck if kiosk.status else None
    if deck is None:
        return ""
    return f"{deck.pack} {deck.pack_version}" if deck.pack else f"{deck.name} {deck.version}".strip()


def tiles(fleet: Fleet, now: datetime, group: str = "") -> list[Tile]:
    """The kiosks, those with trouble first."""
    kiosks = [kiosk for kiosk in fleet if not group or (kiosk.status and group in kiosk.status.groups)]
    usual = _usual_decks(kiosks)
    made = [(_tile(kiosk, now, usual), health(kiosk, now)) for kiosk in kiosks]
    made.sort(key=lambda it: (not it[0].problems, _ORDER.index(it[1]), it[0].name))
    return [tile for tile, _ in made]


def counts(found: Iterable[Tile]) -> dict[str, int]:
    """How many are how, and how many have problems."""
    listed = list(found)
    counted = Counter(tile.health for tile in listed)
    return {**{how.value: counted[how.value] for how in Health}, "problems": sum(bool(it.problems) for it in listed)}


def rollouts(fleet: Fleet) -> list[Going]:
    """The roll-outs there are, those that go on first."""
    found = []
    for it in fleet.rollouts.values():
        names = fleet.members(it.group)
        done = len(progress(fleet, names, it.pack).done)
        number = min(it.stage, len(it.stages) - 1)
        stage = f"stage {number + 1} of {len(it.stages)}"
        pack = f"{it.pack.name} {it.pack.version}"
        found.append(Going(it.group, pack, stage, done, it.stages[number], len(names), it.state, it.why))
    return sorted(found, key=lambda it: (it.state == "done", it.group))


def charts(sums: Sums, width: int = 330) -> list[tuple[str, str]]:
    """The visits as charts: what each shows, and its SVG. A narrow width keeps letters legible on a phone."""
    days = [svg.Column(day, count, day[5:]) for day, count in sorted(sums.days.items())]
    hours = [svg.Column(f"{hour}:00", many, str(hour) if hour % 3 == 0 else "") for hour, many in enumerate(sums.hours)]
    found = [("Visits a day", days), ("Visits by hour", hours)]
    made = [(title, svg.columns(columns, width, PALETTE["lake"], title)) for title, columns in found if columns]
    aids = Counter({OPERATOR_WORDS[f"aid_{aid}"]: count for aid, count in sums.aids.items() if count})
    counts = {"Kiosks": sums.kiosks, "Languages": sums.languages, "Help with reading": aids, "Cards opened": sums.cards}
    for title, counted in counts.items():
        rows = [svg.Row(name, count, (str(count),)) for name, count in counted.most_common(_MOST_ROWS)]
        if rows:
            made.append((title, svg.rows(rows, ("",), width, PALETTE["juniper"], title)))
    return made


def first_day(today: date, days: int) -> str:
    """The first of the last so many days."""
    return date.fromordinal(today.toordinal() - days + 1).isoformat()


def _usual_decks(kiosks: Iterable[Kiosk]) -> dict[str, str]:
    """What most kiosks of each group play."""
    played: dict[str, Counter[str]] = {}
    for kiosk in kiosks:
        for group in kiosk.status.groups if kiosk.status else ():
            played.setdefault(group, Counter())[deck_of(kiosk)] += 1
    return {group: counted.most_common(1)[0][0] for group, counted in played.items()}


def _tile(kiosk: Kiosk, now: datetime, usual: dict[str, str]) -> Tile:
    how, status, deck = health(kiosk, now), kiosk.status, deck_of(kiosk)
    sums = today_of(kiosk, now)
    groups = status.groups if status else ()
    return Tile(
        name=kiosk.name,
        title=(status.title if status else "") or kiosk.name,
        place=status.place if status else "",
        health=how.value,
        word=WORDS[how],
        state=status.state if status else "",
        deck=deck,
        version=status.version if status else "",
        problems=kiosk.problems,
        visits=sums.visits if sums else None,
        has_picture=bool(kiosk.picture),
        is_odd=any(usual[group] != deck for group in groups[:1]),
        groups=groups,
    )
