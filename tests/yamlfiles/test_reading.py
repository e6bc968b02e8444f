"""Bounded YAML with the place of every value."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from support.problems import told

from kiosk.problems import ProblemsError, Rule
from kiosk.yamlfiles import MAX_BYTES, Document, read, validate


class Inner(BaseModel, extra="forbid"):
    size: int


class Outer(BaseModel, extra="forbid"):
    name: str
    parts: list[Inner] = []


def write(folder: Path, text: str) -> Path:
    file = folder / "file.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def failing(file: Path) -> list[tuple[int, int, str]]:
    """What is wrong in a file, whether a part of it can be read or none."""
    try:
        problems = read(file).problems
    except ProblemsError as error:
        problems = error.problems
    return [(problem.line, problem.column, problem.said) for problem in problems]


def test_every_scalar_stays_what_was_written(tmp_path: Path) -> None:
    file = write(tmp_path, "a: no\nb: 0123\nc: 12:30:45\nd: ~\ne:\nf: '~'\ng: 1.0\nh: null\ni: 'null'\n")
    assert read(file).data == {
        "a": "no", "b": "0123", "c": "12:30:45", "d": None, "e": None, "f": "~", "g": "1.0", "h": None, "i": "null",
    }  # fmt: skip


def test_places_are_those_of_keys_and_items(tmp_path: Path) -> None:
    document = read(write(tmp_path, "a: 1\nlist:\n  - x: 1\n    y: 2\n  - z\n"))
    assert document.places[("a",)] == (1, 1)
    assert document.places[("list", 0, "y")] == (4, 5)
    assert document.places[("list", 1)] == (5, 5)
    assert document.problem(("list", 0, "missing", "deeper"), "?", Rule.KEY_MISSING).line == 3


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\na: 2\n", 2, "`a` stands here twice"),
        ("a: &x 1\nb: *x\n", 1, "anchors"),
        ("a: 1\n<<: *x\n", 2, "anchors"),
        ("a: !!python/object:os.system x\n", 1, "tags"),
        ("a: 1\n---\nb: 2\n", 2, "one document"),
        ("a: \x01\n", 1, "there is a control character here (U+0001)"),
        ("? [a, b]\n: 1\n", 1, "key must be plain text"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, line: int, message: str) -> None:
    found = failing(write(tmp_path, text))
    assert any(message in said and at == line for at, _, said in found), found


def test_bombs_are_refused_at_once(tmp_path: Path) -> None:
    assert "nested deeper" in failing(write(tmp_path, "[" * 50_000))[0][2]
    assert "more than 50,000 lines" in failing(write(tmp_path, "a: b: c\n" * 60_000))[0][2]
    assert "larger than" in failing(write(tmp_path, "a: " + "x" * MAX_BYTES))[0][2]
    bomb = "a: &a [x,x,x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)},*{chr(97 + i)}]\n" for i in range(9)
    )
    assert len(failing(write(tmp_path, bomb))) > 9


def test_not_utf8_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "file.yaml"
    file.write_bytes(b"a: 1\nb: " + "Кыргыз".encode("cp1251"))
    assert [(line, message[:27]) for line, _, message in failing(file)] == [(2, "this is not UTF-8 text, but")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_no_utf8(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "file.yaml"
    file.write_bytes("title: Кыргыз\n".encode(encoding))
    assert "save the file again as UTF-8" in failing(file)[0][2]
    assert len(failing(file)) == 1


def test_utf16_of_few_zeros_is_no_utf8_either(tmp_path: Path) -> None:
    """Of Cyrillic letters neither byte is zero."""
    file = tmp_path / "file.yaml"
    file.write_bytes(
        ("introduction:\n  - Шесть историй о законе и людях в этой стране, рассказанных коротко\n" * 3).encode(
            "utf-16-be"
        )
    )
    assert [message for _, _, message in failing(file)] == [
        "this is not UTF-8 text, but Windows-1251, UTF-16 or the like; save the file again as UTF-8"
    ]


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    file = tmp_path / "file.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert read(file).data == {"a": "1"}


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert failing(tmp_path / "none.yaml") == [(1, 1, "cannot be read: there is no such file")]


def test_validation_names_every_mistake_in_an_editors_words(tmp_path: Path) -> None:
    document = read(write(tmp_path, "nam: x\nparts:\n  - size: big\n  - sise: 3\n"))
    with pytest.raises(ProblemsError) as caught:
        validate(document, Outer)
    assert told(caught.value.problems, tmp_path) == [
        "file.yaml:3:5: error: `size` is `big`; it must be just a whole number, such as 9",
        "file.yaml:4:5: error: `sise` is not known here; did you mean `size`?",
        "file.yaml:1:1: error: `nam` is not known here; did you mean `name`?",
    ]


@given(st.text(max_size=300))
def test_no_text_ends_in_anything_but_data_or_problems(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.mktemp("yaml") / "file.yaml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(ProblemsError):
        assert isinstance(read(file), Document)
