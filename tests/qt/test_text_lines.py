"""Words in lines: where they end, and how little is measured for it."""

import pytest
from PySide6.QtGui import QFont, QGuiApplication

from kiosk.qt import text_lines


def test_no_word_is_parted_after_a_rare_letter(qapp: QGuiApplication) -> None:  # noqa: ARG001
    text = "🏳 one two three four"
    assert text_lines.headline_lines(text, QFont(), 1).split() == text.split()


def test_of_a_text_that_qt_breaks_nothing_is_measured(qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    monkeypatch.setattr(text_lines, "QFontMetricsF", None)
    text = "漢字" * 1500
    assert text_lines.paragraph_lines(text, QFont(), 300) == text
