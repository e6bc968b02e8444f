"""Puts what the check says beside the field that it is about; what is about no field that is shown goes into a list."""

from collections.abc import Sequence

from kiosk.authoring.folder import DECK, DeckFolder, texts_name
from kiosk.bridge.editor.checking import Verdict
from kiosk.bridge.editor.field import EditorField
from kiosk.editor import fields as form
from kiosk.editor import values
from kiosk.problems import Problem


def mark(deck: DeckFolder, shown: Sequence[EditorField], verdict: Verdict) -> list[str]:
    """Tell these fields what is wrong with them. Gives the problems of no field, a line each."""
    beside: set[int] = set()

    def about(slot: form.Slot) -> Sequence[Problem]:
        name = DECK if slot.language == form.DECK else texts_name(slot.language)
        found = verdict.about(deck.folder, name, values.place(deck, slot))
        beside.update(map(id, found))
        return found

    for field in shown:
        field.tell(about)
    base = f"{deck.folder}/"
    return [str(problem).removeprefix(base) for problem in verdict.problems if id(problem) not in beside]
