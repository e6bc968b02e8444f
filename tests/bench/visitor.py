"""The program itself with a visitor built in: `python -m bench.visitor play ...` wakes it and opens cards."""

from typing import Any

from PySide6.QtCore import QTimer

from bench.memory import CARDS, COMES_S
from kiosk import cli
from kiosk.player import assembly

_EVERY_MS = 20
_build = assembly.build


def build(*arguments: Any, **named: Any) -> assembly.Kiosk:
    """As building.build, with the visitor."""
    kiosk = _build(*arguments, **named)
    session = kiosk.session
    acting = QTimer(kiosk.window, interval=_EVERY_MS)
    left = CARDS

    def act() -> None:
        nonlocal left
        if session.state.place == "attract":
            session.touched()
        elif kiosk.window.property("ready") and left:
            page = session.property("page")
            session.open((page + 3) % 10)
            left -= session.property("page") != page  # the first comes too soon after the waking touch

    acting.timeout.connect(act)
    QTimer.singleShot(1000 * COMES_S, kiosk.window, acting.start)
    return kiosk


if __name__ == "__main__":
    assembly.build = build
    cli.main()
