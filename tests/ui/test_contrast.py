"""Every text reads against its ground, and the ground it names is the one it really stands on."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from support.contrast import BODY, OTHER, below
from support.driver import Screen

from kiosk import render
from kiosk.deck import Deck
from kiosk.session.aids import Aids, Contrast
from kiosk.session.state import Place, Session


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
@pytest.mark.parametrize("contrast", list(Contrast))
def test_contrast(
    open_screen: Callable[..., Screen],
    nine_facts: Deck,
    size: tuple[int, int],
    contrast: Contrast,
    capsys: pytest.CaptureFixture[str],
) -> None:
    screen = open_screen(nine_facts, *size)
    states = [view.state for view in render.views(nine_facts, "ky", "all")]
    states.append(Session(Place.COUNTDOWN, page=3, beneath=Place.OVERVIEW, language="ky"))
    if contrast is not Contrast.USUAL:  # the attract loop begins anew for everybody
        states = [state for state in states if state.place is not Place.ATTRACT]
    least = OTHER if contrast is Contrast.USUAL else BODY
    found, texts = below(screen, [replace(state, aids=Aids(contrast=contrast)) for state in states], least)
    with capsys.disabled():
        print(f"\n{len(found)} of {texts} texts below their contrast", end=" ")
    assert not found, "\n".join(found)


def test_contrast_on_photos(open_screen: Callable[..., Screen], photos: Deck) -> None:
    places = [Session(place, page=2, language="ky") for place in (Place.ATTRACT, Place.CARD, Place.OVERVIEW)]
    found, _ = below(open_screen(photos), places)
    assert not found, "\n".join(found)
