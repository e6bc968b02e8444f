"""Puts what the check says beside the field that it is about."""

from collections.abc import Sequence

from kiosk.authoring.folder import DECK, DeckFolder, texts_name
from kiosk.bridge.editor.checking import Verdict
from kiosk.bridge.editor.field import EditorField
from kiosk.editor import fields as form
from kiosk.editor import values
from kiosk.problems import Problem


def mark(deck: DeckFolder, shown: Sequence[EditorField], verdict: Verdict) -> None:
    """Tell these fields what is wrong with them."""

    def about(slot: form.Slot) -> Sequence[Problem]:
        name = DECK if slot.language == form.DECK else texts_name(slot.language)
        return verdict.about(deck.folder, name, values.place(deck, slot))

    for field in shown:
        field.tell(about)
