"""A slip in the YAML: said in an editor's words where it is, and it costs the entry that it is in and no other."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from kiosk.problems import ProblemsError
from kiosk.yamlfiles import parse, validate
from kiosk.yamlfiles.document import Data

FILE = Path("file.yaml")
QUOTES = "put the whole text into double quotes"


def slips(text: str) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.message) for problem in parse(FILE, text).problems]


@pytest.mark.parametrize(
    ("text", "place", "message", "left"),
    [
        # a colon in a text
        ("a: 1\nb: Opening hours: daily\nc: 2\n", (2, 17), QUOTES, {"a": "1", "c": "2"}),
        ("a: see http://x.y: there\nc: 2\n", (1, 18), QUOTES, {"c": "2"}),
        ("a: Opening hours:\nc: 2\n", (1, 17), QUOTES, {"c": "2"}),
        ("a: goes on\n  with one: here\nc: 2\n", (2, 3), "; align ", {"a": "goes on", "c": "2"}),
        ("a: “Hours: daily”\nc: 2\n", (1, 10), 'the straight ones (") outside of “', {"c": "2"}),
        # tabs
        ("a:\n\tb: 1\n\tc: 1\nd: 2\n", (2, 1), "a tab (1 more like it)", {"a": None, "d": "2"}),
        ("a: 1\n\tb: 2\nd: 2\n", (2, 1), "a tab;", {"a": "1", "d": "2"}),
        ("a: >\n\tx\nd: 2\n", (2, 1), "a tab;", {"a": None, "d": "2"}),
        ("a:\n  -\tx\nb: 1\n", (2, 4), "there is a tab after the `-`", {"a": None, "b": "1"}),
        ("a: 1\n\t\nb: 2\n\t\nc: 3\n", (2, 1), "looks empty but contains a tab", {"a": "1", "b": "2", "c": "3"}),
        # quotes
        ("a: 'open\nb: 1\n", (1, 4), "put ' at its end", {"b": "1"}),
        ('a: "open\nb: "x"\nc: 1\n', (1, 4), 'put " at its end', {"b": "x", "c": "1"}),
        ('a:\n  b: "open\n  c: y\nd: 1\n', (2, 6), 'put " at its end', {"a": {"c": "y"}, "d": "1"}),
        ('a: "open”\nb: 1\n', (1, 4), "” is another quotation mark", {"b": "1"}),
        ("a: 'it's'\nb: 1\n", (1, 8), "write '' for each '", {"b": "1"}),
        ('a: "Free" advice\nb: 1\n', (1, 10), 'write \\" for each "', {"b": "1"}),
        ('a: "C:\\Users\\x"\nb: 1\n', (1, 7), "use single quotes, or / in a path", {"b": "1"}),
        ('a: "C:\\"\nb: 1\n', (1, 4), "use single quotes, or / in a path", {"b": "1"}),
        ('a: "C:\\path"\nb: 1\n', (1, 7), "use single quotes, or / in a path", {"b": "1"}),
        # signs that begin something in YAML
        ("a:\n  * x\n  * y\nb: 1\n", (2, 3), "each item of a list begins with `- `", {"a": None, "b": "1"}),
        ("a: 'Tis so\nb: 1\n", (1, 4), "double quotes around the text if it begins with an apostrophe", {"b": "1"}),
        ("a: @name\nb: 1\n", (1, 4), "begins with @ into quotes", {"b": "1"}),
        ("a: %x\nb: 1\n", (1, 4), "begins with % into quotes", {"b": "1"}),
        ("a: * x\nb: 1\n", (1, 4), "begins with * into quotes", {"b": "1"}),
        ("a: {seconds} s\nb: 1\n", (1, 4), "begins with { into quotes", {"b": "1"}),
        ("a: [x] y\nb: 1\n", (1, 4), "begins with [ into quotes", {"b": "1"}),
        ("a: >-x\nb: 1\n", (1, 4), "begins with > into quotes", {"b": "1"}),
        ("a: | x\n  y\nb: 1\n", (1, 4), "after | a text begins in the line below", {"b": "1"}),
        # a text of several lines below a mistake is none itself
        (
            "a:\n  b:x\n  c: >-\n    y\nd: 1\n",
            (2, 5),
            "a space is missing after the colon",
            {"a": {"c": "y"}, "d": "1"},
        ),
        ("a:\n  b: x\n   c: |-  # y\n     z\nd: 1\n", (3, 4), "; align the two", {"a": {"b": "x"}, "d": "1"}),
        ("a: - x\nb: 1\n", (1, 4), "a list begins in the line below its key", {"b": "1"}),
        ("a: [1, 2\nb: 3\n", (1, 4), "[ is never closed; add ]", {"b": "3"}),
        ("a: {x: 1\nb: 3\n", (1, 4), "{ is never closed; add }", {"b": "3"}),
        ("a: [hall #3]\nb: 1\n", (1, 10), "` #` begins a comment, and the ] is in it", {"b": "1"}),
        ("a: {x: no #3 }\nb: 1\n", (1, 11), "` #` begins a comment, and the } is in it", {"b": "1"}),
        ("%x\na: 1\n", (1, 1), "a line that begins with %", {"a": "1"}),
        ("a: text\n  #tag\n  more\nb: 1\n", (2, 3), "a line that begins with # is a comment", {"a": "text", "b": "1"}),
        ("a: text #tag\n  more\nb: 1\n", (1, 9), "` #` begins a comment and ends the text", {"a": "text", "b": "1"}),
        ("a:\n  - x #3\n    y\nb: 1\n", (2, 7), "` #` begins a comment and ends", {"a": ["x"], "b": "1"}),
        # keys, spaces and dashes
        ("a:\n  b:\u00a01\n  c: 2\n", (2, 5), "only looks like a space; use the space bar", {"a": {"c": "2"}}),
        ("a:\n  – b: 1\n    c: 2\n  - d: 1\n", (2, 3), "this dash is not the hyphen", {"a": [{"d": "1"}]}),
        ("a: 1\nb\nc: 2\n", (2, 1), "a key needs a colon", {"a": "1", "c": "2"}),
        ("a: 1\nb:2\nc: 3\n", (2, 3), "a space is missing after the colon", {"a": "1", "c": "3"}),
        ("a:\n  b:2\n  c: 3\n", (2, 5), "a space is missing after the colon", {"a": {"c": "3"}}),
        (": 1\na: 2\n", (1, 1), "the key before the colon is missing", {"a": "2"}),
        ("a:\n  - x: 1\n  x: 2\n  y: 3\nb: 1\n", (3, 3), "belongs to no item", {"a": [{"x": "1"}], "b": "1"}),
        ("a:\n  - x\n  y\nb: 1\n", (3, 3), "`- ` is missing", {"a": ["x"], "b": "1"}),
        ("a:\n  - x: 1\n  -x: 2\nb: 1\n", (3, 4), "a space is missing after the `-`", {"a": [{"x": "1"}], "b": "1"}),
        ("a: x\n- y\nb: 1\n", (2, 1), "there is a `- ` among keys here", {"a": "x", "b": "1"}),
        (
            "a:\n  - b: 1\n    c: 2\n    - b: 3\n    c: 4\n  - b: 5\n",
            (4, 5),
            "not indented like that in line 2",
            {"a": [{"b": "1", "c": "2"}, {"b": "5"}]},
        ),
        (
            "a:\n  - b: 1\n    c: 2\n- b: 3\n    c: 4\n  - b: 5\n",
            (4, 1),
            "not indented like that in line 2",
            {"a": [{"b": "1", "c": "2"}, {"b": "5"}]},
        ),
        (
            "a:\n- b: 1\n  c: 2\n    - b: 3\n      c: 4\n- b: 5\nd: 6\n",
            (4, 5),
            "indented further than the one above",
            {"a": [{"b": "1", "c": "2"}, {"b": "5"}], "d": "6"},
        ),
        (
            "a:\n- b:\n    c: 2\n    - b: 3\n      c: 4\nd: 6\n",
            (4, 5),
            "not indented like that in line 2",
            {"a": [{"b": {"c": "2"}}], "d": "6"},
        ),
        ("a:\n  - x\nc: y\n- z\n", (4, 1), "there is a `- ` among keys here", {"a": ["x"], "c": "y"}),
        ("a:\n  b： 2\n  c: 3\n", (2, 5), "this colon is from another script", {"a": {"c": "3"}}),
        (
            "a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\n",
            (4, 5),
            "begin a new item with `- `",
            {"a": [{"b": "1", "c": "2"}]},
        ),
        # indent
        ("a:\n\u00a0\u00a0b: 1\n  c: 2\n", (2, 1), "a character that only looks like a space", {"a": {"c": "2"}}),
        ("a:\n   b: 1\n    c: 2\n    d: 2\ne: 1\n", (3, 5), "; align ", {"a": {"b": "1"}, "e": "1"}),
        ("a:\n    b: 1\n   c: 2\n   d: 2\ne: 1\n", (3, 4), "; align ", {"a": {"b": "1"}, "e": "1"}),
        (" a: 1\nb: 2\n", (1, 1), "keys at the top level start in the first column", {"b": "2"}),
        ("a:\n  - x\n - y\nb: 1\n", (3, 2), "; align ", {"a": ["x"], "b": "1"}),
        # refused, though it is YAML
        ("a: 1\na: 2\nb: 1\n", (2, 1), "stands here twice, first in line 1", {"a": "1", "b": "1"}),
        ("a: *x\nb: 1\n", (1, 4), "put a text into quotes", {"a": None, "b": "1"}),
        ("a: !x y\nb: 1\n", (1, 4), "into quotes", {"a": None, "b": "1"}),
        ("? [a, b]\n: 1\nb: 1\n", (1, 3), "a key must be plain text", {"b": "1"}),
        ("a: 1\n---\nb: 2\n", (2, 1), "one document a file", {"a": "1"}),
        ("a: 1\n<<<<<<< me\nb: 2\n=======\nb: 3\n>>>>>>> you\n", (2, 1), "keep one", {"a": "1", "b": "2"}),
        ("<<<<<<<\na: 1\n|||||||\na: 0\n=======\na: 2\n>>>>>>>\n", (1, 1), "keep one", {"a": "1"}),
        ("a: |\n  x\n  =======\n  <<<<<<<\nb: @\n", (5, 4), "into quotes", {"a": "x\n=======\n<<<<<<<\n"}),
        (
            "a: 1\nb: two\u2028lines\nc: 3\n",
            (2, 7),
            "a word processor (U+2028)",
            {"a": "1", "b": "two lines", "c": "3"},
        ),
        ("a:\n  b: 1\n\ufeffc: 2\n", (3, 1), "a file's beginning (U+FEFF)", {"a": {"b": "1"}, "c": "2"}),
        ("a: x\x85y\u2029z\nb: 1\n", (1, 5), "(U+0085) (1 more like it)", {"a": "x y z", "b": "1"}),
        ("a: 1\nb: x\x07\nc: \x00\n", (2, 5), "there is a control character here", {"a": "1"}),
    ],
)
def test_one_slip_is_one_problem_and_costs_one_entry(
    text: str, place: tuple[int, int], message: str, left: dict[str, Data]
) -> None:
    assert [(line, column) for line, column, _ in slips(text)] == [place]
    assert message in slips(text)[0][2]
    assert parse(FILE, text).data == left


def test_a_text_that_a_comment_ends_is_told_once() -> None:
    document = parse(FILE, "a: text #tag\n  more\nb: hall #3\n")
    assert [problem.line for problem in document.problems] == [1]
    assert document.cuts.keys() == {("b",)}


def test_every_slip_in_a_file_is_told_at_once() -> None:
    text = 'cards:\n  one:\n    headline: Q: A\n    body: fine\n  two:\n    headline: "B\n    body: c\nnext: @x\n'
    document = parse(FILE, text)
    assert [problem.line for problem in document.problems] == [3, 6, 8]
    assert document.data == {"cards": {"one": {"body": "fine"}, "two": {"body": "c"}}}
    assert document.broken == {"cards", "next"}


def test_a_text_over_several_lines_is_no_slip() -> None:
    document = parse(FILE, 'a: "one\n  two\n  three"\nb: x: y\nc: 1\n')
    assert [problem.line for problem in document.problems] == [4]
    assert document.data == {"a": "one two three", "c": "1"}


def test_a_large_file_of_slips_is_not_read_for_ever() -> None:
    text = "".join(f"k{number}: v\n" for number in range(9_000)) + "z: y: x\n" * 30
    assert 1 < len(parse(FILE, text).problems) < 20


class Card(BaseModel, extra="forbid"):
    headline: str
    body: str


class Deck(BaseModel, extra="forbid"):
    cards: dict[str, Card]
    names: list[str]


def test_what_a_slip_took_out_is_not_called_missing() -> None:
    document = parse(FILE, "cards:\n  one:\n    headline: Q: A\n    body: b\n    boddy: c\nnames:\n  @me\n")
    with pytest.raises(ProblemsError) as caught:
        validate(document, Deck)
    assert [(problem.line, problem.message[:20]) for problem in caught.value.problems] == [
        (3, "`headline`: this tex"),
        (7, "put a text that begi"),
        (5, "`boddy` is not known"),
    ]


PARTS = (
    *("a: 1", "b: x: y", "  c: z", "\td: 1", "- e", "  - f: 'g", 'h: "i', "j", "k:l", "#m", "", "n: [o", "p: {q}", "}"),
    *("---", "...", "%r", "s: |", "  t", " u: v", "w: &x 1", "y: *x", "z: !t", "? a", ": b", "'c': d", "-e", "f: \\"),
    *("g: '''", 'h: "\\q"', "\x01", "i: >", "a: 2", "\u2028", "\x85 b: 1", "c: @", "   ", "\t"),
)
LINES = st.lists(st.sampled_from(PARTS), max_size=12) | st.lists(st.text(max_size=30), max_size=5)


@given(LINES)
def test_yamls_own_sentences_reach_nobody(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = parse(FILE, text)
    said = " ".join(problem.message for problem in document.problems)
    its_own = ""
    try:
        list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        its_own = str(error.problem)
    except yaml.YAMLError as error:
        its_own = str(error).splitlines()[0]
    assert bool(document.problems) or not its_own
    assert not its_own or its_own not in said
    assert "YAML" not in said
    assert all(problem.line <= len(text.splitlines()) for problem in document.problems)
