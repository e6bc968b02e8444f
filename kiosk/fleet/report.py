"""The visits of many kiosks, added up."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kiosk.fleet.overview import Fleet
from kiosk.link.contract import Visits
from kiosk.operator.words import OPERATOR_WORDS
from kiosk.problems import printable
from kiosk.visits import AIDS

_OBEYED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")  # by terminals; in JSON they are within texts
_FORMULA = ("=", "+", "-", "@")  # a spreadsheet would take what a kiosk says for something to do


@dataclass
class Sums:
    """Visits of several kiosks and days."""

    visits: int = 0
    length_s: int = 0
    opened: int = 0
    aids: Counter[str] = field(default_factory=Counter)  # visits that used each of the AIDS
    days: Counter[str] = field(default_factory=Counter)
    kiosks: Counter[str] = field(default_factory=Counter)
    hours: list[int] = field(default_factory=lambda: [0] * 24)
    languages: Counter[str] = field(default_factory=Counter)
    cards: Counter[str] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)

    def add(self, said: Visits) -> None:
        self.visits += said.visits
        self.length_s += said.length_s
        self.opened += said.opened
        self.aids.update({aid: getattr(said, aid) for aid in AIDS})
        self.days[said.day] += said.visits
        self.kiosks[said.id] += said.visits
        self.hours = [a + b for a, b in zip(self.hours, said.hours, strict=True)]
        self.languages.update(said.languages)
        self.cards.update(said.cards)
        self.endings.update(said.endings)

    @property
    def mean_length_s(self) -> int | None:
        """The mean length of a visit; None without visits."""
        return round(self.length_s / self.visits) if self.visits else None


def said_of(aid: str) -> str:
    """What an aid is called."""
    return OPERATOR_WORDS[f"aid_{aid}"].lower()


def said(fleet: Fleet, names: Iterable[str] | None, first: str, last: str) -> list[Visits]:
    """The days' sums of these kiosks, or of all, from the ISO date `first` to `last`, empty meaning no bound."""
    chosen = set(names) if names is not None else None
    found = [
        visits
        for kiosk in fleet
        if chosen is None or kiosk.name in chosen
        for day, visits in kiosk.visits.items()
        if (not first or day >= first) and (not last or day <= last)
    ]
    return sorted(found, key=lambda it: (it.day, it.id))


def summed(found: Iterable[Visits]) -> Sums:
    """All of them together."""
    sums = Sums()
    for visits in found:
        sums.add(visits)
    return sums


def as_csv(found: Iterable[Visits]) -> str:
    """A line for each kiosk and day."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("day", "kiosk", "visits", "length_s", "opened", *AIDS, "languages"))
    for it in found:
        languages = printable(" ".join(f"{code}:{count}" for code, count in it.languages.items()))
        if languages.startswith(_FORMULA):
            languages = f"'{languages}"
        aids = (getattr(it, aid) for aid in AIDS)
        writer.writerow((it.day, it.id, it.visits, it.length_s, it.opened, *aids, languages))
    return out.getvalue()


def as_json(sums: Sums) -> str:
    """The sums for other programs."""
    data: dict[str, Any] = {**vars(sums), "mean_length_s": sums.mean_length_s, "days": dict(sorted(sums.days.items()))}
    data.update(data.pop("aids"))
    for name in ("kiosks", "languages", "cards", "endings"):
        data[name] = dict(getattr(sums, name).most_common())
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def as_text(sums: Sums) -> str:
    """The sums for people."""
    if not sums.visits:
        return "no visits\n"
    lines = [f"{sums.visits} visits at {len(sums.kiosks)} kiosks on {len(sums.days)} days"]
    lines.append(f"mean length {sums.mean_length_s} s, {sums.opened / sums.visits:.1f} cards a visit")
    if used := {said_of(aid): count for aid, count in sums.aids.items() if count}:
        lines.append("help with reading: " + ", ".join(f"{name} {count}" for name, count in used.items()))
    for title, counts in (("languages", sums.languages), ("kiosks", sums.kiosks), ("cards", sums.cards)):
        shown = ", ".join(f"{name} {count}" for name, count in counts.most_common(10))
        lines.append(f"{title}: {shown}")
    lines.append("days: " + ", ".join(f"{day} {count}" for day, count in sorted(sums.days.items())[-14:]))
    return "\n".join(map(printable, lines)) + "\n"
