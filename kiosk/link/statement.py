"""Puts a kiosk's status together: from its own report, the link's settings, the wishes and the computer. Pure."""

import json
import re
from collections.abc import Mapping

from kiosk import __version__
from kiosk.exchange import DaySums, Report
from kiosk.exchange import Outcome as Carried
from kiosk.link.config import LinkConfig
from kiosk.link.contract import Entry, Outcome, Problem, Status, Visits
from kiosk.link.contract.desired import MOST_HOURS
from kiosk.link.contract.said import Deck, Refused, State
from kiosk.link.facts import Facts
from kiosk.link.fetcher import Fetched
from kiosk.link.memory import Remembered

PLAYER_SILENT_S = 60
_STATES: Mapping[str, State] = {
    "playing": "playing",
    "operator": "operator",
    "paused": "paused",
    "closed": "closed",
    "failsafe": "failsafe",
}
_WAITING = "the kiosk has not said yet"


def is_heard(report: Report | None, boot: str, now_s: float) -> bool:
    """Whether the player still reports."""
    return report is not None and report.boot == boot and now_s - report.at_s < PLAYER_SILENT_S


def status(
    config: LinkConfig,
    memory: Remembered,
    report: Report | None,
    facts: Facts,
    outcomes: Mapping[str, Outcome],
    refused: Mapping[str, str],
    problems: tuple[Problem, ...] = (),
    *,
    heard: bool,
) -> Status:
    """What this kiosk is now. `report`: the player's last, even if it is silent now."""
    sources = {f"kiosk/{config.name}", *(f"group/{group}" for group in config.groups)}  # and none that was one before
    said = tuple(Problem(word=it.word[:60], text=it.text[:400]) for it in report.troubles) if report and heard else ()
    return Status(
        id=config.name,
        machine=memory.machine,
        title=config.title or config.name,
        place=config.place,
        groups=config.groups,
        version=report.version[:200] if report else __version__,
        state=_STATES.get(report.state, "silent") if report and heard else "silent",
        deck=_deck(report) if report else None,
        screen=report.screen[:200] if report else "",
        is_safe=bool(report and report.is_safe),
        player_since_s=report.uptime_s if report and heard else 0,
        opening_hours=_hours(report),
        problems=(*problems, *said)[:20],
        disk_free_mb=facts.disk_free_mb,
        temperature_c=facts.temperature_c,
        revisions={source: seen.revision for source, seen in memory.seen.items() if source in sources},
        outcomes=dict(outcomes),
        refused=tuple(Refused(source=source, why=why[:400]) for source, why in refused.items()),
    )


def outcomes_of(
    entries: Mapping[str, tuple[str, Entry]],  # type: ignore[type-arg]  # of any type
    carried: tuple[Carried, ...],
    fetched: Fetched | None,
) -> dict[str, Outcome]:
    """What became of each entry: as the player says; until it does, as far as the pack is fetched."""
    told = {(it.field, it.mark): it for it in carried}
    found = {}
    for field, (source, entry) in entries.items():
        it = told.get((field, f"{source}@{entry.at}"))
        result, why = (it.result.value, it.why) if it else ("waiting", _WAITING)
        if field == "pack" and result != "done" and fetched and fetched.state != "there":
            result, why = fetched.state, fetched.why
        found[field] = Outcome.model_validate({"source": source, "at": entry.at, "result": result, "why": why[:400]})
    return found


def visits(config: LinkConfig, sums: DaySums) -> Visits:
    """A day's sums as a message. Raises ValueError for what cannot be one."""
    return Visits(id=config.name, **vars(sums))


def _deck(report: Report) -> Deck:
    return Deck(
        name=report.deck[:200],
        version=report.deck_version[:200],
        pack=report.pack[:200],
        pack_version=report.pack_version[:200],
        hash=report.pack_hash if re.fullmatch(r"[0-9a-f]{32}", report.pack_hash) else "",
    )


def _hours(report: Report | None) -> dict[str, object] | None:
    if not (report and report.opening_hours) or len(report.opening_hours) > MOST_HOURS:
        return None
    try:
        hours = json.loads(report.opening_hours, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None
    return hours if isinstance(hours, dict) else None


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is not JSON")
