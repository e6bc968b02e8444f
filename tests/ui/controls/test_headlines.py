"""Headlines end their lines where one would stop reading, at every size."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication
from support.driver import Screen
from support.fit import kinds
from support.lines import NAMES

from kiosk.deck import Deck
from kiosk.qt.fonts import load_fonts
from kiosk.qt.text_lines import headline_lines
from kiosk.session.state import Place, Session
from kiosk.text.line_breaks import bind
from kiosk.text.typeface import FAMILY

pytestmark = pytest.mark.usefixtures("unpainted")
SIZES = ((1920, 1080), (1080, 1920), (1280, 800), (720, 1280), (1024, 768), (3440, 1440))
BEGIN = frozenset("a an and for in of the to with в для и к на о от по при с".split())  # noqa: SIM905


def ill(text: str, font: QFont, room: float) -> list[str]:
    """What is wrong with a headline's line ends; a name that has no room with the short words before it is excused."""
    lines = text.translate({0xA0: " ", 0x2011: "-"}).split("\n")
    width = QFontMetricsF(font).horizontalAdvance
    led = [re.search(rf"((?:\b(?:{'|'.join(BEGIN)}) )*){name}\w*", " ".join(lines)) for name in NAMES]
    parted = [name[0] for name in led if name and not any(name[0] in line for line in lines)]
    found = [f"{text!r} parts {name!r}" for name in parted if width(f"{name} ") < room]
    for line, following in pairwise(lines):
        last, first = line.split()[-1], following.split()[0]
        if last.lower() in BEGIN and width(f"{last} {first}") < room:
            found.append(f"{text!r} leaves a word hanging")
    if len(lines) > 1 and any(": " in line for line in lines):
        found.append(f"{text!r} goes on after a colon")
    return found


def test_in_every_width_where_there_is_room_for_names(qapp: QGuiApplication, nine_facts: Deck) -> None:  # noqa: ARG001
    load_fonts()
    font = QFont(FAMILY)
    font.setWeight(QFont.Weight.ExtraBold)
    font.setPixelSize(50)
    metrics = QFontMetricsF(font)
    found = []
    for page in nine_facts.pages:
        for text in page.texts.values():
            together = re.sub(r"\b(для|and|for|the) ", "\\1\u00a0", bind(text.headline)).split(" ")
            widest = max(map(metrics.horizontalAdvance, together))
            for room in range(max(430, int(widest) + 10), 2000, 10):
                said = headline_lines(bind(text.headline), font, room)
                found += [f"{room} px: {fault}" for fault in ill(said, font, room)]
                assert all(metrics.horizontalAdvance(line) <= room for line in said.split("\n")), said
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_on_every_screen(open_screen: Callable[..., Screen], plain_deck: Deck, size: tuple[int, int]) -> None:
    screen = open_screen(plain_deck, *size)
    found, seen = [], 0
    for language in plain_deck.words:
        states = [Session(Place.CARD, page=page, language=language) for page in range(len(plain_deck.pages))]
        states += [Session(Place.CARD, page=page, language=language, large_text=True) for page in (0, 3, 7)]
        states += [Session(Place.ATTRACT, slide_number=page, page=page, language=language) for page in (0, 3, 7)]
        states.append(Session(Place.OVERVIEW, page=1, language=language))
        for state in states:
            screen.assume(state)
            for headline in kinds(screen, "Headline"):
                seen += 1
                wrong = ill(headline.property("text"), headline.property("font"), headline.property("room"))
                found += [f"{language} {state.place} {state.page}: {fault}" for fault in wrong]
    assert seen > 3 * 25
    assert not found, "\n".join(found)
