"""In a language written from right to left everything is laid out that way, except pictures; live, in both shapes."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtQuick import QQuickItem
from support.decks import picture_of, spoken
from support.driver import Screen, ask, is_kind

from kiosk.deck import Deck, Page
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

OpenScreen = Callable[..., Screen]
CALM = Settings(motion="calm")
ARABIC = "الإعلان العالمي لحقوق الإنسان"


@pytest.fixture
def arabic_deck(plain_deck: Deck) -> Deck:
    """A deck in English and Arabic."""
    deck = spoken(plain_deck, {"en": "English", "ar": "العربية"})

    def said(page: object) -> object:
        texts = page.texts  # type: ignore[attr-defined]
        body = (f"Facebook {ARABIC} (1948). {ARABIC}",)
        return replace(page, texts={**texts, "ar": replace(texts["ar"], headline=ARABIC, body=body)})  # type: ignore[type-var]

    words = dict.fromkeys(deck.words, deck.words["en"])  # of the same lengths, so that only the sides differ
    return replace(deck, pages=tuple(map(said, deck.pages)), words=words)  # type: ignore[arg-type]


def areas(screen: Screen) -> dict[str, QRectF]:
    """Where everything is that a visitor of a card can touch or read, by what it is."""
    found = {is_called(item): screen.area(item) for item in screen.items() if is_kind(item, "RoundButton")}
    kinds = ("Zoomable", "Headline", "Dots", "LanguageToggle")
    return found | {kind: screen.area(screen.kind(kind)) for kind in kinds}


def is_called(button: QQuickItem) -> str:
    return str(button.property("icon"))


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
def test_a_card_is_mirrored_and_back_with_its_language(
    open_screen: OpenScreen, arabic_deck: Deck, size: tuple[int, int]
) -> None:
    screen = open_screen(arabic_deck, *size, CALM)
    visit = Session(Place.CARD, page=2, language="en", touched_at=screen.clock())
    screen.assume(visit)
    before = areas(screen)
    screen.assume(replace(visit, language="ar"))
    after = areas(screen)
    for name in before.keys() & after.keys() - {
        "zoomIn",
        "Headline",
    }:  # the zoom button stays on the picture's free corner
        mirrored = size[0] - before[name].right()
        assert abs(after[name].left() - mirrored) <= 2, name
    headline = screen.kind("Headline")
    assert ask(headline, "effectiveHorizontalAlignment") == Qt.AlignmentFlag.AlignRight.value
    assert screen.area(headline).right() > size[0] - 2 * before["Headline"].left() - 40
    (icon,) = (item for item in screen.items() if is_kind(item, "Icon") and item.property("name") == "next")
    assert icon.property("drawn") == "previous", "arrows point where the page will come from"
    screen.assume(visit)
    assert areas(screen) == before


def test_fingers_and_keys_follow_the_language(open_screen: OpenScreen, arabic_deck: Deck) -> None:
    screen = open_screen(arabic_deck, 1280, 720, CALM)
    screen.assume(Session(Place.CARD, page=2, language="ar", touched_at=screen.clock()))
    middle = QPoint(900, 300)
    screen.swipe(middle, middle + QPoint(400, 0))
    assert screen.page == 3, "the next page is on the left"
    screen.come_to_rest()
    screen.swipe(middle, middle - QPoint(400, 0))
    assert screen.page == 2
    screen.come_to_rest()
    screen.key(Qt.Key.Key_Left)
    assert screen.page == 3
    screen.key(Qt.Key.Key_Right)
    assert screen.page == 2
    screen.key(Qt.Key.Key_Home)
    tiles = sorted(
        (item for item in screen.items() if is_kind(item, "Tile")), key=lambda tile: str(tile.property("name"))
    )
    first, second = (screen.area(tile) for tile in tiles[:2])
    assert first.left() > second.left()
    assert first.top() == second.top()


def test_slides_with_photos_are_mirrored(open_screen: OpenScreen, arabic_deck: Deck) -> None:
    def without_side(page: Page) -> Page:
        return replace(page, illustration=replace(picture_of(page), has_quiet_side=False, credit="Photo: A. Name"))

    screen = open_screen(replace(arabic_deck, pages=tuple(map(without_side, arabic_deck.pages))), 1280, 720, CALM)
    places = {}
    for language in ("en", "ar"):
        screen.assume(Session(Place.ATTRACT, slide_number=2, page=2, language=language))
        screen.come_to_rest()
        kinds = ("Invitation", "LanguageToggle", "Illustration", "Border", "Credit", "Headline")
        found = {kind: [item for item in screen.items() if is_kind(item, kind)] for kind in kinds}
        places[language] = {kind: screen.area(items[0]) for kind, items in found.items()}
    for kind, before in places["en"].items():
        assert abs(places["ar"][kind].left() - (1280 - before.right())) <= 2, kind
    assert places["ar"]["Headline"].left() > places["ar"]["Illustration"].right()


def test_slides_keep_words_and_invitation_on_the_quiet_side(open_screen: OpenScreen, arabic_deck: Deck) -> None:
    screen = open_screen(arabic_deck, 1280, 720, CALM)
    places = []
    for language in ("en", "ar"):
        screen.assume(Session(Place.ATTRACT, slide_number=2, page=2, language=language))
        screen.come_to_rest()
        places.append([screen.area(screen.kind(kind)) for kind in ("Invitation", "LanguageToggle")])
        headline = next(item for item in screen.items() if is_kind(item, "Headline"))
        assert screen.area(headline).right() < 640
        side = Qt.AlignmentFlag.AlignRight if language == "ar" else Qt.AlignmentFlag.AlignLeft
        assert ask(headline, "effectiveHorizontalAlignment") == side.value
    assert places[0] == places[1]
