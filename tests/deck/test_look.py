"""Each look that is ready for use can be read, and a deck changes only what it names."""

from typing import get_args

import pytest

from kiosk.deck.colours import COMFORTABLE, PALETTE, READABLE, VISIBLE, contrast, mixed
from kiosk.deck.fields import Accent
from kiosk.deck.look import BASES, OWN, Look, look


def too_faint(shown: Look) -> list[str]:
    """The pairs of colours that are used and cannot be read."""
    accents = {name: PALETTE[name] for name in get_args(Accent)}
    grounds = {"patch": shown.patch, **accents}
    words = {name: shown.toned(accent, PALETTE["walnut"]) for name, accent in accents.items()}
    pairs = {
        "bar": (shown.bar, shown.on_bar),
        "a button": (shown.raised, shown.on_bar),
        "a button under a finger": (shown.pressed, shown.on_bar),
        "action": (shown.action, shown.on_action),
        **{f"on {name}": (ground, shown.on(ground)) for name, ground in grounds.items()},
        **{f"{name} on paper": (shown.paper, colour) for name, colour in words.items()},
    }
    return [name for name, pair in pairs.items() if contrast(*pair) < READABLE]


@pytest.mark.parametrize("base", BASES)
def test_a_base_needs_nothing_else(base: str) -> None:
    shown = look(base, {})
    assert contrast(shown.text, shown.paper) >= COMFORTABLE
    assert not too_faint(shown)


def test_felt_is_what_it_always_was() -> None:
    felt, ink, saffron = (PALETTE[name] for name in ("felt", "ink", "saffron"))
    assert (OWN.paper, OWN.on_bar, OWN.edge, OWN.rim) == (felt,) * 4
    assert (OWN.text, OWN.bar, OWN.on_action) == (ink,) * 3
    assert OWN.action == saffron
    assert OWN.toned(saffron, PALETTE["walnut"]) == PALETTE["walnut"]
    assert look("felt", {"ink": "#000000"}).bar == "#000000", "the palette's colours are those of the surfaces"


def test_words_follow_the_paper() -> None:
    night = look("felt", {"paper": "#101018", "bar": "#FFF8E0"})
    assert contrast(night.text, night.paper) >= COMFORTABLE
    assert not too_faint(night)
    grey = look("light", {"paper": "#DDDDDD", "action": "#777777"})
    assert not too_faint(grey)
    assert look("dark", {"paper": "#FFFFFF"}).text != look("dark", {}).text
    assert look("dark", {"paper": "#FFFFFF", "text": "#EEEEEE"}).text == "#EEEEEE", "what is given stays"


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("bar", ["#5A78A5", "#697887", "#767676", "#3C9600"])
def test_a_bar_of_middling_colour_has_buttons_that_can_be_read(base: str, bar: str) -> None:
    shown = look(base, {"bar": bar})
    assert not too_faint(shown)
    assert contrast(shown.dot, bar) >= VISIBLE


def test_colours_are_mixed() -> None:
    assert [mixed("#000000", "#FF8000", part) for part in (0, 0.5, 1)] == ["#000000", "#804000", "#FF8000"]
