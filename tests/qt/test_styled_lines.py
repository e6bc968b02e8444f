"""Where the words of a text in several styles stand."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QFont, QGuiApplication

from kiosk.deck.markdown import blocks
from kiosk.qt.styled_lines import Spot, styled_lines

ROOM = 400.0  # px


def spots(text: str, *, mirrored: bool = False) -> list[Spot]:
    return [spot for block in blocks(text) for spot in styled_lines(block.runs, QFont(), ROOM, mirrored=mirrored)]


@pytest.mark.parametrize(
    "text",
    ["One **two three** four *five, six* and so on until the line ends, **and beyond it**. " * 4, f"**{'x' * 900}**",
     "*a*\n\n**b** c", f"**字**{'字字' * 300}"],
    ids=["words", "a long word", "lines of its own", "very many places to end a line"],
)  # fmt: skip
def test_all_words_stand_side_by_side_in_the_room(qapp: QGuiApplication, text: str) -> None:  # noqa: ARG001
    found = spots(text)
    assert "".join("".join(spot.text for spot in found).split()) == "".join(text.replace("*", "").split())
    assert all(spot.x >= 0 and spot.x + spot.width <= ROOM + 1 for spot in found)
    assert all(one.line < other.line or one.x + one.width <= other.x + 0.01 for one, other in pairwise(found))


def test_from_right_to_left(qapp: QGuiApplication) -> None:  # noqa: ARG001
    right = ["\u05d0 ", "\u05d1 ", "Latin", "words", "\u05d2"]
    said = f"{right[0]}**{right[1].strip()}** *{right[2]}* **{right[3]}** {right[4]}"
    found = sorted(spots(said, mirrored=True), key=lambda spot: spot.x)
    assert [spot.text for spot in found] == ["\u05d2", "Latin", "words", "\u05d1", "\u05d0"]
    assert found[-1].x + found[-1].width == pytest.approx(ROOM)
    english = sorted(spots("one **two**", mirrored=True), key=lambda spot: spot.x)
    assert [spot.text for spot in english] == ["one", "two"], "untranslated"
    assert english[-1].x + english[-1].width == pytest.approx(ROOM)


@pytest.mark.parametrize(
    ("text", "in_order"),
    [
        ("כלמה em**pha**sis סוף", ["סוף", "em", "pha", "sis", "כלמה"]),
        ("לוח **1993** *2001* סוף", ["סוף", "2001", "1993", "לוח"]),
        ("ספר *Homo sapiens* 2 סוף **ו**", ["ו", "סוף", "Homo sapiens", "2", "ספר"]),
        ("The **שלום** and *עולם* end", ["The", "שלום", "and", "עולם", "end"]),
        ("The **שלום** *עולם* end", ["The", "עולם", "שלום", "end"]),
    ],
)
def test_both_ways_meet_as_in_one_style(qapp: QGuiApplication, text: str, in_order: list[str]) -> None:  # noqa: ARG001
    assert [spot.text for spot in sorted(spots(text, mirrored=True), key=lambda spot: spot.x)] == in_order
