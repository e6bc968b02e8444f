"""How problems are printed."""

import json
from pathlib import Path

import pytest

from kiosk.cli.problem_formats import WRITE, Format
from kiosk.problems import Problem, Rule

OWNER = "card 1 “Free advice”"
ODD = Problem(
    Path("a, b/100%:x.yaml"), 3, 5, "two\nlines, 100 %", Rule.KEY_UNKNOWN, "did you mean `id`?", ("cards", 1), OWNER
)
PLAIN = Problem(Path("deck/deck.yaml"), 1, 1, "nobody sees this", Rule.SECTION_EMPTY)


def test_text_is_a_line_for_each() -> None:
    assert WRITE[Format.TEXT]([ODD, PLAIN]) == (
        "a, b/100%:x.yaml:3:5: error: card 1 “Free advice”: two\ufffdlines, 100 %; did you mean `id`? [key-unknown]\n"
        "deck/deck.yaml:1:1: warning: nobody sees this [section-empty]\n"
    )


def test_json_is_a_list_of_objects() -> None:
    assert json.loads(WRITE[Format.JSON]([ODD, PLAIN])) == [
        {
            "file": "a, b/100%:x.yaml",
            "line": 3,
            "column": 5,
            "severity": "error",
            "rule": "key-unknown",
            "owner": OWNER,
            "message": "two\ufffdlines, 100 %",
            "hint": "did you mean `id`?",
        },
        {
            "file": "deck/deck.yaml",
            "line": 1,
            "column": 1,
            "severity": "warning",
            "rule": "section-empty",
            "owner": "",
            "message": "nobody sees this",
            "hint": "",
        },
    ]


def test_github_gets_annotations_in_which_nothing_ends_early() -> None:
    place = "file=a%2C b/100%25%3Ax.yaml,line=3,col=5,title=key-unknown"
    assert WRITE[Format.GITHUB]([ODD, PLAIN]).splitlines() == [
        f"::error {place}::card 1 “Free advice”: two\ufffdlines, 100 %25; did you mean `id`?",
        "::warning file=deck/deck.yaml,line=1,col=1,title=section-empty::nobody sees this",
    ]


@pytest.mark.parametrize(("form", "text"), [("text", ""), ("json", "[]\n"), ("github", "")])
def test_nothing_is_wrong(form: str, text: str) -> None:
    assert WRITE[Format(form)]([]) == text
