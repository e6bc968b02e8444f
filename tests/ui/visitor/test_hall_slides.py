"""Slides in step with other kiosks: what is seen follows from the wall clock, whatever comes late on this kiosk."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import QMetaObject
from PySide6.QtQuick import QQuickItem
from support.driver import Screen, ask

from kiosk.deck import Deck
from kiosk.qt.painting import Order, Painting, paint
from kiosk.session import hall
from kiosk.session.due import countdown_at, reset_at, slide_page
from kiosk.session.state import Place
from kiosk.settings import Settings

Open = Callable[..., Screen]
WALL = 1_795_000_000_000  # some day in 2026
ARRIVING_MS = 650


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """While it is not set, no picture gets ready."""
    gate = Event()

    def late(order: Order) -> Painting:
        gate.wait()
        return paint(order)

    monkeypatch.setattr("kiosk.qt.illustrations.paint", late)
    gate.set()
    yield gate
    gate.set()


@pytest.fixture
def screen(open_screen: Open, plain_deck: Deck) -> Screen:
    """A kiosk in a hall, on whose first slide all is at rest."""
    screen = open_screen(plain_deck, 960, 540, settings=Settings(motion="full"))
    screen.session.adopt(replace(screen.session.rules, hall_ms=WALL - screen.clock.now))
    screen.session.tick()
    screen.qtbot.waitUntil(lambda: bool(present(screen).property("begun")))
    return screen


def present(screen: Screen) -> QQuickItem:
    """The slide that the loop is at, whether it is seen yet or not."""
    return next(slide for slide in screen.slides() if slide.property("current"))


def until_due(screen: Screen) -> int:
    """How many ms are left until the next turn."""
    rules, state = screen.session.rules, screen.session.state
    return hall.turns_at(rules, state.slide_number) - screen.clock.now


def next_frame(screen: Screen) -> None:
    """What is done for each frame, now."""
    (steps,) = [child for child in present(screen).children() if child.inherits("QQuickFrameAnimation")]
    QMetaObject.invokeMethod(steps, "triggered")


def prepared(screen: Screen) -> QQuickItem:
    """Wait until the slide that comes next is painted, as the present one stands."""
    screen.pass_time(until_due(screen) - 1000)
    next_frame(screen)
    coming = next(slide for slide in screen.slides() if slide is not present(screen))
    page = slide_page(screen.session.rules, screen.session.state.slide_number + 1)
    screen.qtbot.waitUntil(partial(_is_painted, coming, page))
    return coming


@pytest.mark.parametrize("late", [0, 90, 400])
def test_a_slide_that_turns_late_is_at_once_where_it_belongs(screen: Screen, late: int) -> None:
    coming = prepared(screen)
    screen.pass_time(until_due(screen) + late)
    assert present(screen) is coming
    assert coming.property("age") == late
    away = 960 * (1 - late / ARRIVING_MS) ** 3
    assert coming.x() == pytest.approx(away, abs=1)
    screen.clock.now += 100
    next_frame(screen)
    assert coming.property("age") == late + 100, "each frame asks the clock"
    assert coming.x() == pytest.approx(960 * (1 - (late + 100) / ARRIVING_MS) ** 3, abs=1)


def test_it_turns_in_time_although_its_picture_is_not_ready(gate: Event, screen: Screen) -> None:
    gate.clear()
    before = present(screen)
    screen.pass_time(until_due(screen) - 1000)
    screen.pass_time(until_due(screen) + 200)
    now = present(screen)
    assert now is not before
    assert not now.property("ready")
    assert now.x() == pytest.approx(960 * (1 - 200 / ARRIVING_MS) ** 3, abs=1), "its ground and words come in"
    gate.set()
    screen.qtbot.waitUntil(lambda: bool(now.property("ready")))
    screen.clock.now += 300
    next_frame(screen)
    assert now.property("age") == 500, "a picture that comes late does not begin the slide anew"


def test_after_a_visit_the_hall_s_slide_is_there_and_painted(screen: Screen) -> None:
    for _ in range(4):  # the loop goes on with even slides and with odd ones
        screen.wake()
        rules, state = screen.session.rules, screen.session.state
        screen.pass_time(countdown_at(rules, state) - screen.clock.now)
        assert screen.place == Place.COUNTDOWN
        end = reset_at(rules, state)
        number = hall.slide_now(rules, end)
        slide = screen.slides()[number % 2]
        screen.qtbot.waitUntil(partial(_is_painted, slide, slide_page(rules, number)))
        screen.pass_time(end - screen.clock.now)
        assert screen.place == Place.ATTRACT
        assert present(screen) is slide
        assert slide.property("begun")
        assert slide.property("age") == screen.clock.now - screen.session.state.slide_at
        screen.pass_time(until_due(screen))


def _is_painted(slide: QQuickItem, page: int) -> bool:
    return ask(slide, "page.number") == page and bool(slide.property("ready"))
