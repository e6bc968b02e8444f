"""The objects that show fields. Each is kept for fields of its shape: QML may still look at one that is not shown."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject

from kiosk.authoring.folder import DeckFolder
from kiosk.bridge.editor.field import EditorField, Write
from kiosk.editor import pages
from kiosk.editor.fields import Field
from kiosk.editor.overview import notes


class FieldItems:
    """All that were ever shown; they belong to `parent`."""

    def __init__(self, write: Write, parent: QObject) -> None:
        self._write = write
        self._parent = parent
        self._made: dict[tuple[tuple[object, ...], int], EditorField] = {}

    def show(self, deck: DeckFolder, shown: Sequence[Field]) -> list[EditorField]:
        """An item for each of these fields, which says what the deck has there."""
        nth: Counter[tuple[object, ...]] = Counter()
        items, colours = [], pages.colours(deck)
        for field in shown:
            key = field.shape, nth[field.shape]
            nth[field.shape] += 1
            if key not in self._made:
                self._made[key] = EditorField(field, self._write, self._parent)
            items.append(self._made[key])
            note, is_pale = notes(deck, field)
            items[-1].show(field, deck, colours, note, is_pale=is_pale)
        return items
