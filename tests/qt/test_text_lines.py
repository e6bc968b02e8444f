"""Words in lines: where they end, and how little is measured for it."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication

from kiosk.qt import text_lines


def test_no_word_is_parted_after_a_rare_letter(qapp: QGuiApplication) -> None:  # noqa: ARG001
    text = "🏳 one two three four"
    assert text_lines.headline_lines(text, QFont(), 1).split() == text.split()


def test_what_belongs_together_is_parted_before_a_word_is_broken(qapp: QGuiApplication) -> None:  # noqa: ARG001
    name, font = "Ачык\u00a0коом\u00a0фонддору", QFont()
    room = QFontMetricsF(font).horizontalAdvance("Ачык коом фонд")
    assert text_lines.headline_lines(name, font, room) == name
    assert text_lines.headline_lines(name, font, room, parted=True).split("\n") == ["Ачык\u00a0коом", "фонддору"]
    assert text_lines.paragraph_lines(f"Бул {name}", font, room).split("\n") == ["Бул Ачык\u00a0коом", "фонддору"]
    assert text_lines.paragraph_lines(f"Бул {name}", font, 3 * room) == f"Бул {name}"
    title = text_lines.headline_lines(f"Кыргызстан жана {name} тууралуу", font, room, parted=True).split("\n")
    assert any("Ачык\u00a0коом" in line for line in title), "and only where it must be"


def test_of_a_text_that_qt_breaks_nothing_is_measured(qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    monkeypatch.setattr(text_lines, "QFontMetricsF", None)
    text = "漢字" * 1500
    assert text_lines.paragraph_lines(text, QFont(), 300) == text


def test_burmese_lines_end_only_where_a_space_of_no_width_says_so() -> None:
    words = ["ဒီ", "ရေကန်", "ဟာ", "ဘယ်တော့မှ", "ရေခဲ", "မဖြစ်", "ပါဘူး။ ", "အမျိုးမျိုး"]
    text = "\u200b".join(words).replace(" \u200b", " ")
    assert [piece.strip("\u200b") for piece in text_lines.pieces(text)] == words
