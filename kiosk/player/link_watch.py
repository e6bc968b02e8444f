"""Follows what `kiosk link` has written, and reports to it. It has no network: it reads and writes files."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickWindow

from kiosk.bridge.session import Session
from kiosk.exchange import Exchange, Trouble
from kiosk.operator.screen import Screen
from kiosk.operator.troubles import Trouble as Logged
from kiosk.operator.words import in_english
from kiosk.player.orders import Asked, Carrier, Seen
from kiosk.qt.worker import Worker
from kiosk.session.state import Place

_LOOK_MS = 2000
_PATIENCE = 55  # looks for which a picture waits until nobody is there
_PICTURE_WIDTH = 640  # px: enough to see what is on the screen
_NOBODY_THERE = (Place.ATTRACT, Place.CLOSED, Place.PAUSED, Place.FAILSAFE)
_STATES = {
    Place.OPERATOR: "operator",
    Place.PAUSED: "paused",
    Place.CLOSED: "closed",
    Place.FAILSAFE: "failsafe",
}


class LinkWatch(QObject):
    """Looks every two seconds, on a thread. `restart`: with the reason, once nobody is there."""

    restart = Signal(str)

    def __init__(
        self,
        carrier: Carrier,
        session: Session,
        window: QQuickWindow,
        screen: Screen,
        troubles: Callable[[], list[Logged]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._carrier, self._session, self._window = carrier, session, window
        self._screen, self._troubles = screen, troubles
        self._worker = Worker("link", self)
        self._worker.failed.connect(lambda _: self._go_on())  # it is logged
        self._picture, self._patience = "", 0
        self._reason = ""  # for a restart that waits for the picture: it would be lost
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._worker.close()

    @Slot()
    def look(self) -> None:
        """Look now, unless the last look has not ended: a pack is being installed."""
        self._take_picture()
        if not self._worker.is_busy:
            self._worker.ask(partial(self._carrier.look, self._seen()), self._do)

    def _seen(self) -> Seen:
        found = (Trouble(it.phrase.word, in_english(it.phrase)) for it in self._troubles()[:20])
        return Seen(_STATES.get(self._session.state.place, "playing"), self._screen.size, tuple(found))

    def _do(self, asked: Asked) -> None:
        if asked.pause is not None:
            self._session.set_paused(is_paused=asked.pause)
        if asked.screenshot:
            self._picture, self._patience = asked.screenshot, _PATIENCE
        self._reason = asked.restart or self._reason
        self._go_on()

    def _go_on(self) -> None:
        if self._reason and not self._picture and not self._worker.is_busy:
            reason, self._reason = self._reason, ""
            self.restart.emit(reason)

    def _take_picture(self) -> None:
        """Only while nobody is there: a frame would come late, and nobody looks over a visitor's shoulder."""
        if not self._picture:
            return
        self._patience -= 1
        if self._session.state.place in _NOBODY_THERE:
            asked, self._picture = self._picture, ""
            image = self._window.grabWindow()
            if not image.isNull():
                self._worker.ask(partial(_hand_over, self._carrier.exchange, asked, image), lambda _: self._go_on())
                return
        elif self._patience <= 0:
            self._picture = ""
        self._go_on()


def _hand_over(exchange: Exchange, asked: str, image: QImage) -> None:
    """Make the picture small and write it. Slow: not for the GUI thread."""
    from io import BytesIO  # noqa: PLC0415 - with what follows only if somebody wants to see the screen

    from PIL import Image  # noqa: PLC0415

    small = image.scaledToWidth(_PICTURE_WIDTH, Qt.TransformationMode.SmoothTransformation)
    small = small.convertToFormat(QImage.Format.Format_RGBX8888)
    out = BytesIO()
    pixels = Image.frombuffer("RGBX", (small.width(), small.height()), bytes(small.constBits()), "raw", "RGBX", 0, 1)
    pixels.convert("RGB").save(out, "JPEG", quality=70)
    exchange.write_screenshot(asked, out.getvalue())
