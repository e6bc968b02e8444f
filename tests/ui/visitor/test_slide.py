"""A slide's words: number, figure, headline and the fact's first words, on the quiet side and in nothing's way."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import floor

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont
from PySide6.QtQuick import QQuickItem
from support.driver import Screen, ask
from support.fit import inside, overlap, painted, within
from support.headlines import headline_faults

from kiosk.deck import Deck
from kiosk.deck.page import PageText
from kiosk.pictures.crop import quiet
from kiosk.qt.text_lines import paragraph_lines
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

pytestmark = pytest.mark.usefixtures("unpainted")
OpenScreen = Callable[..., Screen]
SIZES = [(1920, 1080), (1080, 1920), (1280, 800), (720, 1280), (1024, 768), (3440, 1440), (1920, 360), (3840, 2160)]
SHAPES = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}", scope="module")
SKY = 0.1  # of a picture's height, at its top: where nothing is drawn
READ_MM = 12.5  # a capital's height on a 43 inch screen, at least: read from two metres and more


def slides(screen: Screen, deck: Deck, language: str) -> Iterator[QQuickItem]:
    """Comes to each slide in turn."""
    for page in range(len(deck.pages)):
        screen.assume(Session(Place.ATTRACT, slide_number=page, page=page, language=language))
        yield screen.kind("Slide")


def words(slide: QQuickItem) -> list[QQuickItem]:
    credits_ = within(slide, "Credit")
    labels = [label for label in within(slide, "Label") if label.property("text")]
    return [label for label in labels if not any(credit.isAncestorOf(label) for credit in credits_)]


@SHAPES
def test_words_stand_on_the_quiet_side_clear_of_everything(
    same_screen: OpenScreen, plain_deck: Deck, size: tuple[int, int]
) -> None:
    screen = same_screen(plain_deck, *size)
    wrong = []
    for language in plain_deck.words:
        for slide in slides(screen, plain_deck, language):
            place = screen.area(slide)
            side = quiet(slide.width(), slide.height())
            room = QRectF(0, 0, *side) if not slide.property("stacked") else QRectF(place)
            if slide.property("stacked"):
                picture = screen.area(within(slide, "Illustration")[0])
                room.setBottom(picture.top() + SKY * picture.height())
            invitation = screen.area(screen.kind("Invitation"))
            areas = {str(label.property("text")): painted(screen, label) for label in words(slide)}
            for text, area in areas.items():
                if not inside(area, room) or overlap(area, invitation):
                    wrong.append(f"{language} {text!r} at {area} leaves {room}")
            wrong += [f"{language}: {fault}" for fault in headline_faults(screen)]
            labels = list(areas.values())
            wrong += [
                f"{language} {list(areas)} overlap"
                for i, one in enumerate(labels)
                if any(overlap(one, other) for other in labels[i + 1 :])
            ]
    assert not wrong, "\n".join(wrong)


@SHAPES
def test_words_stand_beside_photos_clear_of_everything(
    open_screen: OpenScreen, photos: Deck, size: tuple[int, int]
) -> None:
    screen = open_screen(photos, *size)
    for slide in slides(screen, photos, "ru"):
        (border,) = within(slide, "Border")
        others = [screen.area(item) for item in (*within(slide, "Illustration"), border, screen.kind("Invitation"))]
        assert not overlap(others[0], others[1])
        assert not overlap(others[0], others[2]), "the invitation covers no photo"
        for label in words(slide):
            assert not any(overlap(painted(screen, label), other) for other in others), label.property("text")


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=["landscape", "portrait"])
def test_each_slide_says_its_number_and_its_first_words_large(
    same_screen: OpenScreen, plain_deck: Deck, size: tuple[int, int]
) -> None:
    screen = same_screen(plain_deck, *size)
    for language, said in plain_deck.words.items():
        for number, slide in enumerate(slides(screen, plain_deck, language)):
            shown = "\n".join(str(label.property("text")) for label in words(slide)).replace("\u00a0", " ")
            place = said["place"].replace("{number}", str(number)).replace("{count}", "9")
            assert (place in shown) == (number > 0)
            opening = within(slide, "Opening")
            assert opening, (language, number)
            text = str(opening[0].property("said"))
            page = plain_deck.pages[number].texts[language]
            body = page.opening or page.body[0]
            assert not page.opening or not text.endswith("…"), "what is written for the slide has room"
            plain = text.removesuffix("…").replace("\u00a0", " ").replace("\u2011", "-")
            assert body.replace("\u00a0", " ").replace("\u2011", "-").startswith(plain)
            assert len(plain.split()) >= 5
            last = str(opening[0].property("text")).split("\n")[-1]
            assert len(last.split()) > 1 or len(last) > 6, "no short word stands alone in the last line"
            capital = (
                0.7 * float(str(ask(opening[0], "font.pixelSize"))) * float(str(ask(screen.window, "theme.pixel")))
            )
            assert capital > READ_MM
            if language == "ky":  # the verb, which ends a Kyrgyz sentence, is said
                assert text.endswith("."), (number, text)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=["landscape", "portrait"])
def test_few_words_beside_a_photo_are_larger(open_screen: OpenScreen, photos: Deck, size: tuple[int, int]) -> None:
    long = PageText("Көл", ("Ысык-Көл эч качан тоңбойт, " * 4 + "кышында да.",), "")
    few = PageText("Көл", ("Ысык-Көл тоңбойт.",), "")
    pages = [replace(photos.pages[1], figure="", texts=dict.fromkeys(photos.words, said)) for said in (long, few)]
    deck = replace(photos, pages=(photos.pages[0], *pages))
    screen = open_screen(deck, *size)
    _, *others = (
        [float(str(ask(within(slide, kind)[0], "font.pixelSize"))) for kind in ("Headline", "Opening")]
        for slide in slides(screen, deck, "ky")
    )
    (headline, opening), (larger_headline, larger_opening) = others
    assert larger_headline == pytest.approx(1.5 * headline, rel=0.02)
    assert larger_opening > 1.2 * opening


@pytest.mark.parametrize("inches", [7, 10.1, 24, 55])
@pytest.mark.parametrize("turned", [False, True], ids=["landscape", "portrait"])
def test_on_small_screens_too_nothing_is_smaller_than_reads(
    same_screen: OpenScreen, plain_deck: Deck, inches: float, *, turned: bool
) -> None:
    size = {7: (1024, 600), 10.1: (1280, 800)}.get(inches, (1920, 1080))[:: -1 if turned else 1]
    screen = same_screen(plain_deck, *size, Settings(motion="calm", screen_diagonal_in=inches))
    for slide in slides(screen, plain_deck, "ky"):
        least = floor(float(str(ask(slide, "theme.smallestText"))))
        assert all(float(str(ask(label, "font.pixelSize"))) >= least for label in words(slide))


def test_words_come_in_one_after_another(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(plain_deck, settings=Settings(motion="calm"))
    screen.assume(Session(Place.ATTRACT, slide_number=3, page=3, language="en"))
    slide = screen.kind("Slide")
    parts = [within(slide, kind)[0] for kind in ("Figure", "Headline", "Opening")]
    for arrived in (0.0, 0.2, 0.45, 1.0):
        slide.setProperty("arrived", arrived)
        shown = [part.opacity() for part in parts]
        assert shown == sorted(shown, reverse=True)
        assert (max(shown) == 0) == (arrived == 0)
    assert [part.opacity() for part in parts] == [1, 1, 1]
    assert [ask(part, "transform[0].y") for part in parts] == [0, 0, 0]


def test_first_words_wait_for_their_headline_before_they_are_fitted(
    open_screen: OpenScreen, plain_deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else each size that a headline tries, in each place that it has meanwhile, has them tried in all sizes."""
    screen = open_screen(plain_deck)
    screen.assume(Session(Place.OVERVIEW, page=1, language="en"))
    said = [str(ask(slide, r"page.openings(language).join('\n')")) for slide in screen.slides()]
    begins = set("\n".join(said).split("\n"))
    tried: list[float] = []

    def lines(text: str, font: QFont, room: float) -> str:
        if text in begins:
            tried.append(font.pixelSize())
        return paragraph_lines(text, font, room)

    monkeypatch.setattr("kiosk.bridge.page.paragraph_lines", lines)
    screen.window.resize(720, 1280)
    screen.settle()
    assert 0 < len(tried) < 60
