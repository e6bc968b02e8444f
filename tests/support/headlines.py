"""Checks where headlines end their lines: where one would stop reading."""

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtGui import QFont, QFontMetricsF

from support.driver import Screen
from support.fit import kinds
from support.lines import NAMES

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


def headline_faults(screen: Screen) -> Iterator[str]:
    """What is wrong with the line ends of the headlines on the screen."""
    headlines = kinds(screen, "Headline")
    assert headlines
    for headline in headlines:
        yield from ill(headline.property("text"), headline.property("font"), headline.property("room"))
