"""A change in a YAML text changes nothing else."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.yamlfiles import read
from kiosk.yamlfiles.document import Data, Way
from kiosk.yamlfiles.editing import CannotEditError, YamlText

DECK = """\
# yaml-language-server: $schema=.schema/deck.json
version: "1.0"   # ours

languages: [ {code: ky, name: Кыргызча}, {code: 'en', name: "English"} ]
cover: {accent: madder} # in braces

cards:
# The first one: shown for three metres.
- id: one
  accent:   madder   # red
  figure: '118'
  # focus: [0.5, 0.5]

# --- Part two

# Its picture is missing.
- accent: lake
  id: two

- id: three
  accent: ink"""
TEXTS = """\
title: A title
introduction:
    -   >-
        One long paragraph that somebody has broken
        into lines of a width of their own.
    -   |
        As it
          is written.
cards:
    one:
        headline: 'It''s here'
        body: Plain words that
            go on in the next line.

    two:
        headline: "Two"   # and a comment
        body:
"""


def test_a_text_keeps_its_style() -> None:
    """Quotes, the space around it, and its comment stay."""
    text = YamlText(TEXTS)
    for way, value, written in [
        (("cards", "one", "headline"), "He's gone", "        headline: 'He''s gone'\n"),
        (("cards", "two", "headline"), "2", '        headline: "2"   # and a comment\n'),
        (("cards", "two", "body"), "no: 1", '        body: "no: 1"\n'),
        (("title",), "The # title", 'title: "The # title"\n'),
        (("title",), "", "title:\n"),
        (("introduction", 0), "Short.", "    -   >-\n        Short.\n"),
        (("introduction", 1), "As\n  it is.", "    -   |-\n        As\n          it is.\n"),
        (("introduction", 1), "As it is.\n", "    -   |\n        As it is.\n"),
    ]:
        fresh = text.set(way, value)
        assert written in fresh.text
        assert len(set(fresh.text.splitlines()) - set(TEXTS.splitlines())) <= written.count("\n")
        assert fresh.get(way) == (value or None)


def test_a_long_text_stays_in_the_lines_it_was_broken_into() -> None:
    way = ("introduction", 0)
    fresh = YamlText(TEXTS).set(way, "One long paragraph that somebody has broken into lines of a width of our own.")
    assert "has broken into lines\n" not in TEXTS
    added = [line for line in fresh.text.splitlines() if line not in TEXTS.splitlines()]
    assert len(added) == 2
    assert all(len(line) <= 60 for line in added)
    assert "\n    -   |\n        As it\n          is written.\ncards:\n" in fresh.text


def test_a_new_text_is_written_as_people_do() -> None:
    long = "word " * 40 + "end"
    text = YamlText("a: short\n").set(("b",), long).set(("c",), "two\nlines").set(("d",), ["0.5", "1"])
    assert text.text.splitlines()[1] == "b: >-"
    assert max(map(len, text.text.splitlines())) <= 100
    assert "c: |-\n  two\n  lines\nd: [0.5, 1]\n" in text.text
    assert text.data == {"a": "short", "b": long, "c": "two\nlines", "d": ["0.5", "1"]}
    assert YamlText(f"a: {long}\n").set(("a",), f"{long}.").text == f"a: {long}.\n"  # somebody likes long lines


def test_a_comment_moves_with_its_card_and_a_heading_stays() -> None:
    fresh = YamlText(DECK).move(("cards",), 1, 0)
    assert fresh.text == DECK.replace(
        DECK[DECK.index("# The first") :],
        """\
# Its picture is missing.
- accent: lake
  id: two

# --- Part two

# The first one: shown for three metres.
- id: one
  accent:   madder   # red
  figure: '118'
  # focus: [0.5, 0.5]

- id: three
  accent: ink""",
    )


@pytest.mark.parametrize(
    ("way", "gone"),
    [
        (("cards", 0, "figure"), "  figure: '118'\n"),
        (("cards", 1, "accent"), None),
        (("cards", 2), "\n\n- id: three\n  accent: ink"),
        (("cover",), "cover: {accent: madder} # in braces\n\n"),
        (("version",), 'version: "1.0"   # ours\n\n'),
        (("languages", 0), "{code: ky, name: Кыргызча}, "),
        (("languages", 1), ", {code: 'en', name: \"English\"}"),
    ],
)
def test_what_is_taken_out_is_all_that_goes(way: Way, gone: str | None) -> None:
    fresh = YamlText(DECK).delete(way)
    wanted = DECK.replace("- accent: lake\n  id: two", "- id: two") if gone is None else DECK.replace(gone, "")
    assert fresh.text == wanted


def test_the_last_entry_leaves_an_empty_list_or_map() -> None:
    text = YamlText("a:\n  - x\nb:\n  c: 1 # one\n")
    assert text.delete(("a", 0)).delete(("b", "c")).text == "a: []\nb: {} # one\n"
    assert not YamlText("# all\na: 1\n").delete(("a",)).data


def test_an_entry_is_put_where_it_is_wanted_at_the_depth_of_the_others() -> None:
    text = YamlText(DECK).insert(("cards",), 1, {"id": "new", "accent": "plum", "link": {"ky": "https://a"}})
    assert "[0.5, 0.5]\n\n- id: new\n  accent: plum\n  link:\n    ky: https://a\n\n# --- Part two\n" in text.text
    assert text.insert(("languages",), 2, {"code": "ru"}).get(("languages", 2, "code")) == "ru"
    assert 'name: "English"}, {code: ru} ]' in text.insert(("languages",), 2, {"code": "ru"}).text
    texts = YamlText(TEXTS).insert(("cards",), "new", {"headline": "New"}, 1)
    assert "line.\n    new:\n        headline: New\n\n    two:" in texts.text.replace("\n\n    new", "\n    new")
    assert list(texts.data["cards"]) == ["one", "new", "two"]  # type: ignore[index, arg-type, call-overload]
    with pytest.raises(CannotEditError, match="there already"):
        texts.insert(("cards",), "new", None)


def test_what_is_on_the_way_is_made() -> None:
    assert YamlText("").set(("a", "b", "c"), "1").text == "a:\n  b:\n    c: 1\n"
    assert YamlText("# only\n").set(("a",), None).text == "# only\na:\n"
    assert YamlText("a:\n").set(("a", "b"), "1").text == "a:\n  b: 1\n"
    assert YamlText("a: {}").set(("a", "b"), "1").text == "a:\n  b: 1"


def test_a_whole_card_is_set_by_what_differs() -> None:
    card: Data = {"id": "one", "accent": "ink", "dwell": "9"}
    wanted = DECK.replace("  accent:   madder ", "  accent:   ink ").replace("  figure: '118'\n", "  dwell: 9\n")
    fresh = YamlText(DECK).set(("cards", 0), card)
    assert fresh.get(("cards", 0)) == card
    assert fresh.text == wanted


def test_a_comment_beside_a_key_stays_when_its_value_becomes_a_block() -> None:
    assert YamlText("a: 1 # one\nb: 2\n").set(("a",), {"c": "3"}).text == "a: # one\n  c: 3\nb: 2\n"
    assert YamlText("a: # one\n  - 1\nb: 2\n").set(("a",), "3").text == "a: 3 # one\nb: 2\n"


@pytest.mark.parametrize(
    "text", ["a: [", "a: 1\na: 2\n", "a: &x 1\n", "? a # c: d\n: 2\n", "a:\r  x: 1\r  y: 2\rc: 3\r"]
)
def test_what_cannot_be_changed_is_said(text: str) -> None:
    with pytest.raises(CannotEditError, match=r"mistakes|form in which"):
        YamlText(text).set(("a",), {"b": "c", "x": "1"})


def test_a_place_that_is_not_there_is_said() -> None:
    text = YamlText("a: [1]\n")
    edits: list[Callable[[], YamlText]] = [
        lambda: text.delete(("b",)),
        lambda: text.set(("a", 1), "x"),
        lambda: text.set(("a", "x"), "x"),
        lambda: text.move(("a",), 0, 1),
        lambda: text.insert(("a",), 2, "x"),
        lambda: text.rename(("a", 0), "x"),
    ]
    for edit in edits:
        with pytest.raises(CannotEditError, match="no place for `"):
            edit()


def test_a_key_is_renamed_where_it_stands() -> None:
    fresh = YamlText(TEXTS).rename(("cards", "one"), "eins")
    assert fresh.text == re.sub(r"\bone:", "eins:", TEXTS)
    with pytest.raises(CannotEditError, match="there already"):
        fresh.rename(("cards", "two"), "eins")


def test_line_ends_and_a_mark_at_the_beginning_stay() -> None:
    text = YamlText("\ufeffa: 1\r\nb: >\r\n  x\r\n  y\r\n")
    fresh = text.set(("b",), "z\n").set(("c",), {"d": ["e" * 50]}).set(("a",), "2\n3")
    assert fresh.text == f"\ufeffa: |-\r\n  2\r\n  3\r\nb: >\r\n  z\r\nc:\r\n  d:\r\n    - {'e' * 50}\r\n"


@pytest.mark.parametrize("marks", ["\ufeff", "\ufeff\ufeff"])
def test_the_marks_that_begin_a_file_stay_and_are_no_part_of_it(tmp_path: Path, marks: str) -> None:
    file = tmp_path / "text.yaml"
    file.write_text(f"{marks}a: 1\nb: 2\n", encoding="utf-8")
    assert read(file).data == {"a": "1", "b": "2"}
    text = YamlText(file.read_text(encoding="utf-8"))
    assert text.set(("a",), "3").text == f"{marks}a: 3\nb: 2\n"
