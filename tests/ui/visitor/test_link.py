"""A card's link can be read by a telephone and by people, leads nowhere at a touch, and leaves the words whole."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QImage
from support.driver import Screen, ask
from support.fit import faults, inside, kinds, overlap

from kiosk.deck import Deck
from kiosk.deck.link import ALL, linked
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
                    large_text=large,
                    high_contrast=contrast,
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
