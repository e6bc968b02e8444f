"""What the check has found, for QML: a list, each line of which leads to where it is mended."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bridge.editor.history import Spot
from kiosk.bridge.lists import ValueList
from kiosk.editor.findings import Finding
from kiosk.problems import Severity

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class EditorFindings(QObject):
    """The findings of the newest check."""

    changed = Signal()
    seen = Signal(str, str, str)  # a field is to be mended: its name, its title, its language

    def __init__(self, select: Callable[[Spot], object], parent: QObject) -> None:
        """`select` shows another part or page."""
        super().__init__(parent)
        self._select = select
        self._found: Sequence[Finding] = ()
        self._rows = ValueList(Finding, self)

    def show(self, found: Sequence[Finding]) -> None:
        """List these."""
        if found != self._found:
            self._found = found
            self._rows.follow(found)
            self.changed.emit()

    @Property(QObject, constant=True)  # qmllint knows no item models
    def rows(self) -> ValueList:
        """All of them: see Finding in kiosk/editor/findings.py."""
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._found)

    @Property(int, notify=changed)
    def mistakes(self) -> int:
        """How many of them have to be mended."""
        return sum(finding.severity == Severity.ERROR for finding in self._found)

    @Property(int, notify=changed)
    def warnings(self) -> int:
        """How many of them visitors would notice."""
        return sum(finding.severity == Severity.WARNING for finding in self._found)

    @Slot(int)
    def see(self, nth: int) -> None:
        """Show where one of them is mended; nothing happens if only the files have the place."""
        found = self._found[nth]
        if found.part:
            self._select(Spot(found.part, max(0, found.page)))
            self.seen.emit(found.field, found.entry, found.language)
