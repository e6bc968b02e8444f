"""Judges one screen, in a process that draws nothing."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast
from unittest.mock import patch

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot
from support.driver import Screen
from support.files import PICTURE
from support.fit import deck_of

from kiosk import paths, render
from kiosk.deck import Deck, Illustration
from kiosk.deck.load import load
from kiosk.qt.painting import Painting
from kiosk.settings import Settings
from sizes.screens import Glass
from sizes.views import View, overviews, view_faults, views

MANY = 20  # cards that have to be scrolled on any screen


class _Bot:
    """Waits, as pytest-qt does."""

    def waitExposed(self, window: QQuickWindow) -> None:
        while not window.isExposed():
            QGuiApplication.processEvents()


class _Unpainted(Screen):
    def settle(self) -> None:
        self.lay_out()


Found = list[tuple[str, list[str]]]


def judge(glass: Glass) -> tuple[int, Found]:
    """How many views there are on a screen, upright too, and what is wrong with which."""
    _application = render.open_application()  # must live as long as this runs
    with TemporaryDirectory() as folder, patch("kiosk.qt.illustrations.paint", lambda _: Painting(())):
        deck = _plain(Path(folder))
        few, those = _judged(glass, deck, lambda language: views(deck, language))
        many, others = _judged(glass, deck_of(deck, MANY), overviews)
    return few + many, those + others


def _judged(glass: Glass, deck: Deck, views_in: Callable[[str], Iterator[View]]) -> tuple[int, Found]:
    count, found = 0, []
    settings = Settings(motion="calm", screen_diagonal_in=glass.diagonal)
    with closing(_Unpainted(cast("QtBot", _Bot()), deck, settings, glass.width, glass.height)) as screen:
        for width, height in ((glass.width, glass.height), (glass.height, glass.width)):
            screen.window.resize(width, height)
            for language in deck.words:
                for view in views_in(language):
                    count += 1
                    name = f"{width}x{height} {language} {view.name}, {len(deck.pages) - 1} cards"
                    if faults := list(view_faults(screen, view)):
                        found.append((name, faults))
    return count, found


def _plain(folder: Path) -> Deck:
    """The shipped deck with one picture everywhere: only the words and controls count."""
    picture = folder / "picture.svg"
    picture.write_text(PICTURE, encoding="utf-8")
    deck, _ = load(paths.BUILT_IN_DECK)
    assert deck
    plain = Illustration(picture, has_quiet_side=True)
    return replace(deck, pages=tuple(replace(page, illustration=plain) for page in deck.pages))
