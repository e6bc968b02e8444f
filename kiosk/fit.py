"""Lays out texts as on a screen, without one, and says which do not fit: the process behind kiosk/check/layout.py."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.check.screens import SHAPES
from kiosk.deck import Deck
from kiosk.deck.compiled import from_plain
from kiosk.player import assembly
from kiosk.render import open_application, visible
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

_ROOMIEST = list(SHAPES)[-1]
_PATIENCE_MS = 20_000  # with one text
# Stands in for every picture, because only the words matter.
_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 10"><path d="M0 0H16V10H0Z"/></svg>'


def serve() -> int:
    """Answer the question on stdin on stdout; the exit code."""
    told = json.load(sys.stdin)
    _application = open_application()  # must live as long as this runs
    with TemporaryDirectory() as folder:
        picture = Path(folder) / "picture.svg"
        picture.write_text(_PICTURE, encoding="utf-8")
        deck = _pictured(from_plain(told, Path(told["folder"])), picture)
        diagonal, distance = told["screen"]
        settings = Settings().overridden(motion="calm", screen_diagonal_in=diagonal, viewing_distance_mm=distance)
        found = _misfits(deck, settings, told["texts"])
    print(json.dumps(found))  # noqa: T201 - its answer
    sys.stdout.flush()
    os._exit(0)  # nothing here is worth taking apart


def _pictured(deck: Deck, picture: Path) -> Deck:
    """The deck with the same picture everywhere."""
    pages = (
        replace(page, illustration=page.illustration and replace(page.illustration, file=picture, folder=None))
        for page in deck.pages
    )
    return replace(deck, pages=tuple(pages))


def _misfits(deck: Deck, settings: Settings, texts: list[Any]) -> list[Any]:
    """The page's number, the language and the shapes of each text that does not fit."""
    found: dict[tuple[int, str], list[str]] = {}
    with closing(assembly.build(deck, settings, lambda _: None, clock=lambda: 0)) as kiosk:
        for name, shape in SHAPES.items():
            kiosk.window.resize(*shape)
            for number, language in texts if name != _ROOMIEST else list(found):
                kiosk.session.assume(Session(Place.CARD, language=language, page=number))
                _settle(kiosk.window)
                if any(item.property("scrolls") for item in _of_kind(kiosk.window, "Card")):
                    found.setdefault((number, language), []).append(name)
                print(flush=True)  # noqa: T201 - a sign of life
    return [[*text, shapes] for text, shapes in found.items()]


def _settle(window: QQuickWindow) -> None:
    """Wait until all words are laid out. No frame is drawn for it."""
    patience = QDeadlineTimer(_PATIENCE_MS)
    while True:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        words = list(_of_kind(window, "PageText"))
        if all(item.property("ready") for item in words) and (words or patience.hasExpired()):
            return
        if patience.hasExpired():
            raise TimeoutError("its words are not laid out")


def _of_kind(window: QQuickWindow, name: str) -> Iterator[QQuickItem]:
    """Every visible item of a QML type, or of one made from it."""
    for item in visible(window.contentItem()):
        kind = item.metaObject()
        while kind is not None:
            if kind.className().startswith(f"{name}_QMLTYPE"):
                yield item
                break
            kind = kind.superClass()
