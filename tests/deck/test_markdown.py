"""What an editor marks in a text is read; everything else stays as it was written."""

import pytest

from kiosk.deck.markdown import blocks
from kiosk.deck.prose import Block, Run


@pytest.mark.parametrize(
    "text",
    ["5 * 3 = 15 and snake_case_name", "1. May 1993", "- a", "* * *", "# Head *x*", "2 * 3 * 4", "> > nested",
     "&amp; ©", "[a *b*](http://x_y_z) `*c*` <img alt=\"*x*\">", "- a\n- - b", "5*3*2 = 30", "2**3**4",
     "100 som*, child*.", "a*(b)*c", "```\n*x*\n```", "[foo]: http://x\n[foo]"],
)  # fmt: skip
def test_what_marks_nothing_stays_as_it_is(text: str) -> None:
    assert blocks(text) == (Block((Run(text),)),)


def test_lines_of_a_plain_text_are_kept() -> None:
    assert [block.text for block in blocks("one\n\n  two\nthree \\*\\*")] == ["one\ntwo\nthree **"]


def test_bold_and_italic() -> None:
    (block,) = blocks("**Bold**, *italic*, ***both***")
    assert block.runs == (
        Run("Bold", is_bold=True), Run(", "), Run("italic", is_italic=True), Run(", "), Run("both", True, True),
    )  # fmt: skip
    assert block.text == "Bold, italic, both"


@pytest.mark.parametrize(
    ("text", "bold", "after"),
    [("**«Манас»**тын", "«Манас»", "тын"), ("これは**「引用」**の", "「引用」", "の"), ("**終。**次", "終。", "次"),
     ('**"Hof"**s', '"Hof"', "s"), ("em**pha**sis", "pha", "sis")],
)  # fmt: skip
def test_marks_stand_within_a_word_and_around_its_quotation_marks(text: str, bold: str, after: str) -> None:
    (block,) = blocks(text)
    assert block.runs[-2:] == (Run(bold, is_bold=True), Run(after))


def test_lists_and_quotations() -> None:
    found = blocks("Text\n- one\n- two\n  on\n\n> Words\n> more\n> — Aitmatov\n\n2) b\n3) *c*\n\nEnd")
    assert [(block.kind, block.mark, block.text) for block in found] == [
        ("", "", "Text"), ("item", "•", "one"), ("item", "•", "two on"), ("quote", "", "Words\nmore"),
        ("source", "", "— Aitmatov"), ("item", "2)", "b"), ("item", "3)", "c"), ("", "", "End"),
    ]  # fmt: skip
    assert all(block.put(str.upper).text == block.text.upper() for block in found)


def test_letters_that_are_never_slanted_are_bold() -> None:
    (block,) = blocks("*слово 1* *كلمة* *文字*")
    assert [(run.is_bold, run.is_italic) for run in block.runs if run.text.strip()] == [
        (False, True), (True, False), (True, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["*a* " * 750, "> " * 1500, "[" * 3000, "***a " * 600, "- " * 1500, "\n".join(f"{' ' * n}- a" for n in range(39))],
)  # fmt: skip
def test_what_nobody_could_read_stays_as_it_is(text: str) -> None:
    assert [(block.kind, block.is_marked, len(block.runs)) for block in blocks(text)] == [("", False, 1)]
