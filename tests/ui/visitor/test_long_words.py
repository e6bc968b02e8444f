"""What an editor may write and nobody expects: words without end, wide figures, credits of several lines."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from support.decks import picture_of
from support.driver import Screen
from support.fit import faults, kinds, overlap, overview_faults
from support.sessions import aided

from kiosk.deck import Deck
from kiosk.session.aids import Aids, TextSize
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

pytestmark = pytest.mark.usefixtures("unpainted")
OpenScreen = Callable[..., Screen]
WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"  # 63 letters
SHAPES = pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
DIAGONALS = pytest.mark.parametrize("diagonal", [43, 10.1])


def endless(deck: Deck) -> Deck:
    """The deck with that word wherever a page has words, and the widest figure with the widest unit."""
    pages = tuple(
        replace(
            page,
            figure="WWWWWWWW",
            texts={
                code: replace(text, headline=WORD, body=(f"{WORD} {WORD}", *text.body[1:]), figure_unit="W" * 24)
                for code, text in page.texts.items()
            },
        )
        for page in deck.pages
    )
    words = {code: {**said, "touch": WORD, "choose": WORD, "read_more": WORD} for code, said in deck.words.items()}
    return replace(deck, pages=pages, section=dict.fromkeys(deck.section, WORD), words=words)


@SHAPES
@DIAGONALS
def test_a_word_too_long_is_broken(
    open_screen: OpenScreen, plain_deck: Deck, size: tuple[int, int], diagonal: float
) -> None:
    settings = Settings(motion="calm", screen_diagonal_in=diagonal)
    screen = open_screen(endless(plain_deck), *size, settings)
    for place in (Place.CARD, Place.ATTRACT):
        for page in (0, 3):
            screen.assume(Session(place, page=page, language="en"))
            assert list(faults(screen, 1, may_scroll=True)) == [], (place, page)
    screen.assume(Session(Place.OVERVIEW, page=1, language="en"))
    assert list(overview_faults(screen)) == []


@SHAPES
@DIAGONALS
def test_scroll_buttons_and_credits_keep_apart(
    open_screen: OpenScreen, photos: Deck, size: tuple[int, int], diagonal: float
) -> None:
    long = "Photo: Aigul Sadykova for the National Museum of Felt and Yurts, with thanks to all families; CC BY 4.0"
    pages = tuple(replace(page, illustration=replace(picture_of(page), credit=long)) for page in photos.pages)
    settings = Settings(motion="calm", screen_diagonal_in=diagonal)
    screen = open_screen(replace(photos, pages=pages), *size, settings)
    screen.assume(Session(Place.CARD, page=0, language="ru", aids=Aids(text=TextSize.LARGE)))
    picture = screen.area(screen.kind("Zoomable"))
    (credit,) = [screen.area(item) for item in kinds(screen, "Credit") if picture.contains(screen.area(item).center())]
    assert picture.contains(credit)
    zoom = screen.area(screen.control(photos.words["ru"]["zoom_in"]))
    assert picture.contains(zoom)
    assert not overlap(zoom, credit)
    for name in ("scroll_up", "scroll_down"):
        button = screen.area(screen.control(photos.words["ru"][name]))
        assert not overlap(button, picture), name
        assert not overlap(button, screen.area(screen.kind("PageText"))), name


@SHAPES
@DIAGONALS
def test_what_is_scrolled_stands_in_one_column(
    open_screen: OpenScreen, plain_deck: Deck, size: tuple[int, int], diagonal: float
) -> None:
    settings = Settings(motion="calm", screen_diagonal_in=diagonal)
    screen = open_screen(plain_deck, *size, settings)
    for large in (True, False, True):
        screen.assume(Session(Place.CARD, page=0, language="ru", aids=aided(large=large)))
        words = screen.kind("PageText")
        said = plain_deck.pages[0].texts["ru"].body
        lefts = [screen.area(label).left() for label in screen.texts() if words.isAncestorOf(label)][-len(said) :]
        assert len(said) == 3
        if words.property("overflow") > 0:
            assert len(set(lefts)) == 1
        else:
            assert not large
            assert len(set(lefts)) > 1


def test_words_that_do_not_fit_are_fitted_once(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(endless(plain_deck), 1280, 720, Settings(motion="calm", screen_diagonal_in=7))
    screen.assume(Session(Place.CARD, page=0, language="ru", touched_at=screen.clock()))
    words = screen.kind("PageText")
    assert words.property("overflow") > 0
    changes: list[None] = []
    words.fitChanged.connect(lambda: changes.append(None))  # type: ignore[attr-defined]
    screen.tap(QPoint(4, 4))
    screen.settle()
    assert len(changes) == 0


def test_a_headline_that_is_broken_is_fitted_once(open_screen: OpenScreen, plain_deck: Deck) -> None:
    word = "грам" * 15 + "мат"
    page = plain_deck.pages[5]
    usual = page.texts["ru"]
    text = replace(usual, headline=f"Наш {word} и другие", body=(f"{word} {usual.body[0]}", *usual.body[1:]))
    cards = (*plain_deck.pages[:5], replace(page, texts={**page.texts, "ru": text}))
    screen = open_screen(replace(plain_deck, pages=cards), 1920, 1080)
    screen.assume(Session(Place.CARD, page=5, language="ru"))
    changes: list[None] = []
    screen.kind("PageText").fitChanged.connect(lambda: changes.append(None))  # type: ignore[attr-defined]
    screen.settle()
    assert len(changes) == 0
    assert list(faults(screen, 1, may_scroll=True)) == []
