"""Asks the desktop's screen saver and systemd's logind, over D-Bus, to keep screen and computer awake."""

import logging
import threading
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

from kiosk.system import dbus

_log = logging.getLogger(__name__)

_WHO, _WHY = "Kiosk", "The exhibition is open"


@dataclass(frozen=True)
class _InhibitCall:
    service: str
    path: str
    interface: str
    arguments: tuple[str, ...]

    def message(self) -> QDBusMessage:
        message = QDBusMessage.createMethodCall(self.service, self.path, self.interface, "Inhibit")
        message.setArguments(list(self.arguments))
        return message


_SCREEN_SAVER = "org.freedesktop.ScreenSaver"
_LOGIND = "org.freedesktop.login1"
_CALLS = {
    # GNOME, KDE, Xfce, Cinnamon: on X11 and on Wayland
    dbus.SESSION: (_InhibitCall(_SCREEN_SAVER, "/org/freedesktop/ScreenSaver", _SCREEN_SAVER, (_WHO, _WHY)),),
    # Separate requests: a service's user may be refused one of them.
    dbus.SYSTEM: tuple(
        _InhibitCall(_LOGIND, "/org/freedesktop/login1", f"{_LOGIND}.Manager", (what, _WHO, _WHY, "block"))
        for what in ("idle", "sleep")
    ),
}


class Inhibitor(QObject):
    """Keeps the screen awake from when it is made until `let_go` or the end of the program.

    What this system lacks is only logged.
    """

    _looked = Signal(str, str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connections: list[str] = []
        self._asked: dict[QDBusPendingCallWatcher, str] = {}
        self._granted: list[QDBusMessage] = []  # logind's replies hold a file: the request lasts while it is open
        self._looked.connect(self._connect)
        for bus in _CALLS:
            threading.Thread(target=self._look, args=(bus, dbus.address(bus)), daemon=True).start()

    @property
    def granted(self) -> int:
        """How many requests were granted so far."""
        return len(self._granted)

    def let_go(self) -> None:
        self._looked.disconnect(self._connect)
        self._asked.clear()
        self._granted.clear()
        for name in self._connections:
            QDBusConnection.disconnectFromBus(name)
        self._connections.clear()

    def _look(self, bus: str, address: str) -> None:
        self._looked.emit(bus, address, bool(address) and dbus.answers(address))

    @Slot(str, str, bool)
    def _connect(self, bus: str, address: str, answers: bool) -> None:
        if not answers:
            _log.info("no %s bus: no request there to keep the screen on", bus)
            return
        # A connection of our own: closing it ends all requests made through it.
        name = f"kiosk-{bus}"
        connection = QDBusConnection.connectToBus(address, name)
        self._connections.append(name)
        for call in _CALLS[bus]:
            watcher = QDBusPendingCallWatcher(connection.asyncCall(call.message()), self)
            self._asked[watcher] = f"{call.service} {call.arguments[0] if call.service == _LOGIND else ''}".strip()
            watcher.finished.connect(self._answered)

    @Slot(QDBusPendingCallWatcher)
    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        asked = self._asked.pop(watcher, None)
        if asked is None:
            return
        reply = watcher.reply()
        if reply.type() == QDBusMessage.MessageType.ReplyMessage:
            self._granted.append(reply)
            _log.info("kept awake by %s", asked)
        else:
            _log.info("not kept awake by %s: %s", asked, reply.errorMessage())
        watcher.deleteLater()
