"""Every text reads against its ground, and the ground it names is the one it really stands on."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from support.contrast import below
from support.driver import Screen

from kiosk import render
from kiosk.deck import Deck
from kiosk.session.state import Place, Session


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
@pytest.mark.parametrize("high_contrast", [False, True], ids=["felt", "high-contrast"])
def test_contrast(
    open_screen: Callable[..., Screen],
    nine_facts: Deck,
    size: tuple[int, int],
    high_contrast: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:
    screen = open_screen(nine_facts, *size)
    states = [view.state for view in render.views(nine_facts, "ky", "all")]
    states.append(Session(Place.COUNTDOWN, page=3, beneath=Place.OVERVIEW, language="ky"))
    if high_contrast:  # the attract loop begins anew for everybody
        states = [state for state in states if state.place is not Place.ATTRACT]
    found, texts = below(screen, [replace(state, high_contrast=high_contrast) for state in states])
    with capsys.disabled():
        print(f"\n{len(found)} of {texts} texts below their contrast", end=" ")
    assert not found, "\n".join(found)


def test_contrast_on_photos(open_screen: Callable[..., Screen], photos: Deck) -> None:
    places = [Session(place, page=2, language="ky") for place in (Place.ATTRACT, Place.CARD, Place.OVERVIEW)]
    found, _ = below(open_screen(photos), places)
    assert not found, "\n".join(found)
