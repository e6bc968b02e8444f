"""The mark finds its sentence however its paragraph is set."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication

from kiosk.bridge.read_mark import ReadMark
from kiosk.speech.sentences import Sentence


@pytest.fixture
def mark(qapp: QGuiApplication) -> ReadMark:
    return ReadMark(qapp)


def test_it_stands_where_the_letters_are(mark: ReadMark) -> None:
    font = QFont("Golos Text", 20)
    width = QFontMetricsF(font).horizontalAdvance
    lines = "\u200eOne\u00a0is.\nTwo is long\nand ends. No"
    mark.put(1, "en", Sentence("", 0, 6, 23))  # Two is long and ends.
    assert mark.places(lines, font) == [
        *(0, 1, round(width("Two is long"))),
        *(0, 2, round(width("and ends."))),
    ]
    mark.put(1, "en", Sentence("", 0, 23, 25))
    assert mark.places(lines, font) == [
        round(width("and ends. ")),
        2,
        round(width("and ends. No") - width("and ends. ")),
    ]
    mark.clear()
    assert mark.places(lines, font) == []


def test_it_changes_only_if_there_was_one(mark: ReadMark) -> None:
    told: list[QObject] = []
    mark.changed.connect(lambda: told.append(mark))
    mark.clear()
    assert told == []
    mark.put(1, "en", Sentence("", 0, 6, 22))
    mark.clear()
    assert len(told) == 2
    assert mark.property("page") == -1
