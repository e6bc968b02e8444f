"""Borders end with a whole motif, stay in their place and keep clear of words; high contrast has none."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import hypot

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickItem
from support.driver import Screen, is_kind
from support.sessions import aided

from kiosk.deck import Deck
from kiosk.qt.canvas import bounds
from kiosk.qt.ornaments import GRID, MOTIFS, ORNAMENT, Ornaments
from kiosk.session import timing
from kiosk.session.aids import Aids, Contrast
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

SIZES = ((1024, 768), (1920, 1080), (1080, 1920))
SLACK = 0.5  # pixels: sizes are rounded


def states(deck: Deck) -> Iterator[Session]:
    """Every place that has ornament, in every language, with usual and larger text."""
    for language in deck.words:
        yield Session(Place.ATTRACT, language=language)
        for large in (False, True):
            for place in (Place.CARD, Place.OVERVIEW, Place.COUNTDOWN):
                yield Session(place, page=3, beneath=Place.CARD, language=language, aids=aided(large=large))


def text(label: QQuickItem) -> str:
    return str(label.property("text"))


def shown(screen: Screen, kind: str) -> list[QQuickItem]:
    return [item for item in screen.items() if is_kind(item, kind)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_bands_hold_whole_motifs_and_words_keep_clear_of_them(
    open_screen: Callable[..., Screen], plain_deck: Deck, size: tuple[int, int]
) -> None:
    screen = open_screen(plain_deck, *size)
    motifs, threads = set(), 0
    for state in states(plain_deck):
        screen.assume(state)
        with screen.looked_at_once():
            motifs |= {whole_motif(screen, band) for band in shown(screen, "Ornament")}
            for owner in (item for kind in ("Bar", "Tile", "Pill", "Countdown") for item in shown(screen, kind)):
                threads += words_within(screen, owner)
    assert motifs == {"horn", "diamond", "tumar", "seam"}
    assert threads > 20


def whole_motif(screen: Screen, band: QQuickItem) -> str:
    """The motif of a band, which is a picture of whole ones, from end to end, in its own place and its own pixels."""
    motif, ratio = str(band.property("motif")), screen.window.property("ratio")
    (picture,) = band.childItems()
    painted = painted_for(picture)
    assert picture.property("sourceSize") == painted.size(), f"{motif} is not what was painted"
    pixels = picture.width() * ratio, picture.height() * ratio
    assert pixels == pytest.approx(painted.size().toTuple()), "seen in other pixels"
    height = painted.height()
    over = MOTIFS[motif].over(height)  # a line may end at the very end of the band
    width = painted.width() - 2 * over
    assert (picture.x() * ratio, picture.y()) == pytest.approx((-over, 0)), f"{motif} is not in its place"
    assert abs(width - band.width() * ratio) <= SLACK, f"{motif} is not in its place"
    assert abs(height - band.height() * ratio) <= SLACK, f"{motif} is not in its place"
    cell = MOTIFS[motif].width * height / GRID
    assert 0.9 < width / (MOTIFS[motif].count(width, height) * cell) < 1.1, f"{motif} is stretched"
    assert bounds(painted).width() > width - 2 * cell, f"{motif} ends early"
    return motif


def painted_for(picture: QQuickItem) -> QImage:
    """What the program paints for a band's picture."""
    source = picture.property("source").toString()
    assert source.startswith(f"image://{ORNAMENT}/")
    return Ornaments().requestImage(source.removeprefix(f"image://{ORNAMENT}/"), QSize(), QSize())


def test_bands_are_painted_in_the_screens_own_pixels(wide: Screen) -> None:
    wide.window.setProperty("ratio", 1.25)
    for place in (Place.CARD, Place.OVERVIEW, Place.COUNTDOWN):
        wide.assume(Session(place, page=3, beneath=Place.CARD, language="ky", touched_at=wide.clock()))
        for band in shown(wide, "Ornament"):
            whole_motif(wide, band)
            (picture,) = band.childItems()
            assert picture.property("sourceSize").width() > 1.2 * band.width()


def test_a_band_is_seen_as_it_was_painted(wide: Screen, plain_deck: Deck) -> None:
    wide.assume(Session(Place.CARD, page=3, beneath=Place.CARD, language="ky", touched_at=wide.clock()))
    (band,) = (item for item in shown(wide, "Ornament") if wide.kind("Bar").isAncestorOf(item))
    place = wide.area(band).toRect()
    seen = wide.picture().convertToFormat(QImage.Format.Format_RGB32).copy(place)
    expected = QImage(seen.size(), seen.format())
    expected.fill(QColor(plain_deck.look.bar))
    painter = QPainter(expected)
    painter.drawImage(-MOTIFS["tumar"].over(place.height()), 0, painted_for(band.childItems()[0]))
    painter.end()
    assert seen == expected


def words_within(screen: Screen, owner: QQuickItem) -> int:
    """How many words stand within the threads of `operator`; none stands on a thread or a border."""
    labels, threads = [label for label in screen.texts() if owner.isAncestorOf(label)], 0
    for band in (item for item in shown(screen, "Ornament") if owner.isAncestorOf(item)):
        under = [text(label) for label in labels if screen.area(label).intersects(screen.area(band))]
        assert not under, "on a border"
    for stitch in (item for item in shown(screen, "Stitch") if owner.isAncestorOf(item)):
        patch = screen.area(stitch)
        edge = stitch.property("inset") + stitch.property("thread") / 2
        inside = patch.adjusted(edge, edge, -edge, -edge)
        places = [screen.area(label) for label in labels if patch.intersects(screen.area(label))]
        assert all(inside.contains(place) for place in places), "on a thread"
        threads += len(places)
    return threads


@pytest.mark.parametrize("place", [Place.CARD, Place.OVERVIEW, Place.COUNTDOWN])
def test_high_contrast_has_no_ornament(open_screen: Callable[..., Screen], plain_deck: Deck, place: Place) -> None:
    screen = open_screen(plain_deck)
    felt = Session(place, page=3, beneath=Place.CARD, language="ky", touched_at=screen.clock())
    screen.assume(felt)
    assert shown(screen, "Ornament")
    assert shown(screen, "Stitch")
    screen.assume(replace(felt, aids=Aids(contrast=Contrast.LIGHT)))
    assert not shown(screen, "Ornament")
    assert not shown(screen, "Stitch")


def countdown(screen: Screen, deck: Deck, settings: Settings, seconds: int) -> Session:
    """A countdown with so many seconds left."""
    idle_ms = timing.rules(deck, settings).idle_ms[3] + 1000 * (settings.countdown_s - seconds)
    return Session(Place.COUNTDOWN, page=3, beneath=Place.CARD, language="ky", touched_at=screen.clock() - idle_ms)


@pytest.mark.parametrize("seconds", [5, 20, 120])
def test_the_seconds_fit_into_their_ring(open_screen: Callable[..., Screen], plain_deck: Deck, seconds: int) -> None:
    settings = Settings(motion="calm", countdown_s=120)
    screen = open_screen(plain_deck, 1024, 768, settings)
    screen.assume(countdown(screen, plain_deck, settings, seconds))
    figure = next(label for label in screen.texts() if label.property("text") == str(seconds))
    sun = figure.parentItem()
    assert sun is not None
    assert sun.property("lit") == min(20, seconds)
    radius = 0.36 * sun.width() - sun.property("cord")
    half_height = 0.7 * figure.property("font").pixelSize() / 2  # figures are 0.7 em high
    assert hypot(figure.property("contentWidth") / 2, half_height) < radius


def test_a_countdown_draws_nothing_between_two_seconds(open_screen: Callable[..., Screen], nine_facts: Deck) -> None:
    settings = Settings(motion="full")
    screen = open_screen(nine_facts, settings=settings)
    screen.assume(countdown(screen, nine_facts, settings, 12))
    screen.come_to_rest()  # the clock stands still
