"""No text is clipped, elided, covered or too small: every view, card, language and screen shape."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from math import ceil, hypot
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem
from support.driver import Screen, is_kind

from kiosk import render
from kiosk.deck import Deck, Language
from kiosk.session import Place, Session
from kiosk.settings import Settings

SIZES = ((1366, 768), (1920, 1080), (3840, 2160), (1024, 768), (2560, 1080), (1080, 1920), (768, 1366))
# EN 301 549, 5.1.4: capitals 0.0122 of the distance high; 43 inches seen from 600 mm; Golos capitals are 0.7 em.
CAPITAL_MM, DIAGONAL_MM, CAPITAL_EM = 0.0122 * 600, 43 * 25.4, 0.7
SLACK = 1.0  # px: sizes are rounded


def views(deck: Deck, language: str) -> Iterator[render.View]:
    yield from render.views(deck, language, "all")
    yield render.View("countdown", Session(Place.COUNTDOWN, page=3, beneath=Place.CARD, language=language))


def ancestors(item: QQuickItem) -> Iterator[QQuickItem]:
    parent = item.parentItem()
    while parent is not None:
        yield parent
        parent = parent.parentItem()


def painted(screen: Screen, label: QQuickItem) -> QRectF:
    """Where a label's letters are, in the window: its own width, or more if they stick out."""
    area = screen.area(label)
    width = max(label.property("contentWidth"), area.width())
    return QRectF(area.left(), area.top(), width, label.property("contentHeight"))


def inside(inner: QRectF, outer: QRectF) -> bool:
    return outer.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(inner)


def overlap(one: QRectF, other: QRectF) -> bool:
    return one.adjusted(SLACK, SLACK, -SLACK, -SLACK).intersects(other)


def faults(screen: Screen, smallest: int) -> Iterator[str]:
    """What is wrong with any text that is on the screen."""
    window = QRectF(0, 0, screen.window.width(), screen.window.height())
    items = list(screen.items())
    countdown = next((item for item in items if is_kind(item, "Countdown")), None)
    if countdown:  # what lies beneath its veil is looked at in its own view
        items = [item for item in items if countdown in (item, *ancestors(item))]
    bar = next((screen.area(item) for item in items if is_kind(item, "Bar")), None)
    labels = [item for item in items if is_kind(item, "Label") and item.property("text")]
    areas = {label: painted(screen, label) for label in labels}
    for label, area in areas.items():
        said = str(label.property("text"))[:30]
        above = list(ancestors(label))
        if area.width() > label.width() + SLACK or area.height() > label.height() + SLACK:
            yield f"{said!r} is larger than its place: {area.width():.0f}x{area.height():.0f}"
        if label.property("truncated"):
            yield f"{said!r} is cut"
        if not inside(area, window):
            yield f"{said!r} is off the screen"
        for item in above:
            if item.clip() and not inside(area, screen.area(item)):
                yield f"{said!r} is clipped"
            if is_kind(item, "PageText") and item.property("overflow") > 0:
                yield f"{said!r} has to be scrolled"
        if bar and not any(is_kind(item, "Bar") for item in above) and area.bottom() > bar.top() + SLACK:
            yield f"{said!r} lies under the bar"
        if label.property("font").pixelSize() < smallest:
            yield f"{said!r} is set in {label.property('font').pixelSize()} px, under {smallest}"
        for item in items:
            covers = is_kind(item, "RoundButton") or is_kind(item, "Pill") or is_kind(item, "LanguageToggle")
            if covers and item not in above and overlap(area, screen.area(item)):
                yield f"{said!r} and {item.property('name')!r} overlap"
            # Slides and tiles set words on a picture's quiet side on purpose: test_contrast looks what is beneath.
            on_purpose = any(is_kind(one, "Slide") or is_kind(one, "Tile") for one in above)
            beside = is_kind(item, "Illustration") and not on_purpose
            if beside and item not in above and overlap(area, screen.area(item)):
                yield f"{said!r} lies on a picture"
    for one, other in combinations(labels, 2):
        if overlap(areas[one], areas[other]):
            yield f"{one.property('text')[:30]!r} and {other.property('text')[:30]!r} overlap"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_text_fits(
    open_screen: Callable[..., Screen], plain_deck: Deck, size: tuple[int, int], capsys: pytest.CaptureFixture[str]
) -> None:
    screen = open_screen(plain_deck, *size)
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


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=["landscape", "portrait"])
def test_larger_text_is_scrolled_never_covered(
    open_screen: Callable[..., Screen], plain_deck: Deck, size: tuple[int, int]
) -> None:
    screen = open_screen(plain_deck, *size)
    for language in plain_deck.words:
        for page in range(len(plain_deck.pages)):
            screen.session.assume(Session(Place.CARD, page=page, language=language, large_text=True))
            screen.settle()
            words = screen.kind("PageText")
            if words.property("overflow") > 0:
                buttons = [
                    screen.area(screen.control(plain_deck.words[language][name]))
                    for name in ("scroll_up", "scroll_down")
                ]
                assert not any(overlap(button, screen.area(words)) for button in buttons), (page, language)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1024, 768)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_five_languages_fit_too(open_screen: Callable[..., Screen], plain_deck: Deck, size: tuple[int, int]) -> None:
    names = {"ky": "Кыргызча", "ru": "Русский", "en": "English", "uz": "Oʻzbekcha", "tg": "Тоҷикӣ"}
    texts = {"uz": "en", "tg": "ru"}

    def five(given: Mapping[str, Any]) -> dict[str, Any]:
        return {code: given[texts.get(code, code)] for code in names}

    pages = tuple(replace(page, texts=five(page.texts)) for page in plain_deck.pages)
    languages = tuple(Language(code, name) for code, name in names.items())
    deck = replace(
        plain_deck, languages=languages, pages=pages, section=five(plain_deck.section), words=five(plain_deck.words)
    )
    screen = open_screen(deck, *size)
    for place in (Place.ATTRACT, Place.CARD, Place.OVERVIEW):
        screen.assume(Session(place, page=2, language="uz"))
        assert list(faults(screen, 1)) == []
        window = QRectF(0, 0, *size)
        controls = [screen.area(item) for item in screen.items() if is_kind(item, "Control")]
        assert all(inside(area, window) for area in controls)


def test_a_small_screen_far_away_gets_larger_letters(open_screen: Callable[..., Screen], plain_deck: Deck) -> None:
    settings = Settings(motion="calm", screen_diagonal_in=24, viewing_distance_mm=600)
    screen = open_screen(plain_deck, 1920, 1080, settings)
    screen.assume(Session(Place.CARD, page=3, language="ky"))
    assert min(label.property("font").pixelSize() for label in screen.texts()) >= 38


def test_a_change_of_language_fits_the_words_anew(open_screen: Callable[..., Screen], plain_deck: Deck) -> None:
    screen = open_screen(plain_deck, 1920, 1080)
    for language in ("ky", "ru", "en", "ky", "en", "ru"):
        screen.assume(Session(Place.CARD, page=0, language=language))
        words = screen.kind("PageText")
        assert words.property("overflow") == 0
        lowest = max(screen.area(label).bottom() for label in screen.texts() if words.isAncestorOf(label))
        assert lowest <= screen.area(words).bottom() + SLACK
