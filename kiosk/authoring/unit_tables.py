"""Translators' work as a table: source and translation side by side."""

import re

from kiosk.authoring.codes import code_of
from kiosk.authoring.sheet import clean
from kiosk.authoring.tables import Table, TableError
from kiosk.authoring.translation import State, Task, Unit, checked_state

_BEFORE = "as exported"
_TITLE = re.compile(r"(source|translation)\s*\[(?P<code>[^\[\]]+)\]", re.IGNORECASE)


def table(task: Task) -> Table:
    """The task as a table."""
    head = ["place", "context", f"source [{task.source}]", f"translation [{task.target}]", "state", _BEFORE]
    rows = [[unit.place, unit.context, unit.source, unit.text, unit.state, unit.before or ""] for unit in task.units]
    return Table([head, *rows], frozenset({_BEFORE}), "translation")


def task(table: Table) -> Task:
    """What a translator has sent back. Raises TableError."""
    rows = [row for each in table.rows if any(row := [clean(cell) for cell in each])]
    at = next((number for number, row in enumerate(rows) if any(map(_TITLE.fullmatch, row))), 0)
    head, lines = [title if _TITLE.fullmatch(title) else title.lower() for title in [*rows, []][at]], rows[at + 1 :]
    codes = {
        found[1].lower(): (number, code)
        for number, title in enumerate(head)
        if (found := _TITLE.fullmatch(title)) and (code := code_of(found["code"]))
    }
    if not ({"source", "translation"} <= codes.keys() and "place" in head):
        raise TableError(
            "its first row must be `place`, `source [xx]` and `translation [yy]`, as `kiosk translate export` writes it"
        )
    units = list[Unit]()
    for line in lines:
        cells = dict(zip(head, line, strict=False))
        text = line[codes["translation"][0]] if codes["translation"][0] < len(line) else ""
        source = line[codes["source"][0]] if codes["source"][0] < len(line) else ""
        said = cells.get("state", "").lower()
        state = State(said) if said in set(State) else State.OUTDATED
        unit = Unit(cells.get("place", ""), source, text, state, before=cells.get(_BEFORE) or None)
        units.append(checked_state(unit))
    return Task(codes["source"][1], codes["translation"][1], units)
