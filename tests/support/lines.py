"""Checks where lines end, in words on the screen or in a headline alone."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtQuick import QQuickItem

# The names in the texts of nine-facts, without their endings.
NAMES = (
    "Ачык коом", "“Ачык Коом”", "«Ачык өкмөт өнөктөштүгү»", "“118 ыкчам байланыш”",
    "“Стамбул протокол", "Стамбул протокол", "Жорж Сорос", "Советтер Союзу", "Борбор Азия",
    "«Открытое общество»", "«Горячая линия 118»", "„Открытое правительство“", "Стамбульский протокол",
    "Джорджем Соросом", "Советского Союза", "Центральной Азии", "Партнёрство „Открытое правительство“",
    "Open Society Foundations", "Open Government Partnership", "Istanbul Protocol", "Hotline 118", "Central Asia",
    "Soros Foundation–Kyrgyzstan", "George Soros", "Soviet Union",
)  # fmt: skip
# A line must not end with these: one letter in any text, and in Russian two.
_SHORT = re.compile(r"(?<!\S)[«„“(]?(?:[aiaвикосу]|за|из|на|не|об|от|по|до|со|во)", re.IGNORECASE)


def line_faults(text: str, font: QFont, room: float) -> Iterator[str]:
    """What is wrong with the line ends of `text`, in a place `room` px wide.

    A name that does not fit on a line, with everything that belongs to it, is excused.
    """
    lines, width = text.split("\n"), QFontMetricsF(font).horizontalAdvance
    yield from (f"{said!r} is parted" for said in parted(lines, width, room))
    for one, other in pairwise(lines):
        end, begin = one.split(" ")[-1], other.split(" ")[0]
        counts = end[-1:].isdigit() and begin[:1].isalpha() and width(f"{end} {begin}") <= room
        if _SHORT.fullmatch(end) or counts:
            yield f"{one!r} leaves its end hanging"


def parted(lines: Sequence[str], width: Callable[[str], float], room: float) -> list[str]:
    """The names, with what belongs to them, that are split over two lines although one had room."""
    text = " ".join(lines)
    found = []
    for name in NAMES:
        words = name.replace(" ", "[ \u00a0]")
        for match in re.finditer(rf"(?:\S+\u00a0)*[^\s\w]*{words}\S*(?:\u00a0\S+)*", text):
            whole = sum(line.count(match[0]) for line in lines)
            if text.count(match[0]) > whole and width(match[0]) <= room:
                found.append(match[0])
    return found


def label_faults(label: QQuickItem) -> Iterator[str]:
    """The same for words on the screen. Qt itself breaks no lines with a name in them."""
    text, font = str(label.property("text")), label.property("font")
    room = label.width()
    yield from line_faults(text, font, room)
    widest = max(map(QFontMetricsF(font).horizontalAdvance, text.split("\n")))
    if widest > room and any(name in text for name in NAMES):
        yield f"{text[:30]!r} is broken by Qt"
    if widest <= room and label.property("lineCount") != text.count("\n") + 1:
        yield f"{text[:30]!r} is broken elsewhere than where it fits"
