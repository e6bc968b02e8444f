"""A card's link can be read by a telephone and by people, leads nowhere at a touch, and leaves the words whole."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QImage
from support.driver import Screen, ask
from support.fit import faults, inside, kinds, overlap
from support.sessions import aided

from kiosk.deck import Deck
from kiosk.deck.link import ALL, linked
from kiosk.deck.markdown import blocks
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

pytestmark = pytest.mark.usefixtures("unpainted")
ADDRESSES = {"ky": "https://ky.wikipedia.org/wiki/Кыргыз_тили", ALL: "https://example.org/" + 60 * "long-" + "."}


@pytest.fixture
def linking(plain_deck: Deck) -> Deck:
    """Links on every card: short and long texts, one without a picture, one with a headline alone."""
    links = {code: linked(address[:280]) for code, address in ADDRESSES.items()}
    pages = [replace(page, links=links) for page in plain_deck.pages]
    texts = {code: replace(text, body=()) for code, text in pages[2].texts.items()}
    pages[1], pages[2] = replace(pages[1], illustration=None), replace(pages[2], texts=texts)
    return replace(plain_deck, pages=tuple(pages))


def read(picture: QImage) -> list[str]:
    """What a reader finds in a picture of the whole screen."""
    whole = picture.convertToFormat(QImage.Format.Format_RGB888)
    size = (whole.width(), whole.height())
    image = Image.frombuffer("RGB", size, bytes(whole.constBits()), "raw", "RGB", whole.bytesPerLine(), 1)
    return [found.text for found in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=["landscape", "portrait"])
def test_it_is_read_and_leaves_the_words_whole(
    open_screen: Callable[..., Screen], linking: Deck, size: tuple[int, int]
) -> None:
    screen = open_screen(linking, *size, Settings(motion="calm", screen_diagonal_in=32))
    for language, address in (("ky", "https://ky.wikipedia.org/wiki/"), ("ru", ADDRESSES[ALL][:280])):
        for page in (3, 1, 2, 5):
            for large in (False, True):
                contrast = page == 1
                state = Session(
                    Place.CARD,
                    page=page,
                    language=language,
                    aids=aided(large=large, contrast=contrast),
                    touched_at=screen.clock(),
                )
                screen.assume(state)
                case = (language, page, large)
                (found,) = read(screen.picture())
                assert found.startswith(address), case
                link = screen.kind("LinkCode")
                assert list(faults(screen, 1, may_scroll=True)) == [], case
                area = screen.area(link)
                assert not overlap(area, screen.area(screen.kind("PageText"))), case
                assert inside(area, screen.area(screen.kind("Card"))), case
                assert not any(overlap(area, screen.area(picture)) for picture in kinds(screen, "Zoomable")), case
                module_mm = float(str(ask(link, "module * theme.pixel")))
                assert module_mm * (len(linking.pages[0].link(language).code)) >= 25, case
        screen.pass_time(500)
        screen.tap(screen.centre(screen.kind("LinkCode")))
        assert (screen.place, screen.page) == ("card", 5)


def test_the_room_of_words_without_a_picture_does_not_depend_on_itself(
    open_screen: Callable[..., Screen], linking: Deck
) -> None:
    """Qt would warn of a binding loop, which fails a test."""
    text = "Open to all.\n\n- a workshop\n- **two** halls\n\n> A house for everybody.\n\n" + 20 * "It is a house. "
    prose = blocks(text)
    texts = {
        code: replace(text, body=tuple(block.text for block in prose), prose=prose)
        for code, text in linking.pages[1].texts.items()
    }
    links = {ALL: linked("https://example.org/a")}
    pages = tuple(replace(page, illustration=None, texts=texts, links=links) for page in linking.pages)
    screen = open_screen(replace(linking, pages=pages), 1280, 720)
    for large, contrast in ((False, False), (True, True)):
        visit = Session(Place.CARD, page=1, language="ru", aids=aided(large=large, contrast=contrast))
        screen.assume(replace(visit, touched_at=screen.clock()))
        for width, height in ((1000, 700), (700, 1000), (1280, 720)):
            screen.window.resize(width, height)
            screen.settle()
            words, link = screen.area(screen.kind("PageText")), screen.area(screen.kind("LinkCode"))
            assert not overlap(link, words)
            assert inside(link, screen.area(screen.kind("Card")))
