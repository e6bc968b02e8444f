"""A deck's words keep what can be seen, in a bounded number of lines."""

import pytest

from kiosk.deck.text_cleaning import MAX_LINES, line, paragraph


@pytest.mark.parametrize(
    ("written", "shown"),
    [("a\nb", "a b"), ("a \u2028 b\r\n\r\nc", "a b c"), ("\x1b[2Ja\0b\x85c", "[2Jab c"), ("a\u00a0b\tc", "a\u00a0b\tc"),
     ("\ue000\ufffe\U0010ffff", ""), ("Ң 👩\u200d👧 \u202eмм", "Ң 👩\u200d👧 \u202eмм")],
)  # fmt: skip
def test_a_line(written: str, shown: str) -> None:
    assert line(written) == shown


def test_a_paragraph_keeps_its_lines_up_to_a_number() -> None:
    assert paragraph("a\n\n b\n") == "a\nb"
    many = paragraph("\n".join(map(str, range(1_000))))
    assert isinstance(many, str)
    assert many.count("\n") == MAX_LINES - 1
    assert many.endswith("998 999")


def test_what_is_no_text_is_the_models_to_refuse() -> None:
    assert line(None) is None
    assert paragraph([1]) == [1]
