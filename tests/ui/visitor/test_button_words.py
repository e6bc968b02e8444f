"""Every button says what it does: a word in the visitor's language stands on it, at every size."""

from collections.abc import Callable
from dataclasses import replace
from math import floor

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtQuick import QQuickItem
from support.decks import spoken
from support.driver import Screen, ask, every, is_kind
from support.fit import inside, kinds, painted, within

from kiosk.deck import Deck
from kiosk.deck.languages import shipped_words
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

pytestmark = pytest.mark.usefixtures("unpainted")
SCREENS = {7: (1024, 600), 10.1: (1280, 800), 15.6: (1366, 768), 24: (1920, 1080), 43: (1024, 768), 55: (3840, 2160)}
NAMES = {  # of the languages whose letters are in the kiosk's own typeface
    "de": "Deutsch", "en": "English", "es": "Español", "fr": "Français", "it": "Italiano", "kk": "Қазақша",
    "ky": "Кыргызча", "nl": "Nederlands", "pl": "Polski", "pt": "Português", "ru": "Русский", "tr": "Türkçe",
    "uk": "Українська", "uz": "Oʻzbekcha",
}  # fmt: skip
GROUPS = [list(NAMES)[start : start + 5] for start in range(0, len(NAMES), 5)]


def controls(screen: Screen) -> list[QQuickItem]:
    """What a visitor can press. A dot is one of a row that together show the place."""
    above = next(iter(kinds(screen, "LanguageSheet", "Countdown")), None)  # what lies beneath cannot be pressed
    dots = kinds(screen, "Dots")
    found = [item for item in kinds(screen, "Control") if not any(row.isAncestorOf(item) for row in dots)]
    return [item for item in found if above is None or above.isAncestorOf(item)]


def words_on(control: QQuickItem) -> list[QQuickItem]:
    return [label for label in within(control, "Label") if str(label.property("text")).strip()]


def states(language: str, page: int) -> list[Session]:
    card = Session(Place.CARD, page=page, language=language)
    return [
        card,
        replace(card, page=0, large_text=True),
        replace(card, place=Place.OVERVIEW),
        replace(card, place=Place.ATTRACT, slide_number=page),
        replace(card, place=Place.COUNTDOWN, beneath=Place.CARD),
    ]


@pytest.mark.parametrize("diagonal", SCREENS, ids=lambda inches: f"{inches} inches")
def test_a_word_stands_on_every_button(open_screen: Callable[..., Screen], plain_deck: Deck, diagonal: float) -> None:
    width, height = SCREENS[diagonal]
    screen = open_screen(plain_deck, width, height)
    screen.window.setProperty("diagonal", diagonal)
    bare, seen = [], set()
    for size in ((width, height), (height, width)):
        screen.window.resize(*size)
        for language in plain_deck.words:
            for state in states(language, 6):
                screen.assume(state)
                least = floor(float(str(ask(screen.window, "theme.smallestText"))))
                for control in controls(screen):
                    seen.add(str(control.property("name")))
                    at = f"{size} {language} {state.place}: {control.property('name')}"
                    words = words_on(control)
                    if not words:
                        bare.append(f"{at} has no word")
                    for word in words:
                        if not inside(painted(screen, word), screen.area(control)):
                            bare.append(f"{at}: {word.property('text')} sticks out")
                        if word.property("font").pixelSize() < least:
                            bare.append(f"{at}: {word.property('text')} is too small")
    assert not bare, "\n".join(bare)
    said = plain_deck.words["ky"]
    assert {said[name] for name in ("overview", "previous", "next", "zoom_in", "larger_text", "contrast")} <= seen
    assert {said["keep_going"], said["read_more"], "Русский"} <= seen or diagonal < 24


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
    left, right = (screen.area(screen.control(words[name])) for name in ("larger_text", "contrast"))
    gap = right.left() - left.right()
    assert gap > 4
    for share, kept in ((0.2, "largeText"), (0.8, "highContrast")):
        assert screen.get(kept) is False
        screen.tap(QPoint(round(left.right() + share * gap), round(left.center().y())))
        assert screen.get(kept) is True
