"""Other looks than felt: nothing of felt is left, everything can be read, and the logo covers nothing."""

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont
from support.contrast import below
from support.driver import Screen, is_kind
from support.files import edit, write_deck
from support.fonts import bring, made

from kiosk.deck import Deck
from kiosk.deck.load import load
from kiosk.session.aids import Aids, Contrast
from kiosk.session.state import Place, Session

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" fill="#B5302B"/></svg>'
CARD = Session(Place.CARD, language="en", page=1)
STATES = {
    "slide of the cover": Session(Place.ATTRACT, language="en"),
    "slide": Session(Place.ATTRACT, language="en", page=1, slide_number=1),
    "cover": Session(Place.CARD, language="en"),
    "card": CARD,
    "overview": Session(Place.OVERVIEW, language="en", page=1),
    "high contrast": Session(Place.CARD, language="en", page=1, aids=Aids(contrast=Contrast.LIGHT)),
    "countdown": Session(Place.COUNTDOWN, language="en", page=1, beneath=Place.CARD),
}


def looking(folder: Path, *lines: str) -> Deck:
    """A small deck with a logo."""
    write_deck(folder)
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    theme = "\n".join(("theme:", *(f"  {line}" for line in ("logo: logo.svg", *lines)), "cover:"))
    edit(folder / "deck.yaml", "cover:", theme)
    written = (folder / "deck.yaml").read_text(encoding="utf-8")  # its picture's ground is that of a lake
    grounded = re.sub(r"( +)(illustration: .*)", r"\1\2\n\1ground: lake", written)
    (folder / "deck.yaml").write_text(grounded, encoding="utf-8")
    return load(folder)[0]


@pytest.mark.parametrize(("base", "size"), [("light", (720, 1280)), ("dark", (1280, 720))])
def test_a_plain_look(open_screen: Callable[..., Screen], tmp_path: Path, base: str, size: tuple[int, int]) -> None:
    screen = open_screen(looking(tmp_path / "deck", f"base: {base}"), *size)
    states = [state for name, state in STATES.items() if name != "countdown"]
    found, texts = below(screen, [*states, STATES["countdown"]])
    assert texts > 40
    assert not found, "\n".join(found)
    for name, state in STATES.items():
        screen.session.assume(state)
        screen.picture()
        felt = [item for item in screen.items() for kind in ("Ornament", "Stitch", "Tunduk") if is_kind(item, kind)]
        assert not felt, f"{name}: {felt}"


def test_the_logo_covers_no_words(open_screen: Callable[..., Screen], tmp_path: Path) -> None:
    screen = open_screen(looking(tmp_path / "deck", "ornament: logo.svg"))
    for size, (name, state) in product(((1280, 720), (720, 1280)), STATES.items()):
        if screen.window.size().toTuple() != size:
            screen.window.resize(*size)
        screen.session.assume(state)
        screen.picture()
        logos = [screen.area(item) for item in screen.items() if is_kind(item, "Logo")]
        assert len(logos) == (name not in {"card", "high contrast", "countdown"}), name
        whole = QRectF(0, 0, *size)
        for logo in logos:
            assert whole.contains(logo), name
            assert logo.width() > logo.height() > 30
            met = [label.property("text") for label in screen.texts() if logo.intersects(screen.area(label))]
            met += [
                str(item) for item in screen.items() if is_kind(item, "Ornament") and logo.intersects(screen.area(item))
            ]
            assert not met, f"{name} at {size}: {met}"


def test_headings_have_the_family_of_the_theme(open_screen: Callable[..., Screen], tmp_path: Path) -> None:
    looking(tmp_path / "deck")
    edit(tmp_path / "deck" / "deck.yaml", "theme:", "theme:\n  fonts: {headings: Other Text}")
    bring(tmp_path / "deck", made("აბგდევზთ"), "    licence: N. N., SIL OFL 1.1\n")
    screen = open_screen(load(tmp_path / "deck")[0], 1280, 720)
    for name, state in STATES.items():
        screen.session.assume(state)
        fonts = [item.property("font") for item in screen.items() if is_kind(item, "Label") and item.property("text")]
        families = {font.family() for font in fonts if font.weight() == QFont.Weight.ExtraBold}
        assert families == {"Golos Text headings"}, name
        assert "Golos Text" in {font.family() for font in fonts if font.weight() < QFont.Weight.ExtraBold}, name
