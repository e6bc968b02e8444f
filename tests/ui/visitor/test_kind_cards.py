"""Each kind of page is there whole: its card, its chapter, its example; and the pager needs to know no kind."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtQml import QQmlAbstractUrlInterceptor
from PySide6.QtQuick import QQuickItem
from support.driver import Screen, ask, every, is_kind
from support.fit import faults
from support.operator_service import FakeService

from kiosk import paths
from kiosk.deck import Deck
from kiosk.deck.forms import COVER, FORMS
from kiosk.deck.forms.page import CardEntry
from kiosk.deck.kinds import KINDS, Kind
from kiosk.deck.load import load
from kiosk.deck.selection import remember
from kiosk.deck.stamp import stamp
from kiosk.qt.network import LocalOnly

DOCS = Path(__file__).parents[3] / "docs"
SHAPES = ((1280, 720), (720, 1280))
# What the pager, the transition and the session ask of a card: see visitor/cards/Card.qml.
GIVEN = {"theme", "deck", "page", "language", "pictureAreas", "drawing", "detail", "preview", "bare", "drift"}
TOLD = {"ready", "busy", "step", "pictureArea", "wantsDetail", "seized", "scrolls"}
ASKED = {"reset()", "scrollBy(double)", "scrollPage(int)", "rest()", "takesDrag(QPointF)", "drag(double,double)"}
SIGNALS = {"acted(QString,QString)"}

each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def example(kind: Kind) -> tuple[Path, Deck]:
    """A kind's example, which has nothing that a check complains of."""
    folder = DOCS / "examples" / kind.name
    deck, problems = load(folder)
    assert problems == ()
    return folder, deck


def page_of(kind: Kind, deck: Deck) -> int:
    return next(number for number, page in enumerate(deck.pages) if page.kind == kind.name)


def card_of(screen: Screen) -> QQuickItem:
    return screen.kind("Card")


@each_kind
def test_it_has_a_chapter_that_links_its_example(kind: Kind) -> None:
    chapters = (DOCS / "decks.md").read_text(encoding="utf-8").partition("## Kinds of card")[2].partition("\n## ")[0]
    named = kind.name.replace("-", " ").capitalize()
    chapter = chapters.partition(f"\n### {named}\n")[2].partition("\n### ")[0]
    assert f"(examples/{kind.name}/deck.yaml)" in chapter
    form = next(form for form in FORMS if form.kind is kind)
    own = {*form.own_words, *form.entry.model_fields} - {*COVER.entry.model_fields, *CardEntry.model_fields}
    assert [key for key in own if f"`{key}" not in chapter] == []


@each_kind
def test_all_of_its_files_are_kept_and_watched(kind: Kind, tmp_path: Path) -> None:
    folder, deck = example(kind)
    there = {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}
    assert {str(file) for file in deck.files()} == there == set(stamp(folder))
    remember(deck, tmp_path / "last-good")
    kept, _ = load(tmp_path / "last-good")
    assert [page.content for page in kept.pages if page.kind != kind.name] == [
        page.content for page in deck.pages if page.kind != kind.name
    ]
    assert {str(file) for file in kept.files()} == there


@each_kind
def test_it_keeps_to_what_the_pager_knows(kind: Kind, open_screen: Callable[..., Screen]) -> None:
    _, deck = example(kind)
    screen = open_screen(deck)
    screen.session.open(page_of(kind, deck))  # it only wakes
    screen.clock.now += 1000
    screen.session.open(page_of(kind, deck))
    screen.settle()
    card = card_of(screen)
    assert is_kind(card, f"{kind.title}Card")
    assert QUrl(str(ask(card, "page.card.toString()"))).toLocalFile() == str(paths.CARDS / f"{kind.title}Card.qml")
    meta = card.metaObject()
    assert {str(meta.property(index).name()) for index in range(meta.propertyCount())} >= GIVEN | TOLD
    methods = {bytes(meta.method(index).methodSignature().data()).decode() for index in range(meta.methodCount())}
    assert methods >= ASKED | SIGNALS
    content = ask(card, "page.content")
    assert isinstance(content, QObject)
    assert content.metaObject().className() == f"{kind.title}Content"


@each_kind
@pytest.mark.parametrize("shape", SHAPES, ids=["landscape", "portrait"])
def test_it_is_drawn_in_plain_text(kind: Kind, shape: tuple[int, int], open_screen: Callable[..., Screen]) -> None:
    _, deck = example(kind)
    screen = open_screen(deck, *shape)
    number = page_of(kind, deck)
    for _ in range(2):
        screen.session.open(number)
        screen.clock.now += 1000
    screen.settle()
    card = card_of(screen)
    assert ask(card, "page.number") == number
    assert list(faults(screen, 1)) == []
    texts = [item for item in every(card) if item.inherits("QQuickText") and item.property("text")]
    assert deck.pages[number].texts["en"].headline in [
        str(text.property("text")).replace("\n", " ").replace("\xa0", " ") for text in texts
    ]
    assert [text.property("text") for text in texts if ask(text, "textFormat === Text.PlainText") is not True] == []
    picture = screen.picture()
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 9) for y in range(0, picture.height(), 9)}
    assert len(colours) > 4


def woken(open_screen: Callable[..., Screen], deck: Deck) -> Screen:
    screen = open_screen(deck, service=FakeService())
    screen.session.touched()
    screen.pass_time(1000)
    return screen


def test_what_is_done_on_a_card_is_told(open_screen: Callable[..., Screen], plain_deck: Deck) -> None:
    screen = woken(open_screen, plain_deck)
    ask(card_of(screen), 'acted("answer", "b".repeat(100))')
    assert [(event.card, event.did, event.value) for event in screen.events if event.did] == [
        ("cover", "answer", "b" * 60)
    ]


def test_who_watches_a_card_that_plays_is_not_gone(open_screen: Callable[..., Screen], plain_deck: Deck) -> None:
    screen = woken(open_screen, plain_deck)
    card = card_of(screen)
    card.setProperty("busy", True)
    screen.pass_time(600_000)
    assert screen.place == "card"
    card.setProperty("busy", False)
    screen.pass_time(59_000)
    assert screen.place == "card"
    screen.pass_time(60_000)
    assert screen.place == "countdown"


def test_a_card_that_is_left_plays_no_more(open_screen: Callable[..., Screen], plain_deck: Deck) -> None:
    screen = woken(open_screen, plain_deck)
    card_of(screen).setProperty("busy", True)
    screen.session.next()
    screen.settle()
    screen.pass_time(200_000)
    assert screen.place in {"countdown", "attract"}


def test_once_the_window_is_there_nothing_is_compiled(
    open_screen: Callable[..., Screen], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt compiles on a thread of its own, which has to wait for Python: Python may be what waits for it."""
    elsewhere: list[str] = []
    intercept = LocalOnly.intercept

    def noted(self: LocalOnly, path: QUrl, kind: QQmlAbstractUrlInterceptor.DataType) -> QUrl:
        if threading.current_thread() is not threading.main_thread():
            elsewhere.append(path.toString())
        return intercept(self, path, kind)

    monkeypatch.setattr(LocalOnly, "intercept", noted)
    screen = open_screen(load(paths.BUILT_IN_DECK)[0])
    assert elsewhere, "the window itself is compiled there"
    elsewhere.clear()
    screen.tap(screen.at(0.5, 0.4))
    for button in ("Кийинки", "Бардык фактылар"):
        screen.settle()
        screen.pass_time(500)  # what follows a touch that wakes is taken for its echo
        screen.tap_control(button)
    screen.settle()
    assert screen.place == "overview"
    assert elsewhere == []
