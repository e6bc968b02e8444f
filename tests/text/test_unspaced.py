"""Texts in scripts that are written without spaces."""

import pytest
from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication

from kiosk.qt.fonts import load_fonts
from kiosk.qt.text_lines import headline_lines, paragraph_lines
from kiosk.text import unspaced
from kiosk.text.no_break import bind, bind_phrase
from kiosk.text.unspaced import has_thai_dictionary, solid, solid_thai, words_in

JAPANESE = "だれが自分の考えを言えるのだろうか"
BODY = (
    "すべての人間は、生れながらにして自由であり、かつ、「尊厳と権利」とについて平等である。データーはここにある。" * 4
)
THAI = "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ"
NEVER_FIRST = "、。」）ーぁっ！？"


@pytest.fixture
def font(qapp: QGuiApplication) -> QFont:  # noqa: ARG001 - fonts need it
    load_fonts()
    made = QFont("Golos Text")
    made.setPixelSize(40)
    return made


def test_words_are_counted_where_no_spaces_are() -> None:
    assert words_in("Alle Menschen sind frei.") == 4
    assert words_in(JAPANESE) == 9
    assert 10 <= words_in(THAI) <= 16
    assert words_in("Kiosk で 見る") == 1 + 2


def test_a_japanese_headline_keeps_phrases_whole(font: QFont) -> None:
    wide = QFontMetricsF(font).horizontalAdvance
    lines = headline_lines(JAPANESE, font, wide(JAPANESE[:12])).split("\n")
    assert "".join(lines) == JAPANESE
    assert lines == ["だれが自分の考えを", "言えるのだろうか"]
    title = "学ぶ権利：すべての子どもたちへ"
    assert headline_lines(title, font, wide(title[:11])) == "学ぶ権利：\nすべての子どもたちへ"


def test_a_japanese_call_keeps_them_whole_too(font: QFont) -> None:
    said = bind_phrase("画面に触れてください")
    assert headline_lines(said, font, QFontMetricsF(font).horizontalAdvance(said) * 0.8).replace("\u2060", "") == (
        "画面に\n触れてください"
    )
    assert bind_phrase("Touch the screen") == "Touch the\u00a0screen"
    assert bind_phrase("请触摸屏幕") == "请触摸屏幕"


def test_no_japanese_line_begins_with_what_belongs_to_the_line_before(font: QFont) -> None:
    for letters in range(5, 20):
        lines = paragraph_lines(BODY, font, QFontMetricsF(font).horizontalAdvance(BODY[:letters])).split("\n")
        assert len(lines) > 3
        assert not [line for line in lines if line[0] in NEVER_FIRST or line[-1] == "「"]


def test_thai_lines_end_between_words(font: QFont) -> None:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, "การสอน")
    finds_words = finder.toNextBoundary() == len("การ")
    assert has_thai_dictionary() == finds_words
    if not finds_words:
        pytest.skip("Qt finds no dictionary of Thai here: libthai0 is not installed")
    words = "มนุษย์ ทั้งหลาย เกิด มา มี อิสระ และ เสมอภาค กัน ใน เกียรติศักดิ์ และ สิทธิ".split()  # noqa: SIM905
    ends = {len("".join(words[:count])) for count in range(len(words) + 1)}
    wide = QFontMetricsF(font).horizontalAdvance
    for room in (wide(THAI) / 2, wide(THAI) / 3, wide(THAI) / 4):
        for lines in (paragraph_lines(THAI, font, room), headline_lines(bind(THAI, "th"), font, room)):
            place = 0
            for line in lines.split("\n"):
                place += len(line)
                assert place in ends, line


def test_thai_without_a_dictionary_needs_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unspaced, "has_thai_dictionary", lambda: True)
    assert not solid_thai(THAI)
    monkeypatch.setattr(unspaced, "has_thai_dictionary", lambda: False)
    assert solid_thai(THAI) == THAI
    assert not solid_thai("มนุษย์\u200bทั้งหลาย\u200bเกิดมามีอิสระ")


def test_khmer_ends_lines_where_the_editor_says(font: QFont) -> None:
    khmer = "មនុស្សទាំងអស់កើតមកមានសេរីភាពនិងភាពស្មើគ្នាក្នុងសេចក្តីថ្លៃថ្នូរ"
    assert solid(khmer)
    parted = "មនុស្ស\u200bទាំងអស់\u200bកើតមក\u200bមាន\u200bសេរីភាព\u200bនិង\u200bភាព\u200bស្មើ\u200bគ្នា"
    assert not solid(parted)
    lines = paragraph_lines(parted, font, QFontMetricsF(font).horizontalAdvance(parted) / 3).split("\n")
    assert len(lines) > 2
    assert all(
        line.strip("\u200b") in parted and parted[parted.index(line) + len(line) - 1] == "\u200b" for line in lines[:-1]
    )


def test_short_words_are_bound_in_scripts_that_do_so() -> None:
    assert bind("في عام") == "في\u00a0عام"
    assert bind("أحرارًا متساوين") == "أحرارًا متساوين", "a mark ends no word"
    assert bind("आदिम मनुष्यों को गौरव") == "आदिम मनुष्यों को गौरव", "Hindi binds to the word before, if at all"
