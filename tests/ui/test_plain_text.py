"""What stands on the screen is plain text, whoever wrote it: every item of every view is asked."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from support.driver import Screen, ask, every, is_kind
from support.hostile.decks import everywhere
from support.operator_service import DECKS, PIN, FakeService
from support.panel import pin_of

from kiosk.deck import Deck
from kiosk.deck.load import load
from kiosk.operator.destinations import Destination
from kiosk.operator.panel_values import Fact, Problem
from kiosk.operator.words import phrase
from kiosk.session.state import Place, Session

# From outside, each at a place of its own in the panel; the deck's is a folder's name, without a slash.
TIME, DRIVE, NAME, VALUE, DECK = (f'<img src="{n}.png"><b>bold<img src="">' for n in range(5))

MARKED = {"styled", "mark", "quoted", "source"}  # what Markdown makes of a text


def not_plain(screen: Screen) -> Iterator[str]:
    """What is no plain text, or could be edited, selected or followed; and that there is any text at all."""
    found = list(every(screen.window.contentItem()))
    texts = [item for item in found if item.inherits("QQuickText")]
    if not texts:
        yield "there is no text"
    yield from (str(item.property("text")) for item in texts if ask(item, "textFormat === Text.PlainText") is not True)
    for kind in ("QQuickTextInput", "QQuickTextEdit", "QQuickMouseArea"):
        yield from (kind for item in found if item.inherits(kind))


@pytest.fixture
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    return load(everywhere(tmp_path_factory.mktemp("hostile") / "deck", 0))[0]


def test_every_view_of_the_visitors(open_screen: Callable[..., Screen], hostile: Deck) -> None:
    screen = open_screen(hostile, service=FakeService())
    kinds: set[str] = set()
    for language in hostile.words:
        for place in (Place.ATTRACT, Place.CARD, Place.OVERVIEW, Place.COUNTDOWN, Place.PAUSED, Place.CLOSED):
            screen.session.assume(
                Session(place, page=1, language=language, beneath=Place.CARD, is_paused=place is Place.PAUSED,
                        is_open=place is not Place.CLOSED, touched_at=screen.clock())
            )  # fmt: skip
            screen.settle()
            assert list(not_plain(screen)) == [], f"{place} in {language}"
            kinds |= {
                name for item in screen.items() if is_kind(item, "Prose") for name in MARKED if item.property(name)
            }
    assert kinds == MARKED, "not looked at"


def test_failsafe(open_screen: Callable[..., Screen]) -> None:
    assert list(not_plain(open_screen(None, service=FakeService()))) == []


@pytest.mark.parametrize("shown", ["pin", "panel", "self-test"])
def test_the_operators_side(open_screen: Callable[..., Screen], hostile: Deck, shown: str) -> None:
    service = FakeService()
    service.shown = replace(
        service.shown,
        problems=(Problem(phrase("trouble_picture", file=VALUE), TIME),),
        destinations=(Destination(DRIVE, Path("/b")),),
        facts=(Fact(NAME, VALUE),),
    )
    service.found = [replace(DECKS[2], folder=Path(DECK), faults=(VALUE,))]
    screen = open_screen(hostile, service=service)
    operator = screen.kiosk.operator
    assert operator is not None
    screen.session.callOperator()
    screen.qtbot.waitUntil(lambda: not operator.property("busy"))
    if shown != "pin":
        pin_of(screen).enter(PIN)
        screen.qtbot.waitUntil(lambda: bool(screen.get("unlocked")) and not operator.property("busy"))
    screen.window.setProperty("testing", shown == "self-test")
    screen.settle()
    kind = {"pin": "PinPad", "panel": "OperatorPanel", "self-test": "SelfTest"}[shown]
    assert any(is_kind(item, kind) for item in screen.items())
    assert list(not_plain(screen)) == []
    if shown == "panel":
        words = screen.words()
        assert [text for text in (TIME, DRIVE, NAME, VALUE, DECK) if text not in words] == [], "not looked at"
