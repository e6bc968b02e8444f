"""No text is clipped, elided, covered or too small: every view, card, language and screen shape."""

from collections.abc import Callable, Iterator
from math import ceil, hypot

import pytest
from PySide6.QtCore import QRectF
from support.decks import spoken
from support.driver import Screen, is_kind
from support.fit import SLACK, faults, inside

from kiosk import render
from kiosk.deck import Deck
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

pytestmark = pytest.mark.usefixtures("unpainted")
SIZES = ((1920, 1080), (1024, 768), (2560, 1080), (1080, 1920))  # test_true_sizes.py has others
# EN 301 549, 5.1.4: capitals 0.0122 of the distance high; 43 inches seen from 600 mm; Golos capitals are 0.7 em.
CAPITAL_MM, DIAGONAL_MM, CAPITAL_EM = 0.0122 * 600, 43 * 25.4, 0.7


def views(deck: Deck, language: str) -> Iterator[render.View]:
    yield from render.views(deck, language, "all")
    yield render.View("countdown", Session(Place.COUNTDOWN, page=3, beneath=Place.CARD, language=language))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_text_fits(
    same_screen: Callable[..., Screen], plain_deck: Deck, size: tuple[int, int], capsys: pytest.CaptureFixture[str]
) -> None:
    screen = same_screen(plain_deck, *size)
    smallest = ceil(CAPITAL_MM / (DIAGONAL_MM / hypot(*size)) / CAPITAL_EM)
    found, texts = [], 0
    for language in plain_deck.words:
        for view in views(plain_deck, language):
            screen.session.assume(view.state)
            screen.settle()
            texts += len(screen.texts())
            found += [f"{language} {view.name}: {fault}" for fault in faults(screen, smallest)]
    with capsys.disabled():
        print(f"\n{size[0]}x{size[1]}: {len(found)} of {texts} texts do not fit (smallest {smallest} px)", end=" ")
    assert texts > 400
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1024, 768)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_five_languages_fit_too(open_screen: Callable[..., Screen], plain_deck: Deck, size: tuple[int, int]) -> None:
    names = {"ky": "Кыргызча", "ru": "Русский", "en": "English", "uz": "Oʻzbekcha", "tg": "Тоҷикӣ"}
    screen = open_screen(spoken(plain_deck, names), *size)
    for place in (Place.ATTRACT, Place.CARD, Place.OVERVIEW):
        screen.assume(Session(place, page=2, language="uz"))
        assert list(faults(screen, 1)) == []
        window = QRectF(0, 0, *size)
        controls = [screen.area(item) for item in screen.items() if is_kind(item, "Control")]
        assert all(inside(area, window) for area in controls)


def test_a_small_screen_far_away_gets_larger_letters(same_screen: Callable[..., Screen], plain_deck: Deck) -> None:
    settings = Settings(motion="calm", screen_diagonal_in=24, viewing_distance_mm=600)
    screen = same_screen(plain_deck, 1920, 1080, settings)
    screen.assume(Session(Place.CARD, page=3, language="ky"))
    assert min(label.property("font").pixelSize() for label in screen.texts()) >= 38


def test_a_change_of_language_fits_the_words_anew(same_screen: Callable[..., Screen], plain_deck: Deck) -> None:
    screen = same_screen(plain_deck, 1920, 1080)
    for language in ("ky", "ru", "en", "ky", "en", "ru"):
        screen.assume(Session(Place.CARD, page=0, language=language))
        words = screen.kind("PageText")
        assert words.property("overflow") == 0
        lowest = max(screen.area(label).bottom() for label in screen.texts() if words.isAncestorOf(label))
        assert lowest <= screen.area(words).bottom() + SLACK
