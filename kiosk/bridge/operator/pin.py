"""The PIN for QML: trying it, setting it, and why it is refused."""

from enum import IntEnum

from PySide6.QtCore import Property, QEnum, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bridge.operator.access import Access
from kiosk.bridge.operator.panel_values import Phrase, Speak
from kiosk.operator import panel_values
from kiosk.operator import pin as pin_
from kiosk.operator.panel_values import PinStatus
from kiosk.operator.words import Said, phrase

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Pin(QObject):
    """The PIN that opens the panel.

    It is tried while the panel is locked, so it has its own rules instead of the gate.
    """

    @QEnum
    class PinState(IntEnum):
        """The same states as in kiosk/operator/panel_values.py."""

        UNSET = panel_values.PinState.UNSET.value
        SET = panel_values.PinState.SET.value
        LOCKED = panel_values.PinState.LOCKED.value

    stateChanged = Signal()
    refusalChanged = Signal()
    proven = Signal()  # the right PIN was entered
    saved = Signal()
    refused = Signal()

    def __init__(self, access: Access, speak: Speak, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._access, self._speak = access, speak
        self._status = PinStatus(panel_values.PinState.UNSET)
        self._refusal: Phrase | None = None
        self._is_proven = False  # the operator has entered the PIN again, within the panel
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._count_down)
        access.called.connect(self._called)
        access.unlocked.connect(self._forget_refusal)
        access.left.connect(self._forget)
        access.failed.connect(self._refuse)

    @Property(int, notify=stateChanged)
    def state(self) -> int:
        """A PinState."""
        return self._status.state.value

    @Property(int, notify=stateChanged)
    def waitSeconds(self) -> int:
        """Seconds until the next try."""
        return self._status.wait_s

    @Property(Phrase, notify=refusalChanged)
    def refusal(self) -> Phrase | None:
        """Why the last request was refused; null if it was not."""
        return self._refusal

    @Slot(str)
    def enter(self, pin: str) -> None:
        """Try a PIN.

        If it is right, `proven` is emitted and the session unlocked; else `state`, `waitSeconds` and `refusal` say why
        not.
        """
        service = self._access.service
        self._access.ask(lambda: (service.try_pin(pin), service.pin_status()), self._tried)

    @Slot(str, result=str)
    def weakness(self, pin: str) -> str:
        """The operator's word for why this cannot be a new PIN; empty if it can."""
        return pin_.weakness(pin)

    @Slot(str)
    def set(self, pin: str) -> None:
        """Set the PIN. Anybody may if there is none; else only whoever has entered it again within the panel."""
        if self._status.state is panel_values.PinState.UNSET or (self._access.is_unlocked and self._is_proven):
            self._is_proven = False
            service = self._access.service
            self._access.ask(lambda: (service.set_pin(pin), service.pin_status()), self._set)

    def _tried(self, result: tuple[Said | None, PinStatus]) -> None:
        refusal, status = result
        self._take(status)
        if refusal:
            self._access.tell(refusal)
            self._refuse(refusal)
            return
        self._access.tell(None)
        self._show_refusal(None)
        if not self._access.is_here:
            return
        self._is_proven = self._access.is_unlocked  # entering the PIN to open the panel does not allow changing it
        self._access.session.unlock()
        self.proven.emit()

    def _set(self, result: tuple[Said | None, PinStatus]) -> None:
        refusal, status = result
        self._take(status)
        self._access.tell(refusal or phrase("pin_saved"))
        if refusal:
            self._refuse(refusal)
        else:
            self._show_refusal(None)
            self.saved.emit()

    def _refuse(self, why: Said) -> None:
        self._show_refusal(why)
        self.refused.emit()

    def _show_refusal(self, why: Said | None) -> None:
        before, self._refusal = self._refusal, Phrase(why, self._speak, self) if why else None
        self.refusalChanged.emit()
        if before:
            before.deleteLater()

    def _forget_refusal(self) -> None:
        self._show_refusal(None)

    def _called(self) -> None:
        self._show_refusal(None)
        self._access.ask(self._access.service.pin_status, self._take)

    def _forget(self) -> None:
        self._is_proven = False
        self._show_refusal(None)

    def _take(self, status: PinStatus) -> None:
        if status != self._status:
            self._status = status
            self.stateChanged.emit()
        if status.wait_s:
            self._second.start()

    def _count_down(self) -> None:
        if self._status.wait_s:
            self._status = PinStatus(self._status.state, self._status.wait_s - 1)
            self.stateChanged.emit()
        else:
            self._second.stop()
