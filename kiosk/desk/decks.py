"""What the page shows of decks: which kiosks of a group play which, and how far roll-outs are. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.desk.shown import WORDS, deck_of
from kiosk.fleet.overview import Fleet, Health, Kiosk, health
from kiosk.fleet.stages import progress
from kiosk.link.contract import Pack, Rollout
from kiosk.packs.version import is_version, order


@dataclass(frozen=True)
class Named:
    """A kiosk, and what is to be said of it."""

    name: str
    title: str
    word: str = ""
    kind: str = ""  # for its colour


@dataclass(frozen=True)
class Played:
    """A deck in one version, and the kiosks of a group that play it."""

    deck: str
    kiosks: tuple[Named, ...]
    is_usual: bool


@dataclass(frozen=True)
class Group:
    """What a group plays. `wanted`: the pack that is wanted of it, if one is."""

    name: str
    wanted: str
    played: tuple[Played, ...]

    @property
    def kiosks(self) -> int:
        """How many are in it."""
        return sum(len(it.kiosks) for it in self.played)


@dataclass(frozen=True)
class Stage:
    """A stage of a roll-out: the kiosks that it adds to those before."""

    number: int
    kiosks: tuple[Named, ...]
    total: int


def groups(fleet: Fleet, now: datetime) -> list[Group]:
    """All groups, by name, each with what most of its kiosks play first."""
    return [_group(fleet, name, now) for name in fleet.groups()]


def staged(fleet: Fleet, plan: Sequence[Sequence[str]], pack: Pack, now: datetime) -> list[Stage]:
    """The stages of a plan, with what each kiosk does with the pack."""
    found, before = [], 0
    for number, names in enumerate(plan, 1):
        fresh = names[before:]
        found.append(Stage(number, tuple(_standing(fleet, name, pack, now) for name in fresh), len(names)))
        before = len(names)
    return found


def is_older(fleet: Fleet, names: Sequence[str], pack: Pack) -> bool:
    """Whether one of these kiosks plays a higher version of the pack, so that it would refuse this one."""
    decks = [kiosk.status.deck for name in names if (kiosk := fleet.kiosks.get(name)) and kiosk.status]
    versions = [deck.pack_version for deck in decks if deck and deck.pack == pack.name]
    return any(is_version(it) and is_version(pack.version) and order(it) > order(pack.version) for it in versions)


def in_words(note: Rollout) -> str:
    """How a roll-out is."""
    return {"going": "goes on", "done": "is complete", "stopped": "has stopped"}[note.state]


def _group(fleet: Fleet, name: str, now: datetime) -> Group:
    by_deck: dict[str, list[Named]] = {}
    for member in fleet.members(name):
        kiosk = fleet.kiosks[member]
        how = health(kiosk, now)
        word = "" if how is Health.UP else WORDS[how]
        by_deck.setdefault(deck_of(kiosk) or "unknown", []).append(_named(kiosk, word, how.value))
    desired = fleet.desired.get(f"group/{name}")
    pack = desired.pack.value if desired and desired.pack else None
    ordered = sorted(by_deck.items(), key=lambda it: (-len(it[1]), it[0]))
    played = [Played(deck, tuple(kiosks), number == 0) for number, (deck, kiosks) in enumerate(ordered)]
    return Group(name, f"{pack.name} {pack.version}" if pack else "", tuple(played))


def _standing(fleet: Fleet, name: str, pack: Pack, now: datetime) -> Named:
    """What a kiosk does with a pack, in words."""
    kiosk = fleet.kiosks.get(name) or Kiosk(name)
    found = progress(fleet, [name], pack)
    if found.done:
        return _named(kiosk, "plays it", "up")
    if why := found.failed.get(name):
        return _named(kiosk, why, "gone")
    how = health(kiosk, now)
    if how is not Health.UP:
        return _named(kiosk, WORDS[how], how.value)
    outcome = kiosk.status.outcomes.get("pack") if kiosk.status else None
    desired = fleet.desired.get(outcome.source) if outcome else None
    entry = desired.pack if desired else None
    is_this = bool(entry and outcome and entry.at == outcome.at and entry.value and entry.value.hash == pack.hash)
    return _named(kiosk, (outcome.why or outcome.result) if outcome and is_this else "", "late" if is_this else "")


def _named(kiosk: Kiosk, word: str = "", kind: str = "") -> Named:
    return Named(kiosk.name, (kiosk.status.title if kiosk.status else "") or kiosk.name, word, kind)
