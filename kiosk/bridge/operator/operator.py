"""The operator's side for QML: the PIN, the panel, the self-test and the operator's words."""

from collections.abc import Mapping

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bridge.charts import CHARTS
from kiosk.bridge.covers import COVERS
from kiosk.bridge.operator.access import Access
from kiosk.bridge.operator.panel import Panel
from kiosk.bridge.operator.panel_values import Phrase
from kiosk.bridge.operator.pin import Pin
from kiosk.bridge.operator.self_test import Checks
from kiosk.bridge.operator.service import Service
from kiosk.bridge.session import Session
from kiosk.operator.words import OPERATOR_WORDS, Said, spoken
from kiosk.qt.fonts import with_signs

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Operator(QObject):
    """Everything behind the operator's gesture."""

    messageChanged = Signal()
    busyChanged = Signal()
    ended = Signal(object)  # an Ending
    extended = Signal(object)  # the Extension of today's opening hours, or None

    def __init__(
        self,
        service: Service,
        session: Session,
        sizes: Mapping[str, float],
        words: Mapping[str, Mapping[str, str]],
        parent: QObject | None = None,
    ) -> None:
        """Build the operator's side.

        `sizes` has screen_diagonal_in and viewing_distance_mm; `words` the deck's own words for the operator, by
        language.
        """
        super().__init__(parent)
        self._words = words
        self._said: Said | None = None
        self._message: Phrase | None = None
        self._access = Access(service, session, self)
        self._access.told.connect(self._tell)
        self._access.worker.busyChanged.connect(self.busyChanged)
        self._pin = Pin(self._access, self._speak, self)
        self._checks = Checks(self._access, self._speak, self)
        self._panel = Panel(self._access, sizes, self._speak, self)
        self._panel.ended.connect(self.ended)
        self._panel.extended.connect(self.extended)
        self.image_providers = {CHARTS: self._panel.chart_pictures, COVERS: self._panel.cover_pictures}

    @Property(Pin, constant=True)
    def pin(self) -> Pin:
        return self._pin

    @Property(Panel, constant=True)
    def panel(self) -> Panel:
        return self._panel

    @Property(Checks, constant=True)
    def checks(self) -> Checks:
        return self._checks

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        """Whether an answer is still on its way."""
        return self._access.worker.is_busy

    @Property(Phrase, notify=messageChanged)
    def message(self) -> Phrase | None:
        """The latest message to the operator, or null."""
        return self._message

    @Slot(str, str, result=str)
    def say(self, word: str, language: str) -> str:
        """One of the operator's words (kiosk/operator/words.py) in the deck's language, else in English.

        Its placeholders are not filled in.
        """
        return with_signs(self._words.get(language, {}).get(word) or OPERATOR_WORDS[word])

    def close(self) -> None:
        """End the thread."""
        self._access.worker.close()

    def _speak(self, said: Said, language: str) -> str:
        return with_signs(spoken(said, self._words.get(language, {})))

    def _tell(self, said: Said | None) -> None:
        if said == self._said:
            return
        before, self._said = self._message, said
        self._message = Phrase(said, self._speak, self) if said else None
        self.messageChanged.emit()
        if before:
            before.deleteLater()
