"""What a visitor touches: buttons, the zoom, languages, aids."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from support.driver import Screen, ask
from support.fit import within

from kiosk.session.aids import Aids, TextSize
from kiosk.session.state import Place, Session

OpenScreen = Callable[..., Screen]


def test_a_long_press_is_a_press(screen: Screen) -> None:
    screen.wake()
    point = screen.centre(screen.control("Кийинки"))
    screen.press(point)
    screen.qtbot.wait(1000)  # longer than Qt's own limit for a tap; nothing else tells a slow finger
    screen.release(point)
    assert screen.page == 1


def test_sliding_off_a_button_cancels(screen: Screen) -> None:
    screen.wake()
    point = screen.centre(screen.control("Кийинки"))
    screen.press(point)
    screen.move(point - QPoint(0, 200))
    screen.release(point - QPoint(0, 200))
    assert screen.page == 0


def test_buttons_dots_and_overview(screen: Screen) -> None:
    screen.wake()
    screen.tap_control("Кийинки")
    screen.tap_control("Кийинки")
    assert screen.page == 2
    screen.tap_control("Мурунку")
    assert screen.page == 1
    screen.tap_control("Көз карандысыз медиа, ачык өкмөт")
    assert screen.page == 6
    screen.tap_control("Бардык фактылар")
    assert screen.place == "overview"
    screen.settle()
    screen.tap_control("9. Жергиликтүү юридикалык клиникалар")
    assert (screen.place, screen.page) == ("card", 9)


def test_the_overview_opens_the_introduction(screen: Screen) -> None:
    screen.assume(Session(Place.OVERVIEW, page=3, language="en", touched_at=screen.clock()))
    screen.tap_control("Read more")
    assert (screen.place, screen.page) == ("card", 0)
    screen.settle()
    assert "Over its 30 years of work" in screen.words()


def test_two_fingers_zoom_the_picture_and_the_next_card_is_whole(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=3, language="ky", touched_at=screen.clock()))
    picture = screen.kind("Zoomable")
    centre = screen.centre(picture)
    near, far = QPoint(40, 0), QPoint(110, 0)
    screen.two_fingers((centre - near, centre + near), (centre - far, centre + far))
    assert picture.property("zoom") > 1.5
    assert screen.page == 3
    screen.swipe(centre, centre + QPoint(60, 30))  # one finger pans the enlarged picture
    assert screen.page == 3
    screen.tap_control("English")
    assert picture.property("zoom") > 1.5, "a change of language keeps the zoom"
    screen.tap_control("Next")
    screen.tap_control("Previous")
    screen.settle()
    assert screen.kind("Zoomable").property("zoom") == 1


def test_the_zoom_has_a_button(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=3, language="en", touched_at=screen.clock()))
    screen.tap_control("Zoom in")
    screen.settle()
    assert screen.kind("Zoomable").property("zoom") == 2
    screen.tap_control("Zoom out")
    screen.settle()
    assert screen.kind("Zoomable").property("zoom") == 1


def test_the_language_keeps_card_and_scroll(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=0, language="en", aids=Aids(text=TextSize.LARGE), touched_at=screen.clock()))
    words = screen.kind("PageText")
    assert words.property("overflow") > 0
    screen.tap_control("Scroll down")
    screen.settle()
    scrolled = words.property("scroll")
    assert scrolled > 0
    screen.tap_control("Русский")
    screen.settle()
    assert (screen.page, screen.language) == (0, "ru")
    line = 1.5 * float(str(ask(screen.window, "theme.textLarge")))  # it begins with a whole one
    assert words.property("scroll") == pytest.approx(min(scrolled, words.property("overflow")), abs=line)


def test_a_finger_scrolls_words_that_do_not_fit(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=0, language="en", aids=Aids(text=TextSize.LARGE), touched_at=screen.clock()))
    words = screen.kind("PageText")
    start = screen.centre(words)
    screen.swipe(start, start - QPoint(0, 60))
    assert words.property("scroll") > 0
    labels = [(screen.area(label), label.property("lineCount")) for label in within(words, "Label")]
    lines = [area.top() + n * area.height() / count for area, count in labels for n in range(count)]
    assert min(abs(line - screen.area(words).top()) for line in lines) <= 2  # on to the next whole line
    assert screen.page == 0


def test_text_size_and_contrast(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=3, language="en", touched_at=screen.clock()))
    before = max(item.property("size") for item in screen.texts() if "From 1997" in item.property("text"))
    screen.tap_control("Help with reading")
    screen.tap_control("150 %")
    screen.tap_control("Done")
    screen.settle()
    after = max(item.property("size") for item in screen.texts() if "From 1997" in item.property("text"))
    assert after > 1.1 * before  # which had grown
    screen.tap_control("Help with reading")
    screen.tap_control("Black on white")
    screen.tap_control("Done")
    grabbed = screen.picture()
    corner = screen.area(screen.kind("PageText")).bottomLeft().toPoint() + QPoint(-5, 5)
    assert grabbed.pixelColor(corner).name() == "#ffffff"


def test_keys_do_what_the_buttons_do(fresh: Screen) -> None:
    fresh.wake()
    for key, page in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Space, 2), (Qt.Key.Key_Return, 3), (Qt.Key.Key_Left, 2)):
        fresh.key(key)
        assert fresh.page == page
    fresh.key(Qt.Key.Key_Home)
    assert fresh.place == "overview"
    fresh.settle()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right):
        fresh.key(key)
    fresh.key(Qt.Key.Key_Return)
    assert (fresh.place, fresh.page) == ("card", 2)


def test_keys_scroll(fresh: Screen) -> None:
    fresh.assume(Session(Place.CARD, page=0, language="en", aids=Aids(text=TextSize.LARGE), touched_at=fresh.clock()))
    fresh.key(Qt.Key.Key_Down)
    fresh.settle()
    assert fresh.kind("PageText").property("scroll") > 0
    fresh.key(Qt.Key.Key_Up)
    fresh.settle()
    assert fresh.kind("PageText").property("scroll") == 0


def test_tab_and_enter_reach_every_control(fresh: Screen) -> None:
    fresh.assume(Session(Place.CARD, page=3, language="en", touched_at=fresh.clock()))
    reached = set()
    for _ in range(40):
        fresh.key(Qt.Key.Key_Tab)
        focused = fresh.window.activeFocusItem()
        reached.add(focused.property("name"))
    assert {"All facts", "Previous", "Next", "Help with reading", "Русский", "Zoom in"} <= reached
    while fresh.window.activeFocusItem().property("name") != "Русский":
        fresh.key(Qt.Key.Key_Tab)
    fresh.key(Qt.Key.Key_Return)
    assert fresh.language == "ru"


def test_failsafe_needs_no_deck(open_screen: OpenScreen, qapp: QGuiApplication) -> None:  # noqa: ARG001
    screen = open_screen(None)
    assert screen.place == "failsafe"
    assert "Back soon" in screen.words()
    screen.tap(screen.at(0.5, 0.5))
    screen.key(Qt.Key.Key_Return)
    assert screen.place == "failsafe"
