"""A field of the editor, for QML: what is written, and what is wrong with it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.authoring.folder import DeckFolder
from kiosk.bridge.lists import ListProperty
from kiosk.editor import fields, findings, values
from kiosk.problems import Problem, Severity

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

Write = Callable[[fields.Field, fields.Slot, str], None]
Told = Callable[[fields.Slot], Sequence[Problem]]


@QmlElement
class FieldValue(QObject):
    """What a field says in one language, or for the whole deck."""

    textChanged = Signal()
    told = Signal()

    def __init__(self, write: Write, parent: QObject) -> None:
        super().__init__(parent)
        self._write = write
        self._at: tuple[fields.Field, fields.Slot] | None = None
        self._text, self._spare, self._is_plain = "", "", True
        self._problems: list[str] = []
        self._rules: list[str] = []
        self._is_wrong = self._is_strange = False

    def show(self, field: fields.Field, nth: int, deck: DeckFolder) -> None:
        """Show the slot number `nth` of a field."""
        slot = field.slots[nth]
        data = values.written(deck, slot)
        shown = values.shown(field, data), field.spares[nth] if nth < len(field.spares) else ""
        state = (*shown, values.is_plain(field, data))
        self._at = field, slot
        if state != (self._text, self._spare, self._is_plain):
            self._text, self._spare, self._is_plain = state
            self.textChanged.emit()

    def tell(self, told: Told) -> None:
        """Show what the check says about it."""
        problems = told(self._at[1]) if self._at else ()
        said = [findings.said(problem) for problem in problems]
        severities = {problem.severity for problem in problems}
        is_wrong, is_strange = Severity.ERROR in severities, Severity.WARNING in severities
        rules = [str(problem.rule) for problem in problems]
        state = said, rules, is_wrong, is_strange
        if state != (self._problems, self._rules, self._is_wrong, self._is_strange):
            self._problems, self._rules, self._is_wrong, self._is_strange = state
            self.told.emit()

    @Property(str, notify=textChanged)
    def language(self) -> str:
        """The code of its language; empty if it is the same in all."""
        return self._at[1].shown if self._at else ""

    @Property(str, notify=textChanged)
    def text(self) -> str:
        return self._text

    @Property(str, notify=textChanged)
    def spare(self) -> str:
        """What is shown where nothing is written."""
        return self._spare

    @Property(bool, notify=textChanged)
    def plain(self) -> bool:
        """Whether it can be written here; if not, only in the file itself."""
        return self._is_plain

    @Property("QStringList", notify=told)  # type: ignore[arg-type]  # Qt's own name, for qmllint
    def problems(self) -> list[str]:
        """What the check says about it."""
        return self._problems

    @Property("QStringList", notify=told)  # type: ignore[arg-type]
    def rules(self) -> list[str]:
        """The rule that each of these breaks."""
        return self._rules

    @Property(bool, notify=told)
    def wrong(self) -> bool:
        """Whether one of them keeps the deck from playing."""
        return self._is_wrong

    @Property(bool, notify=told)
    def strange(self) -> bool:
        """Whether visitors would notice one of them."""
        return self._is_strange

    @Slot(str)
    def write(self, text: str) -> None:
        """Write this instead."""
        if self._at:
            self._write(*self._at, text)


@QmlElement
class EditorField(QObject):
    """A field: see kiosk/editor/fields.py. It keeps its name and its languages; what it says changes."""

    shownChanged = Signal()

    def __init__(self, field: fields.Field, write: Write, parent: QObject) -> None:
        super().__init__(parent)
        self._field = field
        self._values = [FieldValue(write, self) for _ in field.slots]
        self._swatches: list[str] = []
        self._note, self._is_pale = "", False

    def show(
        self, field: fields.Field, deck: DeckFolder, colours: Mapping[str, str], note: str, *, is_pale: bool
    ) -> None:
        """Show a field of the same shape."""
        self._field = field
        for nth, value in enumerate(self._values):
            value.show(field, nth, deck)
        swatches = [colours.get(name, "") for name in field.choices] if set(field.choices) <= colours.keys() else []
        if (swatches, note, is_pale) != (self._swatches, self._note, self._is_pale):
            self._swatches, self._note, self._is_pale = swatches, note, is_pale
            self.shownChanged.emit()

    def tell(self, told: Told) -> None:
        """Show what the check says about it."""
        for value in self._values:
            value.tell(told)

    @property
    def shape(self) -> tuple[object, ...]:
        """That of its field."""
        return self._field.shape

    values = ListProperty(FieldValue, "_values", constant=True)

    @Property(str, constant=True)
    def name(self) -> str:
        return self._field.name

    @Property(str, constant=True)
    def title(self) -> str:
        """What it is called, if that is not a word."""
        return self._field.title

    @Property(str, constant=True)
    def sort(self) -> str:
        return self._field.sort

    @Property(int, constant=True)
    def most(self) -> int:
        """The greatest number of letters; 0: no limit."""
        return self._field.most

    @Property("QStringList", constant=True)  # type: ignore[arg-type]
    def choices(self) -> list[str]:
        return list(self._field.choices)

    @Property("QStringList", constant=True)  # type: ignore[arg-type]
    def called(self) -> list[str]:
        """What the choices are called, if that is no word of the editor's."""
        return list(self._field.called)

    @Property("QStringList", notify=shownChanged)  # type: ignore[arg-type]
    def swatches(self) -> list[str]:
        """The colour of each choice, if the choices are colours."""
        return self._swatches

    @Property(str, notify=shownChanged)
    def note(self) -> str:
        """What is to be known of a colour: its contrast."""
        return self._note

    @Property(bool, notify=shownChanged)
    def pale(self) -> bool:
        """Whether that contrast is too low for words."""
        return self._is_pale
