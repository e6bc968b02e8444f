"""The word on a button, in every language, and what a button is without room for it.

Whether a word stands on every button of every screen is looked at in tests/ui/test_true_sizes.py.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from sizes.views import View, view_faults
from support.buttons import controls, words_on
from support.decks import spoken
from support.driver import Screen, every, is_kind

from kiosk.deck import Deck
from kiosk.deck.shipped_words import shipped_words
from kiosk.session.aids import Aids, TextSize
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

pytestmark = pytest.mark.usefixtures("unpainted")
NAMES = {  # of the languages whose letters are in the kiosk's own typeface
    "de": "Deutsch", "en": "English", "es": "Español", "fr": "Français", "it": "Italiano", "kk": "Қазақша",
    "ky": "Кыргызча", "nl": "Nederlands", "pl": "Polski", "pt": "Português", "ru": "Русский", "tr": "Türkçe",
    "uk": "Українська", "uz": "Oʻzbekcha",
}  # fmt: skip
GROUPS = [list(NAMES)[start : start + 5] for start in range(0, len(NAMES), 5)]


@pytest.mark.parametrize("size", [(1024, 600), (600, 1024)], ids=["landscape", "portrait"])
@pytest.mark.parametrize("codes", GROUPS, ids=" ".join)
def test_there_is_room_for_the_words_of_every_language(
    open_screen: Callable[..., Screen], plain_deck: Deck, size: tuple[int, int], codes: list[str]
) -> None:
    deck = spoken(plain_deck, {code: NAMES[code] for code in codes})
    deck = replace(deck, words={code: shipped_words(code).model_dump() for code in codes})
    screen = open_screen(deck, *size, Settings(motion="calm", screen_diagonal_in=7))
    bare = []
    for code in codes:
        screen.session.assume(Session(Place.CARD, page=3, language=code))
        bare += [f"{code} {item.property('name')}" for item in controls(screen) if not words_on(item)]
    assert not bare, "\n".join(bare)


def longest_words() -> dict[str, str]:
    """Of each word the longest that any of these languages has: no language is as wordy."""
    every_word = [shipped_words(code).model_dump() for code in NAMES]
    return {name: max((words[name] for words in every_word), key=len) for name in every_word[0]}


@pytest.mark.parametrize("size", [(800, 480), (480, 800)], ids=["landscape", "portrait"])
@pytest.mark.parametrize("text", [TextSize.USUAL, TextSize.LARGEST], ids=["usual", "largest"])
def test_the_longest_words_leave_every_button_in_its_place(
    open_screen: Callable[..., Screen], plain_deck: Deck, size: tuple[int, int], text: TextSize
) -> None:
    deck = replace(plain_deck, words=dict.fromkeys(plain_deck.words, longest_words()))
    screen = open_screen(deck, *size, Settings(motion="calm", screen_diagonal_in=7))
    card = Session(Place.CARD, page=1, language="ru", aids=Aids(text))
    views = (
        View("card", replace(card, page=6)),
        View("zoom", card, "zoom"),
        View("zoom within reach", replace(card, aids=Aids(text, reach=True)), "zoom"),
        View("aids", card, "aids"),
        View("languages", card, "languages"),
        View("overview", replace(card, place=Place.OVERVIEW)),
        View("countdown", replace(card, place=Place.COUNTDOWN, beneath=Place.CARD)),
        View("attract", Session(Place.ATTRACT, page=3, language="ru")),
    )
    found = [f"{view.name}: {fault}" for view in views for fault in view_faults(screen, view)]
    # An icon says it too, and has a name.
    found = [fault for fault in found if not fault.endswith("has no word")]
    assert not found, "\n".join(found)


def test_the_button_that_zooms_keeps_its_word(open_screen: Callable[..., Screen], plain_deck: Deck) -> None:
    """In German, on the narrowest picture, five words have no room: what arrows do is seen."""
    words = dict.fromkeys(plain_deck.words, shipped_words("de").model_dump())
    screen = open_screen(replace(plain_deck, words=words), 1024, 600, Settings(motion="calm", screen_diagonal_in=7))
    view = View("zoom", Session(Place.CARD, page=1, language="en", aids=Aids(TextSize.LARGEST)), "zoom")
    assert {fault.split("'")[1] for fault in view_faults(screen, view)} == {
        words["en"][name] for name in ("pan_left", "pan_right", "scroll_up", "scroll_down")
    }


def test_a_word_without_room_leaves_the_icon_and_the_name(open_screen: Callable[..., Screen], plain_deck: Deck) -> None:
    long = {code: {**words, "overview_label": "W" * 60} for code, words in plain_deck.words.items()}
    screen = open_screen(replace(plain_deck, words=long))
    screen.assume(Session(Place.CARD, page=3, language="en"))
    button = screen.control("All facts")
    assert words_on(button) == []
    assert button.width() == button.height()
    assert any(is_kind(item, "Icon") and item.isVisible() for item in every(button))


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
def test_a_gap_between_buttons_belongs_to_the_nearest(
    same_screen: Callable[..., Screen], plain_deck: Deck, size: tuple[int, int]
) -> None:
    screen = same_screen(plain_deck, *size)
    screen.assume(Session(Place.CARD, page=3, language="en", touched_at=screen.clock()))
    words = plain_deck.words["en"]
    left, right = (screen.area(screen.control(words[name])) for name in ("overview", "previous"))
    gap = right.left() - left.right()
    assert gap > 4
    for share, place, page in ((0.8, "card", 2), (0.2, "overview", 2)):
        screen.tap(QPoint(round(left.right() + share * gap), round(left.center().y())))
        assert (screen.place, screen.page) == (place, page)
