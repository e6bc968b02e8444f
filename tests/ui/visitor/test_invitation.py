"""The invitation: large, near the hand, in every language in turn, moving by itself, in nothing's way."""

from collections.abc import Callable
from itertools import pairwise
from math import hypot, sqrt

import pytest
from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem
from support.driver import Screen, ask
from support.fit import inside, kinds, overlap, painted, within

from kiosk.deck import Deck
from kiosk.pictures.crop import QUIET, drawn
from kiosk.session.aids import Aids, Contrast
from kiosk.session.state import Place, Session
from kiosk.settings import Settings
from kiosk.text.no_break import bind_phrase

OpenScreen = Callable[..., Screen]
FULL = Settings(motion="full")
# Each shape, and how high capitals are at least, in hundredths of the short side.
SIZES = {
    (1920, 1080): 5.4,
    (1080, 1920): 5.5,
    (1280, 800): 4.5,
    (720, 1280): 5.5,
    (1024, 768): 3.1,
    (768, 1024): 5.6,
    (3840, 2160): 5.4,
    (3440, 1440): 7.0,
    (1920, 360): 8.0,
}


def loop(screen: Screen, page: int, language: str) -> QQuickItem:
    """The loop's slide of a page; its invitation."""
    screen.assume(Session(Place.ATTRACT, slide_number=page, page=page, language=language))
    return screen.kind("Invitation")


def capital(label: QQuickItem) -> float:
    """How high a label's capitals are, px."""
    return 0.7 * float(str(ask(label, "fontInfo.pixelSize")))


@pytest.mark.usefixtures("unpainted")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_it_is_large_and_covers_nothing(same_screen: OpenScreen, plain_deck: Deck, size: tuple[int, int]) -> None:
    screen = same_screen(plain_deck, *size)
    for language in plain_deck.words:
        for page in range(len(plain_deck.pages)):
            invitation = loop(screen, page, language)
            place = screen.area(invitation)
            (words,) = within(invitation, "Label")
            assert words.property("text") == bind_phrase(plain_deck.words[language]["touch"])
            assert capital(words) >= SIZES[size] * min(size) / 100, language
            assert inside(place, QRectF(0, 0, *size))
            assert inside(painted(screen, words), place)
            slide, bar = screen.kind("Slide"), screen.kind("Bar")
            others = [*within(slide, "Label"), *within(bar, "Control")]
            assert len(others) > 3
            assert not [item for item in others if overlap(painted_or_area(screen, item), place)]
            assert not overlap(place, focus(slide))
            hems = within(bar, "Ornament")
            assert hems or size[0] < size[1], "only a tall screen has no room for a motif beside it"
            assert not any(overlap(place, screen.area(hem)) for hem in hems), "no motif is cut"


def painted_or_area(screen: Screen, item: QQuickItem) -> QRectF:
    return painted(screen, item) if item.inherits("QQuickText") else screen.area(item)


def focus(slide: QQuickItem) -> QRectF:
    """The part of a slide where everybody and everything in the picture stands, its hem too, in the window."""
    picture = within(slide, "Illustration")[0]
    place = drawn(picture.width(), picture.height())
    left = picture.x() + place.x + QUIET * place.height
    return QRectF(left, picture.y() + place.y, place.height, place.height)


@pytest.mark.usefixtures("unpainted")
@pytest.mark.parametrize("inches", [7, 10.1, 24, 43, 55])
@pytest.mark.parametrize("turned", [False, True], ids=["landscape", "portrait"])
def test_it_is_the_largest_of_the_loops_words_to_do_something(
    same_screen: OpenScreen, plain_deck: Deck, inches: float, *, turned: bool
) -> None:
    size = {7: (1024, 600), 10.1: (1280, 800)}.get(inches, (1920, 1080))[:: -1 if turned else 1]
    screen = same_screen(plain_deck, *size, Settings(motion="calm", screen_diagonal_in=inches))
    invitation = loop(screen, 3, "ru")
    assert not overlap(screen.area(invitation), focus(screen.kind("Slide")))
    (words,) = within(invitation, "Label")
    assert not any(
        overlap(screen.area(item), screen.area(invitation)) for item in within(screen.kind("Bar"), "Control")
    )
    assert capital(words) > 1.7 * max(capital(label) for label in within(screen.kind("Bar"), "Label"))
    reach = inches * 25.4 / hypot(*size) * (size[1] - screen.area(invitation).center().y())
    assert reach < 330, "mm above the lower edge: near where a hand reaches"


def test_credits_are_not_covered(open_screen: OpenScreen, photos: Deck) -> None:
    for size in ((1280, 720), (720, 1280)):
        screen = open_screen(photos, *size)
        place = screen.area(loop(screen, 2, "ky"))
        shown = [screen.area(item) for item in kinds(screen, "Credit")]
        assert shown
        assert not any(overlap(place, area) for area in shown)


def test_every_language_is_said_while_a_slide_stays(same_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = same_screen(plain_deck, settings=FULL)
    invitation = loop(screen, 1, "ru")
    word_time, dwell = invitation.property("wordTime"), invitation.property("dwell")
    assert word_time * len(plain_deck.words) <= dwell + len(plain_deck.words)
    inside = invitation.childItems()[0]  # where its ids are known
    assert ask(inside, "wordTimer.running && wordTimer.repeat && wordTimer.interval === invitation.wordTime") is True
    said = []
    for _ in plain_deck.words:
        said.append(str(ask(invitation, "words[said]")))
        ask(inside, "wordTimer.triggered()")  # its time is over
    words = {language: words["touch"] for language, words in plain_deck.words.items()}
    assert said == [words["ru"], words["en"], words["ky"]], "the slide's own comes first"


def test_the_hand_taps_and_rings_spread(open_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = open_screen(plain_deck, settings=FULL)
    invitation = loop(screen, 1, "ky")
    place = screen.area(invitation).toRect()
    (beat,) = [child for child in invitation.children() if child.property("property") == "time"]
    assert beat.property("running") is True
    beat.setProperty("running", False)
    shares: list[float] = []  # how much of the disc is saffron, in the course of a tap
    for step in range(0, 60, 2):
        ask(invitation.childItems()[0], f"beat.time = {(step + 0.5) / 60}")
        now = screen.window.grabWindow().copy(place.x(), place.y(), place.height(), place.height())
        shares.append(share(now, 0xE9A13B))
    assert max(shares) - min(shares) > 0.02
    assert max(abs(one - other) for one, other in pairwise(shares)) < 0.2, "nothing flashes"


def test_its_border_is_whole_at_the_corners(same_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = same_screen(plain_deck)
    invitation = loop(screen, 0, "en")
    screen.settle()
    place, radius, theme = screen.area(invitation), ask(invitation, "radius"), ask(invitation, "theme")
    assert isinstance(radius, float)
    assert isinstance(theme, QObject)
    # The middle of the border on a corner's diagonal, px from the sides.
    aside = round(radius - (radius - theme.property("cord") / 2) / sqrt(2))
    picture = screen.window.grabWindow()
    corners = {
        picture.pixelColor(round(x), round(y)).name()
        for x in (place.left() + aside, place.right() - aside - 1)
        for y in (place.top() + aside, place.bottom() - aside - 1)
    }
    assert corners == {QColor(theme.property("edge")).name()}


def share(picture: QImage, wanted: int) -> float:
    """How much of a picture has this colour, 0 to 1."""
    points = [(x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)]
    return sum(picture.pixel(x, y) & 0xFFFFFF == wanted for x, y in points) / len(points)


def test_in_calm_mode_it_stands(same_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = same_screen(plain_deck)
    invitation = loop(screen, 1, "en")
    assert ask(invitation, "words[said]") == plain_deck.words["en"]["touch"]
    screen.come_to_rest()
    assert ask(invitation, "words[said]") == plain_deck.words["en"]["touch"]


def test_it_is_gone_in_a_visit_and_takes_no_touch(same_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = same_screen(plain_deck, settings=FULL)
    place = screen.centre(screen.kind("Invitation"))
    screen.tap(place)
    assert (screen.place, screen.page) == ("card", 0)
    assert not kinds(screen, "Invitation")
    screen.pass_time(500)
    screen.come_to_rest()


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
def test_the_bar_in_the_loop_carries_the_aids(same_screen: OpenScreen, plain_deck: Deck, size: tuple[int, int]) -> None:
    screen = same_screen(plain_deck, *size)
    screen.tap_control(plain_deck.words["ky"]["aids"])
    assert (screen.place, screen.page) == ("card", 0)
    assert screen.kind("AidsSheet").isVisible()
    screen.pass_time(500)
    screen.tap_control(plain_deck.words["ky"]["contrast_dark"])
    assert screen.aids == Aids(contrast=Contrast.DARK)
    screen.pass_time(200_000)
    assert not kinds(screen, "AidsSheet"), "closed for the next visitor"


@pytest.mark.parametrize("changes", [False, True])
def test_nothing_of_it_moves_once_it_is_out_of_sight(
    open_screen: OpenScreen, plain_deck: Deck, *, changes: bool
) -> None:
    """Even unseen it would draw frames, after all else has come to rest."""
    screen = open_screen(plain_deck, settings=FULL)
    invitation = loop(screen, 3, "en")
    ask(invitation, "say(1)" if changes else "said = 1")
    screen.settle()
    screen.session.touched()
    QGuiApplication.processEvents()
    assert not invitation.isVisible()
    kinds = ("QQuickAbstractAnimation", "QQmlTimer")
    moving = [child.property("running") for child in invitation.children() if any(map(child.inherits, kinds))]
    assert moving == [False, False, False]
