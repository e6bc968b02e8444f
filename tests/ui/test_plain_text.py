"""What stands on the screen is plain text, whoever wrote it: every item of every view is asked."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from support.driver import Screen, ask, every, is_kind
from support.host import DECKS, PIN, FakeHost
from support.hostile.decks import everywhere

from kiosk.deck import Deck, load
from kiosk.session import Place, Session

MARKUP = '<img src="x.png"><b>bold</b><img src="">'


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
    screen = open_screen(hostile, host=FakeHost())
    for language in hostile.words:
        for place in (Place.ATTRACT, Place.CARD, Place.OVERVIEW, Place.COUNTDOWN, Place.PAUSED, Place.CLOSED):
            screen.session.assume(
                Session(place, page=1, language=language, beneath=Place.CARD, is_paused=place is Place.PAUSED,
                        is_open=place is not Place.CLOSED, touched_at=screen.clock())
            )  # fmt: skip
            screen.settle()
            assert list(not_plain(screen)) == [], f"{place} in {language}"


def test_failsafe(open_screen: Callable[..., Screen]) -> None:
    assert list(not_plain(open_screen(None, host=FakeHost()))) == []


@pytest.mark.parametrize("shown", ["pin", "panel", "self-test"])
def test_the_hosts_side(open_screen: Callable[..., Screen], hostile: Deck, shown: str) -> None:
    host = FakeHost()
    host.shown = {
        **host.shown,
        "problems": [{"word": "trouble_picture", "file": MARKUP, "at": MARKUP}],
        "places": [{"name": MARKUP, "path": "/b"}],
    }
    host.found = [replace(DECKS[2], folder=Path(MARKUP), faults=(MARKUP,))]
    screen = open_screen(hostile, host=host)
    operator = screen.kiosk.operator
    assert operator is not None
    screen.session.callHost()
    screen.qtbot.waitUntil(lambda: not operator.property("busy"))
    if shown != "pin":
        operator.enterPin(PIN)
        screen.qtbot.waitUntil(lambda: bool(screen.get("unlocked")) and not operator.property("busy"))
    screen.window.setProperty("testing", shown == "self-test")
    screen.settle()
    kind = {"pin": "PinPad", "panel": "OperatorPanel", "self-test": "SelfTest"}[shown]
    assert any(is_kind(item, kind) for item in screen.items())
    assert list(not_plain(screen)) == []
