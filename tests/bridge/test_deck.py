"""What the deck gives QML besides its words."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiosk import bridge
from kiosk.deck import Deck
from kiosk.qt.illustrations import Illustrations

Show = Callable[[Deck], bridge.Deck]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:  # noqa: ARG001 - Qt is there
    illustrations = Illustrations()
    yield lambda deck: bridge.Deck(deck, illustrations)
    illustrations.close()


@pytest.mark.parametrize(("language", "said"), [("ky", "3 / 9"), ("ru", "3 из 9"), ("en", "3 of 9")])
def test_a_cards_number_is_said_in_every_language(show: Show, nine_facts: Deck, language: str, said: str) -> None:
    assert show(nine_facts).place(3, language).replace("\u00a0", " ") == said
    assert show(nine_facts).place(0, language) == "", "the cover is no fact"


def test_the_only_card_has_no_number(show: Show, nine_facts: Deck) -> None:
    assert show(replace(nine_facts, pages=nine_facts.pages[:2])).place(1, "en") == ""
