"""Draws the pictures of docs/hosts.md: PIN pad, operator panel and self-test, with a month of generated visits."""

import os
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from support.visits import visits as generated  # of the tests

from kiosk import app, paths, render
from kiosk.deck import load
from kiosk.host import KioskHost
from kiosk.hours import WEEKDAYS
from kiosk.pin import PinGuard
from kiosk.settings import Settings
from kiosk.visits import Visits
from kiosk.visits.store import Store

from PySide6.QtCore import QEventLoop, Qt, QTimer  # isort: skip
from PySide6.QtGui import QGuiApplication, QImage  # isort: skip
from PySide6.QtQuick import QQuickWindow  # isort: skip

ROOT = Path(__file__).resolve().parent.parent
SIZE = 1920, 1080
SHOWN = 960  # px wide in the guide
PIN = "739204"
SETTINGS = Settings.model_validate(
    {"motion": "calm", "language": "en", "opening_hours": dict.fromkeys(WEEKDAYS, "10:00-18:00")}
)


def main() -> None:
    """Draw all three into docs/."""
    _application = QGuiApplication([])
    QQuickWindow.setSceneGraphBackend("software")
    deck, _ = load(paths.BUILT_IN_DECK)
    with TemporaryDirectory() as folder:
        # Where decks lie is in the picture: as the Debian package has it.
        os.environ.update(XDG_STATE_HOME=folder, XDG_CONFIG_HOME=folder, XDG_DATA_HOME="/var/lib/kiosk/.local/share")
        file = Path(folder) / "visits.sqlite"
        store = Store(file)
        store.add(list(generated(date.today() - timedelta(days=29), 30)))  # noqa: DTZ011 - the machine's own day
        store.close()
        guard = PinGuard(Path(folder) / "pin.json")
        guard.set(PIN, by_owner=True)
        visits = Visits(file)
        host = KioskHost(
            guard=guard,
            settings=SETTINGS,
            own_settings=Path(folder) / "kiosk.yaml",
            deck=deck,
            visits=visits,
            statistics=file,
            troubles=list,
            starts_today=1,
            longer_file=Path(folder) / "longer",
        )
        host.screen, host.drawing = "1920 × 1080 px, 60 Hz", "gpu"
        kiosk = app.build(deck, SETTINGS, lambda _: None, host, "en")
        kiosk.window.resize(*SIZE)
        kiosk.window.show()
        _wait(1000)
        kiosk.session.callHost()
        _save(kiosk.window, "pin-pad")
        assert kiosk.operator
        kiosk.operator.enterPin(PIN)
        _save(kiosk.window, "operator-panel")
        kiosk.window.setProperty("testing", True)
        _save(kiosk.window, "self-test")
        kiosk.close()
        visits.close()


def _save(window: QQuickWindow, name: str) -> None:
    _wait(2500)  # the host's side answers from a thread of its own
    picture: QImage = render.grab(window).scaledToWidth(SHOWN, Qt.TransformationMode.SmoothTransformation)
    file = ROOT / "docs" / f"{name}.png"
    picture.save(str(file), quality=0)  # PNG: smallest
    print(f"{file} {file.stat().st_size // 1000} kB")


def _wait(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
