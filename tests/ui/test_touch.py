"""A visitor's touches, in a real window on the real deck."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from support.driver import Screen, every, is_kind

from kiosk.deck import Deck
from kiosk.session import Place, Session
from kiosk.settings import Settings

OpenScreen = Callable[..., Screen]


@pytest.fixture(params=[(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
def screen(request: pytest.FixtureRequest, open_screen: OpenScreen, plain_deck: Deck) -> Screen:
    return open_screen(plain_deck, *request.param)


@pytest.fixture
def lively(open_screen: OpenScreen, plain_deck: Deck) -> Screen:
    """A kiosk whose pages glide."""
    return open_screen(plain_deck, settings=Settings(motion="full"))


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


def test_a_line_in_every_language_invites(screen: Screen) -> None:
    words = screen.words()
    assert all(invitation in words for invitation in ("Экранга тийиңиз", "Коснитесь экрана", "Touch the screen"))


def test_the_first_touch_wakes_the_very_card_at_once_and_presses_nothing(screen: Screen) -> None:
    screen.pass_time(14_000)
    screen.pass_time(700)
    screen.settle()
    beneath = screen.at(0.9, 0.4)  # where a tap on a card would go on to the next
    screen.press(beneath)
    assert (screen.place, screen.page, screen.language) == ("card", 1, "ru")
    screen.release(beneath)
    screen.tap(beneath)
    assert (screen.place, screen.page) == ("card", 1)
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


def test_a_swipe_follows_the_finger_one_to_one_from_the_first_pixel(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=3, language="ky", touched_at=screen.clock()))
    start = screen.at(0.6, 0.3)
    screen.press(start)
    for distance in (1, 2, 3, 10, 11, 50, 120):
        screen.move(start - QPoint(distance, 0))
        assert screen.area(screen.kind("PageView")).left() == -distance
    screen.move(start - QPoint(0, 0))
    screen.release(start)
    assert screen.page == 3
    assert screen.area(screen.kind("PageView")).left() == 0


def test_swipes_turn_pages_and_the_ends_join(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=9, language="ky", touched_at=screen.clock()))
    screen.swipe(screen.at(0.8, 0.3), screen.at(0.3, 0.3))
    assert screen.page == 0
    screen.settle()
    assert screen.area(screen.kind("PageView")).left() == 0
    screen.swipe(screen.at(0.3, 0.3), screen.at(0.8, 0.3))
    assert screen.page == 9


def test_a_short_slow_swipe_settles_back(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=3, language="ky", touched_at=screen.clock()))
    start = screen.at(0.5, 0.3)
    screen.press(start)
    screen.move(start + QPoint(60, 0))
    screen.qtbot.wait(60)  # the finger rests, so its speed is nought
    screen.move(start + QPoint(61, 0))
    screen.release(start + QPoint(61, 0))
    assert screen.page == 3


def test_a_tap_near_the_edge_turns_the_page_in_the_middle_it_does_not(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=3, language="ky", touched_at=screen.clock()))
    screen.tap(screen.at(0.95, 0.3))
    assert screen.page == 4
    screen.settle()
    screen.tap(screen.at(0.05, 0.3))
    assert screen.page == 3
    screen.settle()
    screen.tap(screen.at(0.45, 0.3))
    assert screen.page == 3


def test_up_and_down_is_no_swipe(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=3, language="ky", touched_at=screen.clock()))
    screen.swipe(screen.at(0.4, 0.1), screen.at(0.55, 0.7))
    assert screen.page == 3
    assert screen.area(screen.kind("PageView")).left() == 0


def test_a_cancelled_touch_settles_back(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=3, language="ky", touched_at=screen.clock()))
    start = screen.at(0.9, 0.3)
    for way in (QPoint(0, 0), QPoint(-400, 0)):
        screen.press(start)
        screen.move(start + way)
        screen.cancel()
        assert screen.page == 3
        screen.settle()
        assert screen.area(screen.kind("PageView")).left() == 0


def test_taps_and_flicks_one_after_the_other_all_count(lively: Screen) -> None:
    lively.assume(Session(Place.CARD, page=0, language="ky", touched_at=lively.clock()))
    for page in (1, 2, 3):
        lively.tap(lively.at(0.95, 0.3))  # while the page before still settles
        assert lively.page == page
    for page in (4, 5, 6):
        lively.swipe(lively.at(0.8, 0.3), lively.at(0.4, 0.3))
        assert lively.page == page
    lively.session.open(9)
    lively.tap(lively.at(0.5, 0.3))
    assert lively.page == 9
    lively.qtbot.waitUntil(lambda: lively.kind("Pager").property("shift") == 0)


def test_the_zoom_of_one_visitor_is_not_the_nexts(screen: Screen) -> None:
    screen.wake()
    screen.tap_control("Чоңойтуу")
    screen.settle()
    screen.pass_time(400_000)
    assert screen.place == "attract"
    screen.wake()
    assert screen.kind("Zoomable").property("zoom") == 1


def test_slides_fade_in_over_the_one_before(lively: Screen) -> None:
    lively.pass_time(14_000)
    slides = [item for item in every(lively.window.contentItem()) if is_kind(item, "Slide")]
    lively.qtbot.waitUntil(lambda: any(0 < slide.opacity() < 1 for slide in slides))
    fading, beneath = sorted(slides, key=lambda slide: -slide.z())
    assert 0 < fading.opacity() < 1
    assert beneath.opacity() == 1
    words = [str(item.property("text")) for item in every(beneath) if is_kind(item, "Label")]
    assert "Кыргызстан жана Ачык коом фонддору тууралуу 9 факты" in [word.replace("\u00a0", " ") for word in words]
    lively.qtbot.waitUntil(lambda: fading.opacity() == 1)


@pytest.mark.parametrize("count", [1, 2])
def test_small_decks_turn_too(open_screen: OpenScreen, plain_deck: Deck, count: int) -> None:
    screen = open_screen(replace(plain_deck, pages=plain_deck.pages[:count]), settings=Settings(motion="full"))
    screen.wake()
    for end in (0.9, 0.1):
        screen.swipe(screen.at(0.5, 0.3), screen.at(end, 0.3))
        screen.qtbot.waitUntil(lambda: screen.kind("Pager").property("shift") == 0)
        screen.settle()
        assert screen.area(screen.kind("PageView")).left() == 0
    assert screen.page == 0


def test_many_hands_do_no_harm(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=3, language="ky", touched_at=screen.clock()))
    palm = screen.at(0.2, 0.35)
    screen.press(palm, finger=5)
    screen.tap_control("Кийинки")
    assert screen.page == 4
    screen.swipe(screen.at(0.8, 0.3), screen.at(0.4, 0.3))
    screen.release(palm, finger=5)
    screen.settle()
    assert screen.place == "card"
    assert screen.area(screen.kind("PageView")).left() == 0


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
    screen.assume(Session(Place.CARD, page=0, language="en", large_text=True, touched_at=screen.clock()))
    words = screen.kind("PageText")
    assert words.property("overflow") > 0
    screen.tap_control("Scroll down")
    screen.settle()
    scrolled = words.property("scroll")
    assert scrolled > 0
    screen.tap_control("Русский")
    screen.settle()
    assert (screen.page, screen.language) == (0, "ru")
    assert words.property("scroll") == pytest.approx(min(scrolled, words.property("overflow")))


def test_a_finger_scrolls_words_that_do_not_fit(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=0, language="en", large_text=True, touched_at=screen.clock()))
    words = screen.kind("PageText")
    start = screen.centre(words)
    screen.swipe(start, start - QPoint(0, 60))
    assert 0 < words.property("scroll") <= 60
    assert screen.page == 0


def test_text_size_and_contrast(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=3, language="en", touched_at=screen.clock()))
    before = max(item.property("size") for item in screen.texts() if "From 1997" in item.property("text"))
    screen.tap_control("Larger text")
    screen.settle()
    after = max(item.property("size") for item in screen.texts() if "From 1997" in item.property("text"))
    assert after == pytest.approx(1.3 * before)
    screen.tap_control("High contrast")
    grabbed = screen.picture()
    corner = screen.area(screen.kind("PageText")).bottomLeft().toPoint() + QPoint(-5, 5)
    assert grabbed.pixelColor(corner).name() == "#ffffff"


def test_countdown_asks_any_touch_continues_and_presses_nothing(screen: Screen) -> None:
    screen.wake()
    screen.tap_control("English")
    screen.assume(
        Session(Place.COUNTDOWN, page=3, language="en", beneath=Place.CARD, touched_at=screen.clock() - 75_000)
    )
    screen.pass_time(1)
    assert "Are you still there?" in screen.words()
    screen.tap_control("Next")  # lies beneath
    assert (screen.place, screen.page) == ("card", 3)
    screen.tap_control("Next")  # the echo
    assert screen.page == 3


def test_the_seconds_count_down_on_the_screen(screen: Screen) -> None:
    screen.wake()
    screen.session.open(3)
    screen.session.speak("en")
    idle = next(ms for ms in range(0, 200_000, 1000) if _counts_down_after(screen, ms))
    assert 60_000 <= idle <= 120_000
    assert "20" in screen.words().split("\n")
    screen.pass_time(1000)
    assert "19" in screen.words().split("\n")
    assert "Back to the start in 19 sec" in screen.words()


def _counts_down_after(screen: Screen, _ms: int) -> bool:
    screen.pass_time(1000)
    return screen.place == "countdown"


def test_everything_resets_for_the_next_visitor(screen: Screen) -> None:
    screen.wake()
    screen.tap_control("English")
    screen.tap_control("Larger text")
    screen.tap_control("High contrast")
    screen.tap_control("Next")
    screen.pass_time(65_000)
    assert screen.place == "countdown"
    screen.pass_time(20_000)
    assert (screen.place, screen.page, screen.language) == ("attract", 0, "ky")
    assert (screen.get("largeText"), screen.get("highContrast")) == (False, False)
    assert screen.names()[-2:] == ["visit_end", "attract_slide"]


def test_a_finger_that_keeps_moving_is_not_idle(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=1, language="ky", touched_at=screen.clock()))
    point = screen.at(0.4, 0.5)
    screen.press(point)
    for step in range(20):
        screen.pass_time(10_000)
        screen.move(point + QPoint(step % 2, 0))
    screen.release(point)
    assert screen.place == "card"


def test_pages_glide_and_a_finger_catches_them(lively: Screen) -> None:
    lively.assume(Session(Place.CARD, page=3, language="ky", touched_at=lively.clock()))
    pager = lively.kind("Pager")
    lively.swipe(lively.at(0.8, 0.3), lively.at(0.5, 0.3))
    assert lively.page == 4
    assert pager.property("shift") > 0, "the new page comes from where the finger left it"
    lively.press(lively.at(0.5, 0.3))
    caught = pager.property("shift")
    lively.move(lively.at(0.5, 0.3) + QPoint(10, 0))
    assert pager.property("shift") == pytest.approx(caught + 10 / 1280, abs=0.02)
    lively.release(lively.at(0.5, 0.3) + QPoint(10, 0))
    lively.qtbot.waitUntil(lambda: pager.property("shift") == 0)


def test_a_jump_slides_in_from_its_side(lively: Screen) -> None:
    lively.assume(Session(Place.CARD, page=2, language="ky", touched_at=lively.clock()))
    pager = lively.kind("Pager")
    seen: list[tuple[int, str]] = []

    def look() -> None:
        if 0 < pager.property("shift") < 0.9:
            seen.append((sum(is_kind(item, "PageView") for item in lively.items()), lively.words()))

    lively.window.frameSwapped.connect(look)
    lively.session.open(7)
    assert pager.property("leaving") == 2
    lively.qtbot.waitUntil(lambda: pager.property("shift") == 0)
    assert {pages for pages, _ in seen} == {2}
    assert all("Акысыз медициналык консультация" in words for _, words in seen), "the page that is left slides out"
    assert pager.property("leaving") == -1


@pytest.mark.parametrize(
    "wanted", [Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down]
)
def test_any_key_of_the_kiosk_only_wakes(screen: Screen, wanted: Qt.Key) -> None:
    screen.key(wanted)
    assert (screen.place, screen.page) == ("card", 0)


def test_keys_do_what_the_buttons_do(screen: Screen) -> None:
    screen.wake()
    for key, page in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Space, 2), (Qt.Key.Key_Return, 3), (Qt.Key.Key_Left, 2)):
        screen.key(key)
        assert screen.page == page
    screen.key(Qt.Key.Key_Home)
    assert screen.place == "overview"
    screen.settle()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right):
        screen.key(key)
    screen.key(Qt.Key.Key_Return)
    assert (screen.place, screen.page) == ("card", 2)


def test_keys_scroll(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=0, language="en", large_text=True, touched_at=screen.clock()))
    screen.key(Qt.Key.Key_Down)
    screen.settle()
    assert screen.kind("PageText").property("scroll") > 0
    screen.key(Qt.Key.Key_Up)
    screen.settle()
    assert screen.kind("PageText").property("scroll") == 0


def test_tab_and_enter_reach_every_control(screen: Screen) -> None:
    screen.assume(Session(Place.CARD, page=3, language="en", touched_at=screen.clock()))
    reached = set()
    for _ in range(40):
        screen.key(Qt.Key.Key_Tab)
        focused = screen.window.activeFocusItem()
        reached.add(focused.property("name"))
    assert {"All facts", "Previous", "Next", "Larger text", "High contrast", "Русский", "Zoom in"} <= reached
    while screen.window.activeFocusItem().property("name") != "Русский":
        screen.key(Qt.Key.Key_Tab)
    screen.key(Qt.Key.Key_Return)
    assert screen.language == "ru"


def test_failsafe_needs_no_deck(open_screen: OpenScreen, qapp: QGuiApplication) -> None:  # noqa: ARG001
    screen = open_screen(None)
    assert screen.place == "failsafe"
    assert "Back soon" in screen.words()
    screen.tap(screen.at(0.5, 0.5))
    screen.key(Qt.Key.Key_Return)
    assert screen.place == "failsafe"
