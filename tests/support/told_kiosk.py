"""A kiosk in a process of its own that shows the views it is asked for, a line of its input for each.

python -m support.told_kiosk LANGUAGE RECORD

RECORD is the file in which it is noted that the deck's pictures were checked.
"""

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QSocketNotifier
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest

from kiosk import paths
from kiosk.deck.load import load
from kiosk.deck.picture_record import Record
from kiosk.session.state import Place, Session
from kiosk.settings import Settings
from support.driver import Screen, ask
from support.operator_service import FakeService
from support.panel import answered, open_panel

CARD = 3  # the page that is open wherever one is


class _Bot:
    """What a Screen asks of pytest-qt's."""

    @staticmethod
    def waitExposed(window: QWindow) -> None:
        QTest.qWaitForWindowExposed(window)

    @staticmethod
    def waitUntil(condition: Callable[[], bool]) -> None:
        while not condition():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def show(screen: Screen, view: str, language: str) -> None:
    """Show a view, and wait until it is there."""
    now = screen.clock()
    screen.assume(Session(Place.CARD, page=CARD, language=language, touched_at=now))
    if view == "operator":
        screen.session.callOperator()
        answered(screen)
    elif view in ("panel", "sure"):
        open_panel(screen, language)
        if view == "sure":
            ask(screen.kind("OperatorPanel"), "ask('Quit', 'The desktop appears.', () => {})")
    elif view == "languages":
        ask(screen.kind("Sheets"), "show(2)")
    elif view == "aids":
        ask(screen.kind("Sheets"), "show(1)")
    elif view == "black":
        screen.assume(Session(Place.CARD, page=CARD, language=language, touched_at=now, is_black=True))
    elif view == "zoomed":
        ask(screen.kind("PictureCard"), "toggleZoom()")
    else:
        page = 0 if view == "cover" else CARD
        place = Place.CARD if view == "cover" else Place(view)
        beneath = Place.CARD if place is Place.COUNTDOWN else Place.ATTRACT
        screen.assume(
            Session(place, page=page, slide_number=page, language=language, beneath=beneath, touched_at=now - 75_000)
        )
    screen.settle()


def main(language: str, record: Path) -> None:
    """Show what the input asks for until it ends."""
    app = QGuiApplication([])
    deck = load(paths.BUILT_IN_DECK, Record(record))[0]
    screen = Screen(_Bot(), deck, Settings(motion="calm", closed_shows="card"), 1280, 720, FakeService())  # type: ignore[arg-type]
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def take() -> None:
        line = sys.stdin.readline().strip()
        if not line:
            app.quit()
            return
        try:
            show(screen, line, language)
        except Exception:
            traceback.print_exc()
            os._exit(1)  # or whoever waits for the view would wait forever
        print("shown", flush=True)

    notifier.activated.connect(take)
    app.exec()
    screen.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
