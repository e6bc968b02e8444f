"""Marks that visitors would see as they are written."""

from pathlib import Path

import pytest
from support.files import edit

from kiosk.check import check
from kiosk.problems import Rule


def said(folder: Path, key: str, text: str) -> list[str]:
    before = {"body": "body: Body two en.", "headline": "headline: Headline two en"}[key]
    edit(folder / "texts" / "en.yaml", before, f"{key}: |-\n" + "".join(f"      {line}\n" for line in text.split("\n")))
    return [each.message for each in check(folder)[1] if each.rule is Rule.MARKS_SHOWN]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Heading\nText", "# Heading"),
        ("- one\n  - two\n- three", "- two"),
        ("| a | b |\n|---|---|", "| a | b |"),
        ("The word `code` here", "`code`"),
        ("This **is not closed", "**is not closed"),
        ("Some __bold__ and ~~old~~ words", "~~old~~"),
    ],
)
def test_marks_that_are_seen_in_a_body(deck_folder: Path, text: str, shown: str) -> None:
    known = "only bold, italic, lists and quotations are read"
    assert said(deck_folder, "body", text) == [f"`{shown}` appears as it is written: {known}; write it in words"]


def test_a_headline_has_no_marks(deck_folder: Path) -> None:
    (told,) = said(deck_folder, "headline", "A **bold** one")
    assert told == "`**bold**` appears as it is written: this text has no marks; write it in words"


@pytest.mark.parametrize(
    "text",
    [
        "**Bold**, *italic*\n\n- a\n- b\n\n> quote",
        "5 < 6 > 4, a<b and c>d, 2**3, AT&T; #3 of 4",
        "O`zbek xalqi g`alaba qildi",
        "snake_case_name, __init__.py",
        "- a list of one",
        r"Written \<b>, as \*\*this\*\*",
        "[in brackets] (and more), <b>told otherwise</b>",
    ],
)
def test_what_is_no_mark(deck_folder: Path, text: str) -> None:
    assert said(deck_folder, "body", text) == []
