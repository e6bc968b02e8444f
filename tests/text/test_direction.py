"""Which way a language is written, and texts in which both ways meet."""

import pytest

from kiosk.operator.words import fill
from kiosk.text.direction import against, directed, is_right_to_left, marked, way_of


@pytest.mark.parametrize(
    ("code", "name", "is_so"),
    [
        *[("ar", "العربية", True), ("he", "עברית", True), ("fa", "فارسی", True), ("ur", "اردو", True)],
        *[("ug", "ئۇيغۇرچە", True), ("ar-EG", "Arabic", True), ("ar-Latn", "Arabi", False), ("uz-Arab", "x", True)],
        *[("ku", "کوردی", True), ("ku", "Kurdî", False), ("ky", "Кыргызча", False), ("xx", "123", False)],
    ],
)
def test_the_code_tells_and_else_the_languages_own_name(code: str, name: str, is_so: bool) -> None:
    assert is_right_to_left(code, name) is is_so


def test_a_text_runs_as_its_language_does_whatever_it_begins_with() -> None:
    assert directed("Facebook شركة كبيرة", right_to_left=True) == "\u200fFacebook شركة كبيرة"
    assert directed("شركة Facebook", right_to_left=True) == "شركة Facebook"
    assert directed("العربية is a language", right_to_left=False) == "\u200eالعربية is a language"
    for same in ("1993", "400+", "Not translated", "Ёлки", "٣٤", "\u064b", ""):
        assert directed(same, right_to_left=True) == directed(same, right_to_left=False) == same


def test_names_in_a_sentence_stay_whole() -> None:
    assert fill("حفظ في {file}", {"file": "KIOSK (14 GB)"}) == "حفظ في \u2068KIOSK (14 GB)\u2069"
    assert fill("{number} من {count}", {"number": 3, "count": 9}) == "3 من 9"
    assert fill("Saved in {file}", {"file": "KIOSK (14 GB)"}) == "Saved in KIOSK (14 GB)"


def test_a_part_of_a_text_runs_as_the_whole_does() -> None:
    assert [way_of(text) for text in ("1. كلمة", "a كلمة", "1993")] == ["R", "L", ""]
    assert [marked(text, "R") for text in ("Open,", "كلمة")] == ["\u200fOpen,", "\u200fكلمة"]
    assert [marked(text, "L") for text in ("Open,", "كلمة")] == ["Open,", "\u200eكلمة"]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("א ab 12 ב", "001111100"),
        ("א 1 2 ב", "0010200"),
        ("א 1,5 ב", "0011100"),
        ("א 50% ב", "0011100"),
        ("א $5 C+ ב", "00110200" + "0"),
        ("ab א 1 ב c", "0001111100"),
        ("12 ab", "00000"),
        ("", ""),
    ],
)
def test_stretches_against_a_texts_way(text: str, stretches: str) -> None:
    assert "".join(map(str, against(text))) == stretches
