"""What is known of kiosks, as tables for a terminal. What kiosks say of themselves is printed harmlessly."""

import io
from collections.abc import Iterable
from datetime import datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kiosk.fleet.overview import Fleet, Health, Kiosk, health, hours_in
from kiosk.link.contract import Visits
from kiosk.problems import printable

_STYLES = {Health.UP: "green", Health.LATE: "yellow", Health.GONE: "red", Health.SILENT: "dim"}


def status_table(fleet: Fleet, now: datetime, width: int, *, colour: bool, only: Iterable[str] | None = None) -> str:
    """A line for each kiosk, those with trouble first; below it what is amiss and how many are how."""
    chosen = set(only) if only is not None else None
    kiosks = [kiosk for kiosk in fleet if chosen is None or kiosk.name in chosen]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in ("kiosk", "is", "shows", "deck", "version", "place", "today"):
        table.add_column(head, no_wrap=head in ("kiosk", "is"), justify="right" if head == "today" else "left")
    for kiosk in sorted(kiosks, key=lambda it: (_rank(it, now), it.name)):
        table.add_row(*_cells(kiosk, now))
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False)
    console.print(table if kiosks else "no kiosk has said anything yet")
    for kiosk in sorted(kiosks, key=lambda it: it.name):
        for problem in kiosk.problems:
            console.print(Text(f"{kiosk.name}: {printable(problem)}", style="yellow" if colour else ""))
    for rollout in fleet.rollouts.values():
        if rollout.state != "done":
            now_in = f"stage {rollout.stage + 1} of {len(rollout.stages)}"
            why = f": {printable(rollout.why)}" if rollout.why else ""
            console.print(Text(f"roll-out of {rollout.pack.name} {rollout.pack.version} to {rollout.group}: "
                               f"{now_in}, {rollout.state}{why}"))  # fmt: skip
    counts = [(how, sum(health(kiosk, now) is how for kiosk in kiosks)) for how in Health]
    console.print(", ".join(f"{count} {how}" for how, count in counts if count) or "")
    return out.getvalue()


def _rank(kiosk: Kiosk, now: datetime) -> int:
    order = (Health.GONE, Health.LATE, Health.UP, Health.SILENT)
    return order.index(health(kiosk, now)) - (2 if kiosk.problems else 0)


def _cells(kiosk: Kiosk, now: datetime) -> list[Text]:
    how, status = health(kiosk, now), kiosk.status
    deck = status.deck if status else None
    shown = [
        kiosk.name,
        how.value,
        status.state if status else "",
        f"{deck.name} {deck.version}".strip()
        if deck and not deck.pack
        else f"{deck.pack} {deck.pack_version}"
        if deck
        else "",
        status.version if status else "",
        status.place if status else "",
        str(visits.visits) if (visits := today_of(kiosk, now)) else "",
    ]
    return [Text(printable(text), style=_STYLES[how] if number == 1 else "") for number, text in enumerate(shown)]


def today_of(kiosk: Kiosk, now: datetime) -> Visits | None:
    """The sums of the kiosk's present day, in its own time zone if it has told one; None if it has sent none."""
    hours = hours_in(kiosk.status)
    return kiosk.visits.get(now.astimezone(hours.zone if hours else None).date().isoformat())
