"""A card as a page that is set: words take their room, the picture's subject is free, no line is half in sight."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import floor

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtQuick import QQuickItem
from support.driver import Screen, ask
from support.fit import inside, kinds, overlap, within
from support.headlines import headline_faults

from kiosk.deck import Deck
from kiosk.pictures import crop
from kiosk.session.aids import NONE, Aids, TextSize
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

pytestmark = pytest.mark.usefixtures("unpainted")
OpenScreen = Callable[..., Screen]
SIZES = ((1920, 1080), (1080, 1920), (1280, 800), (720, 1280), (1024, 768), (3440, 1440))
SHAPES = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}", scope="module")
TURNED = pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=["landscape", "portrait"], scope="module")
# Parts of the height there is for words: filled by those that could still grow, and by any of a real deck.
FULL, LEAST_FULL = 0.75, 0.6
LINES_IN_REACH = 5
LONGEST, LONGEST_LARGE = 60, 70  # letters in a line of the body: in its usual size, and with larger text
# With larger text, of 30 cards at most so many have to be scrolled: what is long in any size.
MOST_SCROLLED = {TextSize.LARGER: 8, TextSize.LARGE: 12, TextSize.LARGEST: 22}
MIDDLE = 0.7  # of the focus: what matters in a picture lies there


def theme(screen: Screen, name: str) -> float:
    return float(str(ask(screen.window, f"theme.{name}")))


def cards(screen: Screen, deck: Deck, aids: Aids = NONE) -> Iterator[tuple[str, int, QQuickItem]]:
    """Each page in each language: the language, the page's number, its words."""
    for language in deck.words:
        for page in range(len(deck.pages)):
            screen.assume(Session(Place.CARD, page=page, language=language, aids=aids))
            with screen.looked_at_once():
                yield language, page, screen.kind("PageText")


def body(words: QQuickItem) -> list[QQuickItem]:
    """The paragraphs: what stands after the headline."""
    labels = within(words, "Label")
    return labels[labels.index(within(words, "Headline")[0]) + 1 :]


def size_of(label: QQuickItem) -> int:
    size = label.property("font").pixelSize()
    assert isinstance(size, int)
    return size


def picture_of(screen: Screen) -> QRectF:
    """The place of the card's picture; empty if the words have taken its room."""
    area = screen.kind("Card").property("pictureArea")
    assert isinstance(area, QRectF)
    return area


@SHAPES
def test_words_take_the_room_there_is_and_larger_ones_that_of_the_picture(
    same_screen: OpenScreen, plain_deck: Deck, size: tuple[int, int]
) -> None:
    screen = same_screen(plain_deck, *size)
    most, usual, least = (theme(screen, name) for name in ("largestText", "text", "smallestText"))
    found, sizes = [], {language: set[int]() for language in plain_deck.words}
    before: dict[tuple[str, int], tuple[int, float]] = {}  # the text's size, and the picture's area
    for language, page, words in cards(screen, plain_deck):
        paragraphs = body(words)
        text = size_of(paragraphs[-1])
        picture = picture_of(screen)
        before[language, page] = size_of(paragraphs[0]), picture.width() * picture.height()
        filled = words.childItems()[0].height() / words.height()
        assert floor(least) <= text <= most + 1
        if filled < (FULL if text < 0.95 * most else LEAST_FULL):
            found.append(f"{language} {page}: {text} px fill {filled:.0%}")
        for paragraph in paragraphs:
            letters = len(str(paragraph.property("text"))) / paragraph.property("lineCount")
            if letters > LONGEST:
                found.append(f"{language} {page}: {letters:.0f} letters in a line")
        found += [f"{language} {page}: {fault}" for fault in headline_faults(screen)]
        if page == 0:
            assert len(paragraphs) == 3
            assert size_of(paragraphs[0]) > 1.1 * size_of(paragraphs[1])
        else:
            sizes[language].add(text)
            assert text > 0.9 * usual  # the shipped deck's facts
    # Who swipes through the cards sees one family.
    assert all(max(seen) <= 1.65 * min(seen) for seen in sizes.values())
    assert any(max(seen) > 1.2 * usual for seen in sizes.values())
    assert not found, "\n".join(found)
    sizes_before = {place: text for place, (text, _) in before.items()}
    for larger, bound in MOST_SCROLLED.items():
        scrolled = 0
        for language, page, words in cards(screen, plain_deck, Aids(larger)):
            picture, large = picture_of(screen), size_of(body(words)[0])
            text, space = before[language, page]  # the text may have grown in the room there was
            assert large >= round(larger / 100 * usual), (larger, language, page)
            assert large > text * (1.25 if larger >= TextSize.LARGE else 1), (larger, language, page)
            assert large > sizes_before[language, page], (larger, language, page)
            sizes_before[language, page] = large
            for paragraph in body(words):
                letters = len(str(paragraph.property("text"))) / paragraph.property("lineCount")
                if letters > LONGEST_LARGE:
                    found.append(f"{language} {page}, {larger:d} %: {letters:.0f} letters in a line")
            if page:
                assert picture.width() * picture.height() < 0.85 * space, (larger, language, page)
            if words.property("overflow") > 0:
                scrolled += 1
                said = plain_deck.words[language]
                for button in (screen.area(screen.control(said[name])) for name in ("scroll_up", "scroll_down")):
                    assert not overlap(button, screen.area(words)), (larger, language, page)
                    assert not overlap(button, picture), (larger, language, page)
            found += [f"{language} {page}, {larger:d} %: {fault}" for fault in headline_faults(screen)]
        assert scrolled <= bound, larger
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", [(1080, 1920), (720, 1280)], ids=["1080x1920", "720x1280"])
def test_enough_of_the_largest_letters_is_in_sight_within_reach(
    same_screen: OpenScreen, plain_deck: Deck, size: tuple[int, int]
) -> None:
    screen = same_screen(plain_deck, *size)
    found = []
    for language, page, words in cards(screen, plain_deck, Aids(TextSize.LARGEST, reach=True)):
        line = size_of(body(words)[0]) * theme(screen, "lineHeight")
        if words.property("sight") < LINES_IN_REACH * line:
            found.append(f"{language} {page}: {words.property('sight') / line:.1f} lines are in sight")
        (headline,) = within(words, "Headline")
        if headline.property("contentHeight") / headline.property("lineCount") > words.property("sight") / 3:
            found.append(f"{language} {page}: not three lines of the headline are in sight")
        buttons = [screen.area(button) for button in kinds(screen, "RoundButton")]
        found += [f"{language} {page}: a button lies on words" for one in buttons if overlap(one, screen.area(words))]
        zoom = screen.area(screen.control(plain_deck.words[language]["zoom_in"]))
        if zoom.top() < theme(screen, "ceiling"):
            found.append(f"{language} {page}: the picture is enlarged out of reach")
    assert not found, "\n".join(found)


@TURNED
def test_few_words_stand_a_little_above_the_middle(
    open_screen: OpenScreen, deck_folder: object, plain_deck: Deck, size: tuple[int, int]
) -> None:
    del deck_folder
    short = {code: type(text)("Felt", ("Warm.",), "") for code, text in plain_deck.pages[1].texts.items()}
    pages = (plain_deck.pages[0], replace(plain_deck.pages[1], texts=short))
    screen = open_screen(replace(plain_deck, pages=pages), *size)
    screen.assume(Session(Place.CARD, page=1, language="en"))
    words = screen.kind("PageText")
    headline, text = within(words, "Headline")[0], body(words)[0]
    middle = (screen.area(headline).top() + screen.area(text).bottom()) / 2
    share = (middle - screen.area(words).top()) / words.height()
    assert 0.3 < share < 0.5
    assert size_of(text) == pytest.approx(theme(screen, "largestText"), abs=1)


def free_of_the_subject(screen: Screen) -> bool:
    """Whether no button stands on the middle of the picture's focus."""
    picture = screen.area(screen.kind("Zoomable"))
    place = crop.drawn(picture.width(), picture.height())
    edge = (1 - MIDDLE) / 2 * place.height
    focus = QRectF(
        picture.left() + place.x + crop.QUIET * place.height, picture.top() + place.y, place.height, place.height
    )
    subject = focus.adjusted(edge, edge, -edge, -edge).intersected(picture)
    assert subject.width() > 0.4 * picture.height() or subject.width() > 0.4 * picture.width()
    return not any(overlap(screen.area(button), subject) for button in kinds(screen, "RoundButton"))


@pytest.mark.parametrize(
    ("diagonal", "sizes"),
    [
        (43, SIZES),
        (24, SIZES[:2]),
        (10.1, [(1280, 800), (800, 1280), (1366, 768), (768, 1366)]),
        (7, [(1024, 600), (600, 1024)]),
    ],
)
def test_the_pictures_subject_stands_free(
    same_screen: OpenScreen, plain_deck: Deck, diagonal: float, sizes: Sequence[tuple[int, int]]
) -> None:
    screen = same_screen(plain_deck, *SIZES[0], Settings(motion="calm", screen_diagonal_in=diagonal))
    for size in sizes:
        screen.window.resize(*size)
        usual, larger, largest = TextSize.USUAL, TextSize.LARGER, TextSize.LARGEST
        for language, page, text in (
            ("ky", 0, usual),
            ("ru", 3, usual),
            ("en", 3, usual),
            ("ru", 8, larger),
            ("ru", 8, largest),
        ):
            screen.assume(Session(Place.CARD, page=page, language=language, aids=Aids(text)))
            if text is largest and picture_of(screen).isEmpty():
                continue  # the words have taken its room
            assert free_of_the_subject(screen), (size, language, page, text)
            zoom = screen.area(screen.control(plain_deck.words[language]["zoom_in"]))
            assert inside(zoom, screen.area(screen.kind("Zoomable")))


def lines(screen: Screen, words: QQuickItem) -> Iterator[tuple[float, float]]:
    """Where each line of letters begins and ends on the screen."""
    for label in within(words, "Label"):
        area = screen.area(label)
        count = label.property("lineCount")
        for line in range(count):
            top = area.top() + line * area.height() / count
            yield top, top + 0.8 * area.height() / count  # letters; below them is what parts lines


def half_cut(screen: Screen, words: QQuickItem) -> list[tuple[float, float]]:
    sight = screen.area(words)
    seen = [(a, b) for a, b in lines(screen, words) if a < sight.bottom() - 1.5 and b > sight.top() + 1.5]
    return [(a, b) for a, b in seen if a < sight.top() - 1.5 or b > sight.bottom() + 1.5]


@SHAPES
def test_no_line_is_half_in_sight(same_screen: OpenScreen, plain_deck: Deck, size: tuple[int, int]) -> None:
    screen = same_screen(plain_deck, *size)
    rests = 0
    for language in plain_deck.words:
        screen.assume(
            Session(Place.CARD, page=0, language=language, aids=Aids(TextSize.LARGEST), touched_at=screen.clock())
        )
        words = screen.kind("PageText")
        assert words.property("overflow") > 0
        down, up = (plain_deck.words[language][name] for name in ("scroll_down", "scroll_up"))
        assert half_cut(screen, words) == []
        for name in (down, down, down, up, down, up, up, up, up):
            screen.tap_control(name)
            screen.settle()
            rests += 1
            assert half_cut(screen, words) == [], (language, name)
            for button in (screen.area(screen.control(down)), screen.area(screen.control(up))):
                assert not overlap(button, picture_of(screen))
                assert not overlap(button, screen.area(words))
        while words.property("scroll") > 0:
            screen.tap_control(up)
        while words.property("scroll") < words.property("overflow"):
            screen.tap_control(down)
        assert words.property("scroll") == words.property("overflow")
        last = screen.area(body(words)[-1]).bottom()
        assert last <= screen.area(words).bottom() + 1  # the end is reached
    assert rests == 27


@TURNED
def test_a_finger_leaves_no_line_half_in_sight(
    same_screen: OpenScreen, plain_deck: Deck, size: tuple[int, int]
) -> None:
    screen = same_screen(plain_deck, *size)
    screen.assume(Session(Place.CARD, page=0, language="ru", aids=Aids(TextSize.LARGEST), touched_at=screen.clock()))
    words = screen.kind("PageText")
    start = screen.centre(words)
    for far in (-37, -61, 29, -150, -11, 83):
        screen.swipe(start, start + QPoint(0, far))
        assert half_cut(screen, words) == [], far
    assert words.property("scroll") > 0


def test_the_number_of_the_fact_stands_on_its_card(same_screen: OpenScreen, plain_deck: Deck) -> None:
    screen = same_screen(plain_deck)
    for language, said in (("en", "3 of 9"), ("ru", "3 из 9"), ("ky", "3 / 9")):
        screen.assume(Session(Place.CARD, page=3, language=language))
        assert said in screen.words()
    screen.assume(Session(Place.CARD, page=0, language="en"))
    assert "of 9" not in screen.words()
