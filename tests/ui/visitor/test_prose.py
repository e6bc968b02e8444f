"""Marked words on a card are plain texts in their places: nothing overlaps, is lost or is markup."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from support.driver import Screen, ask, every
from support.fit import faults
from support.sessions import aided

from kiosk.deck import Deck
from kiosk.deck.markdown import blocks
from kiosk.session.state import Place, Session

pytestmark = pytest.mark.usefixtures("unpainted")
TEXT = (
    "Since **1993** the *Open Society* has helped **schools, libraries and clinics in every region** of it.\n\n"
    "- one **bold** word\n- two with *<b>slanted</b> words* that go on beyond the end of a line, and on\n\n"
    "> Nobody had *listened* before.\n> — Aigul"
)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=["landscape", "portrait"])
def test_marked_words_stand_in_their_places(
    open_screen: Callable[..., Screen], plain_deck: Deck, size: tuple[int, int]
) -> None:
    prose = blocks(TEXT)
    body = tuple(block.text for block in prose)
    pages = list(plain_deck.pages)
    texts = {code: replace(text, body=body, prose=prose) for code, text in pages[1].texts.items()}
    pages[1:3] = [replace(pages[1], texts=texts), replace(pages[2], texts=texts, illustration=None)]
    screen = open_screen(replace(plain_deck, pages=tuple(pages)), *size)
    for page in (1, 2):
        for large in (False, True):
            screen.assume(Session(Place.CARD, page=page, language="en", aids=aided(large=large)))
            assert list(faults(screen, 1, may_scroll=large)) == []
            said = "".join(screen.words().split())  # in lines that end anywhere
            assert [text for text in body if "".join(text.split()) not in said] == []
            texts_shown = [item for item in every(screen.window.contentItem()) if item.inherits("QQuickText")]
            assert all(ask(item, "textFormat === Text.PlainText") is True for item in texts_shown)
        styles = {(label.property("font").bold(), label.property("font").italic()) for label in screen.texts()}
        assert {(False, True), (True, False)} <= styles
