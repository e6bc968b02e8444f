"""Draws the pictures of docs/operators.md: PIN pad, operator panel and self-test, with a month of generated visits."""

import os
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage
from support.visits import visits as generated  # of the tests

from kiosk import paths, render
from kiosk.bridge.operator.pin import Pin
from kiosk.deck.load import load
from kiosk.hours.opening_hours import WEEKDAYS
from kiosk.operator.pin import PinGuard
from kiosk.operator.screen import Screen
from kiosk.operator.service import OperatorService
from kiosk.player import assembly
from kiosk.settings.form import settings_of
from kiosk.visits import Visits
from kiosk.visits.writing import Store

ROOT = Path(__file__).resolve().parents[2]
SIZE = 1920, 1080
SHOWN = 960  # px wide in the guide
PIN = "739204"
SETTINGS = settings_of({"motion": "calm", "language": "en", "opening_hours": dict.fromkeys(WEEKDAYS, "10:00-18:00")})


def main() -> None:
    """Draw all three into docs/."""
    _application = render.open_application()
    deck, _ = load(paths.BUILT_IN_DECK)
    with TemporaryDirectory() as folder:
        # Where decks lie is in the picture: as the Debian package has it.
        os.environ.update(XDG_STATE_HOME=folder, XDG_CONFIG_HOME=folder, XDG_DATA_HOME="/var/lib/kiosk/.local/share")
        file = Path(folder) / "visits.sqlite"
        store = Store(file)
        store.add(list(generated(date.today() - timedelta(days=29), 30)))  # noqa: DTZ011 - the machine's own day
        store.close()
        guard = PinGuard(Path(folder) / "pin.json")
        guard.set(PIN, at_keyboard=True)
        visits = Visits(file)
        own_settings = Path(folder) / "kiosk.yaml"
        own_settings.touch()
        service = OperatorService(
            guard=guard,
            settings=SETTINGS,
            own_settings=own_settings,
            deck=deck,
            visits=visits,
            statistics=file,
            troubles=list,
            starts_today=1,
            extension_file=Path(folder) / "longer",
            now=lambda: datetime.combine(date.today(), time(12), UTC),  # noqa: DTZ011 - open, whenever it is drawn
        )
        service.screen = Screen("1920 × 1080 px, 60 Hz", "gpu")
        kiosk = assembly.build(deck, SETTINGS, lambda _: None, service, "en")
        kiosk.window.resize(*SIZE)
        kiosk.window.show()
        _wait(1000)
        kiosk.session.callOperator()
        assert kiosk.operator
        _save(kiosk, "pin-pad")
        cast("Pin", kiosk.operator.pin).enter(PIN)
        _save(kiosk, "operator-panel")
        kiosk.window.setProperty("testing", True)
        _save(kiosk, "self-test")
        kiosk.close()
        visits.close()


def _save(kiosk: assembly.Kiosk, name: str) -> None:
    _wait(1000)
    while kiosk.operator and kiosk.operator.property("busy"):  # the service answers from a thread of its own
        _wait(100)
    _wait(1000)  # covers and charts are painted
    picture: QImage = render.grab(kiosk.window).scaledToWidth(SHOWN, Qt.TransformationMode.SmoothTransformation)
    file = ROOT / "docs" / f"{name}.png"
    picture.save(str(file), quality=0)  # PNG: smallest
    print(f"{file} {file.stat().st_size // 1000} kB")


def _wait(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
