"""The attract loop, and the touch that wakes it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from support.driver import Screen, every, is_kind
from support.slides import at_age

from kiosk.deck import Deck

OpenScreen = Callable[..., Screen]


def test_the_attract_loop_plays_and_changes_language(screen: Screen, plain_deck: Deck) -> None:
    seen = []
    for _ in range(11):
        screen.settle()
        page = plain_deck.pages[screen.page]
        seen.append((page.id, screen.language))
        assert page.texts[screen.language].headline.replace("\u00a0", " ") in screen.words()
        screen.pass_time(14_000)
    assert [name for name, _ in seen[:4]] == ["cover", "education", "line-118", "internet"]
    assert seen[10][0] == "cover"
    assert [language for _, language in seen[:4]] == ["ky", "ru", "en", "ky"]
    assert seen[10][1] == "ru"


def test_the_first_touch_wakes_the_very_card_at_once_and_presses_nothing(screen: Screen) -> None:
    screen.pass_time(14_000)
    screen.pass_time(700)
    screen.settle()
    beneath = screen.at(0.9, 0.4)  # where a tap on a card would enlarge the picture
    screen.press(beneath)
    assert (screen.place, screen.page, screen.language) == ("card", 1, "ru")
    screen.release(beneath)
    screen.tap(beneath)
    assert (screen.place, screen.page) == ("card", 1)
    screen.settle()
    assert screen.kind("Zoomable").property("zoom") == 1
    assert screen.names() == ["attract_slide", "attract_slide", "visit_start", "card"]


def test_a_touch_on_a_language_wakes_in_it(screen: Screen) -> None:
    screen.tap_control("English")
    assert (screen.place, screen.page, screen.language) == ("card", 0, "en")


def test_a_touch_that_slides_off_a_language_still_wakes(screen: Screen) -> None:
    point = screen.centre(screen.control("English"))
    screen.press(point)
    screen.move(point - QPoint(0, 300))
    assert screen.place == "attract"
    screen.release(point - QPoint(0, 300))
    assert (screen.place, screen.page, screen.language) == ("card", 0, "ky")


def test_a_finger_that_rests_through_the_reset_does_not_wake(screen: Screen) -> None:
    screen.wake()
    screen.press(screen.at(0.4, 0.5))
    screen.pass_time(400_000)
    assert screen.place == "attract"
    screen.release(screen.at(0.4, 0.5))
    assert screen.place == "attract"


def test_a_slide_comes_in_over_the_one_before(lively: Screen) -> None:
    lively.pass_time(14_000)
    coming, beneath = sorted(lively.slides(), key=lambda slide: -slide.z())
    lively.qtbot.waitUntil(lambda: coming.property("age") > 0)
    at_age(coming, 200)
    assert 0 < coming.x() < coming.width()
    assert beneath.x() <= 0
    assert beneath.x() + beneath.width() > coming.x(), "there is no gap between them"
    words = [str(item.property("text")) for item in every(beneath) if is_kind(item, "Label")]
    assert "Кыргызстан жана Ачык коом фонддору тууралуу 9 факты" in [" ".join(word.split()) for word in words]
    at_age(coming, 10_000)
    assert coming.x() == 0
    assert not beneath.isVisible()


@pytest.mark.parametrize(
    "wanted", [Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down]
)
def test_any_key_of_the_kiosk_only_wakes(screen: Screen, wanted: Qt.Key) -> None:
    screen.key(wanted)
    assert (screen.place, screen.page) == ("card", 0)
