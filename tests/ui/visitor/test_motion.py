"""What moves, and what does not: layers drift, figures count, a light runs; nothing moves while a card is read."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem
from support.driver import Screen, ask, every, is_kind, shown
from support.slides import at_age

from kiosk.bridge import Drawing
from kiosk.deck import Deck
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

FULL = Settings(motion="full")
Open = Callable[..., Screen]


def pictures(screen: Screen) -> list[QQuickItem]:
    """The illustrations on the screen, from back to front."""
    return [item for item in screen.items() if is_kind(item, "Illustration") and item.width() > 0]


def layers(picture: QQuickItem) -> list[float]:
    """Where each layer of a picture stands in it, px."""
    return [item.x() for item in shown(picture) if item.inherits("QQuickImage") and item.property("source")]


def depths(picture: QQuickItem) -> dict[int, list[float]]:
    """Where the parts of each layer stand, px, by its depth."""
    found: dict[int, list[float]] = {}
    for piece in (item for item in shown(picture) if is_kind(item, "IllustrationPart")):
        found.setdefault(int(str(ask(piece, "depth"))), []).append(piece.x())
    return found


def on_top(screen: Screen) -> QQuickItem:
    """The attract loop's present slide."""
    return [item for item in screen.items() if is_kind(item, "Slide")][-1]


def attract(screen: Screen, page: int) -> QQuickItem:
    """The attract loop comes to `page`."""
    screen.session.assume(Session(Place.ATTRACT, slide_number=page, page=page, language="en"))
    screen.qtbot.waitUntil(lambda: ask(on_top(screen), "page.number") == page)
    assert on_top(screen).property("ready") is True
    return on_top(screen)


def await_pictures(screen: Screen) -> list[Drawing]:
    """Every drawing, once all that are wanted are painted, also those that are not seen yet."""
    items = every(screen.window.contentItem())
    drawings = [child for item in items for child in item.children() if isinstance(child, Drawing)]
    screen.qtbot.waitUntil(lambda: all(drawing.property("ready") for drawing in drawings if drawing.property("wanted")))
    return drawings


def words(slide: QQuickItem) -> list[str]:
    """What a slide's figure says, also while it has not come in yet."""
    figures = [item for item in every(slide) if is_kind(item, "Figure") and item.isVisible()]
    return [str(item.property("text")) for figure in figures for item in every(figure) if is_kind(item, "Label")]


def said_at(slide: QQuickItem, ages: range) -> list[str]:
    """What its figure says at each age."""
    said = []
    for ms in ages:
        at_age(slide, ms)
        said.append(words(slide)[0])
    return said


def test_layers_drift_in_the_attract_loop(open_screen: Open, nine_facts: Deck) -> None:
    screen = open_screen(nine_facts, settings=FULL)
    slide = attract(screen, 3)
    began = depths(slide)
    assert set(began) == {-1, 0, 1}
    screen.qtbot.waitUntil(lambda: depths(slide)[1][0] < began[1][0] - 5)
    back, middle, front = (depths(slide)[depth][0] - began[depth][0] for depth in (-1, 0, 1))
    assert back > 0 >= middle > front, "the middle, with all that is looked at, goes along with what is near, but less"


def test_an_amount_counts_up_once_and_a_name_stands(open_screen: Open, nine_facts: Deck) -> None:
    screen = open_screen(nine_facts, settings=FULL)
    slide = attract(screen, 3)
    seen = said_at(slide, range(0, 6_000, 100))
    amounts = [int(text.removesuffix("+")) for text in seen]
    assert amounts == sorted(amounts)
    assert amounts[0] < 200, "it begins low"
    assert len(set(amounts)) > 5
    assert seen[-1] == "400+"
    slide = attract(screen, 2)
    assert set(said_at(slide, range(0, 6_000, 100))) == {"118"}
    assert slide.property("counted") == 1


def test_a_light_runs_along_the_cable_in_the_attract_loop_only(open_screen: Open, nine_facts: Deck) -> None:
    screen = open_screen(nine_facts, settings=FULL)
    slide = attract(screen, 3)
    (light,) = [item for item in shown(slide) if is_kind(item, "RunningLight")]
    seen = []
    for ms in (1_000, 1_100, 1_200):
        at_age(slide, ms)
        seen.append(float(light.property("progress")))
    assert seen[0] < seen[1] < seen[2]
    screen.wake()
    assert not [item for item in screen.items() if is_kind(item, "RunningLight")]


def test_calm_motion_calms_all_of_it(open_screen: Open, nine_facts: Deck) -> None:
    screen = open_screen(nine_facts)
    slide = attract(screen, 3)
    assert words(slide)[0] == "400+"
    assert slide.property("drift") == 0
    assert not [item for item in every(slide) if is_kind(item, "RunningLight")]
    await_pictures(screen)
    screen.come_to_rest()


def test_layers_drift_while_a_card_is_swiped_and_stand_while_it_is_read(open_screen: Open, nine_facts: Deck) -> None:
    screen = open_screen(nine_facts, settings=FULL)
    screen.assume(Session(Place.CARD, page=3, language="en", touched_at=screen.clock()))
    screen.qtbot.waitUntil(lambda: all(picture.property("ready") for picture in pictures(screen)))
    (picture,) = pictures(screen)
    at_rest = depths(picture)
    assert set(at_rest) == {-1, 0, 1}
    assert picture.property("drift") == 0
    start = screen.at(0.7, 0.4)
    screen.press(start)
    for x in (0.6, 0.5, 0.4, 0.3):
        screen.move(screen.at(x, 0.4))
    moved = depths(picture)
    away = {depth: [now - then for now, then in zip(moved[depth], at_rest[depth], strict=True)] for depth in moved}
    assert all(len(set(distances)) == 1 for distances in away.values()), "a layer is one, whatever moves in it"
    back, mid, front = (away[depth][0] for depth in (-1, 0, 1))
    assert front < mid < back, "what is near goes before the finger, what is far comes after"
    screen.release(screen.at(0.3, 0.4))
    screen.qtbot.waitUntil(lambda: screen.page == 4 and len(pictures(screen)) == 1)
    screen.qtbot.waitUntil(lambda: pictures(screen)[0].property("drift") == 0)
    screen.session.previous()
    screen.qtbot.waitUntil(lambda: screen.page == 3 and len(pictures(screen)) == 1)
    screen.qtbot.waitUntil(lambda: depths(pictures(screen)[0]) == at_rest)


@pytest.mark.parametrize("motion", ["full", "calm"])
def test_no_card_is_ever_seen_without_its_picture(open_screen: Open, nine_facts: Deck, motion: str) -> None:
    screen = open_screen(nine_facts, settings=Settings().overridden(motion=motion))
    screen.wake()
    screen.qtbot.waitUntil(lambda: len(await_pictures(screen)) > 3 * len(nine_facts.pages))
    empty: list[str] = []

    def look() -> None:
        for picture in pictures(screen):
            place = picture.mapRectToScene(QRectF(0, 0, picture.width(), picture.height()))
            if place.intersects(QRectF(0, 0, screen.window.width(), screen.window.height())) and not layers(picture):
                empty.append(str(ask(picture, "page.name")))

    screen.window.afterSynchronizing.connect(look)
    for step in (*range(1, 10), 4, 8, 2, 7, 1, 9, 5):
        screen.session.open(step)
        screen.window.grabWindow()
    for _ in range(6):
        screen.session.next()
        screen.window.grabWindow()
    screen.settle()
    assert not empty


def test_what_is_kept_of_pictures_does_not_grow(open_screen: Open, nine_facts: Deck) -> None:
    screen = open_screen(nine_facts, 640, 360)
    kept = screen.kiosk.illustrations._shown
    screen.wake()
    most = 0
    for step in range(18):
        screen.session.open(1 + step * 7 % 9)
        screen.window.grabWindow()
        screen.qtbot.waitUntil(lambda: all(picture.property("ready") for picture in pictures(screen)))
        most = max(most, len(kept))
    # The page and, until it rests, the one before with its neighbours, in three layers; every page's preview; the
    # overview's ten pictures.
    assert most <= 4 * 3 + 10 + 10
    screen.pass_time(10_000_000)
    screen.pass_time(10_000_000)
    assert screen.place == "attract"
    screen.settle()
    # The slide, the next one, the card beneath.
    screen.qtbot.waitUntil(lambda: len(kept) <= 3 + 3 + 3 + 10 + 10)


def test_the_next_slide_is_painted_while_the_present_one_stands(open_screen: Open, nine_facts: Deck) -> None:
    screen = open_screen(nine_facts, settings=FULL)
    attract(screen, 3)
    (hidden,) = [slide for slide in screen.slides() if slide != on_top(screen)]
    screen.qtbot.waitUntil(lambda: ask(hidden, "page.number") == 4 and hidden.property("ready") is True)
    screen.session.assume(Session(Place.ATTRACT, slide_number=4, page=4, language="en"))
    assert on_top(screen) == hidden, "it comes in at once"


def test_the_first_slide_is_there_at_the_reset(open_screen: Open, nine_facts: Deck) -> None:
    screen = open_screen(nine_facts, settings=FULL)
    screen.wake()
    screen.session.open(5)
    while screen.place == "card":
        screen.pass_time(5_000)
    assert screen.place == "countdown"
    slide = screen.slides()[0]
    screen.qtbot.waitUntil(lambda: slide.property("ready") is True)
    screen.pass_time(30_000)
    assert screen.place == "attract"
    assert on_top(screen).x() == 0
    assert set(depths(on_top(screen))) == {-1, 0, 1}


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1024, 768), (2560, 1080)])
@pytest.mark.parametrize("place", [Place.ATTRACT, Place.CARD])
def test_words_stand_beside_a_photo_and_its_credit_is_shown(
    open_screen: Open, photos: Deck, size: tuple[int, int], place: Place
) -> None:
    screen = open_screen(photos, *size)
    screen.assume(Session(place, slide_number=3, page=3, language="ky", touched_at=screen.clock()))
    (picture,) = [item for item in pictures(screen) if item.opacity() > 0][-1:]
    photo = screen.area(picture)
    assert "Photo: Aigul Sadykova, CC BY 4.0" in screen.words()
    for text in screen.texts():
        kinds = [kind for kind in ("Credit", "Control", "Invitation") if is_kind(text.parentItem(), kind)]
        if not kinds:  # on the ground of the page; the others are a ground of their own
            assert not screen.area(text).intersects(photo.adjusted(1, 1, -1, -1)), text.property("text")
        elif kinds == ["Credit"]:
            assert photo.contains(screen.area(text))


def test_a_slide_that_was_not_expected_waits_for_its_own_picture(open_screen: Open, plain_deck: Deck) -> None:
    screen = open_screen(plain_deck, settings=FULL)
    screen.qtbot.waitUntil(lambda: ask(screen.kind("Stage"), "warm") is True)
    slide = attract(screen, 2)
    dwell = int(str(ask(slide, "dwell")))
    coming = next(other for other in screen.slides() if other != slide)
    at_age(slide, dwell - 5_000)
    assert ask(coming, "page.number === 3") is False, "two slides in memory are for the end of each"
    at_age(slide, dwell - 3_000)
    screen.qtbot.waitUntil(lambda: ask(coming, "page.number === 3 && ready") is True)
    screen.session.assume(Session(Place.ATTRACT, slide_number=3, page=7, language="en"))
    assert ask(coming, "[page.number, ready, begun].join()") == "7,false,false"
    screen.qtbot.waitUntil(lambda: ask(coming, "ready && begun") is True)
