"""The part of the self-test that needs no eyes and no fingers, for QML."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bridge.lists import ListProperty
from kiosk.bridge.operator.access import Access, Gated
from kiosk.bridge.operator.panel_values import Check, Speak
from kiosk.operator.panel_values import Check as Finding

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Checks(Gated):
    """The checks that the self-test makes by itself."""

    foundChanged = Signal()

    def __init__(self, access: Access, speak: Speak, parent: QObject | None = None) -> None:
        super().__init__(access, parent)
        self._speak = speak
        self._found: list[Check] = []

    found = ListProperty(Check, "_found", notify=foundChanged)

    @Slot()
    def run(self) -> None:
        """Check again; `found` changes when done."""
        self._access.ask(self._access.service.checks, self._take)

    def _take(self, findings: tuple[Finding, ...]) -> None:
        before, self._found = self._found, [Check(finding, self._speak, self) for finding in findings]
        self.foundChanged.emit()
        for check in before:
            check.deleteLater()
