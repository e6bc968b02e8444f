"""Whatever is in a deck's files: the check says what is wrong, or the deck plays, and the editor shows it.

Ten thousand of them: see CONTRIBUTING.md.
"""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.authoring import starter
from kiosk.authoring.folder import DeckFolder
from kiosk.authoring.translation import task
from kiosk.check import check
from kiosk.deck import Record
from kiosk.editor import cards, fonts, languages, names, pages, sections, values
from kiosk.editor.findings import findings
from kiosk.editor.overview import rows
from kiosk.editor.steps import Step
from kiosk.problems import Problem, Severity
from kiosk.yamlfiles import read
from kiosk.yamlfiles.editing import CannotEditError, YamlText
from kiosk.yamlfiles.writing import text_of

FILES = ("deck.yaml", "texts/ky.yaml", "texts/en.yaml")
KEYS = """
languages cards cover id code name section sections accent link narration kind illustration focus credit figure theme
base colours fonts headings file dwell headline body title introduction interface operator touch ground quiet_side
version default_language attract_languages logo ornament radius review description opening
""".split()  # noqa: SIM905 - a list to read
ODD = [
    "",
    "ky",
    "xx",
    "card-1",
    "card-2",
    "lake",
    "red",
    "#A02C28",
    "true",
    "1e400",
    "-1",
    "nan",
    "0.5",
    "[all]",
    "a" * 5000,
]
ODDER = ["illustrations/lake.svg", "../deck.yaml", "/dev/zero", "\u202e", "\u0000", "ѳ", "**b** > q", "https://a.b"]
MERGED = ["\n<<<<<<< a\n", "\n=======\n", "\n>>>>>>> b\n"]
SIGNS = [*":#-'\"\t\n{}[],&*!|>%@`? é\x00\ufeff\x85\u2028“”", ": ", " #", "\n  ", "\n  - ", "\\f", "<<: *a", *MERGED]
WORDS = st.sampled_from([*KEYS, *ODD, *ODDER]) | st.text(max_size=12)
MANY = 30 if settings().max_examples == 100 else settings().max_examples  # few with all tests: each takes 50 ms
KNOWN = Record()  # as in the editor: no picture is drawn twice
VALUES = st.recursive(
    st.none() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | WORDS, inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck with something at every place."""
    folder = tmp_path_factory.mktemp("deck")
    starter.save_beside(folder, starter.ACCENTS)
    deck = starter.new(folder, ["ky", "en"], 3)
    deck = sections.add(sections.add(deck, "Birds"), "Beasts")
    for way, value in {
        ("cards", 0, "figure"): "118",
        ("cards", 0, "link"): {"ky": "https://a.org", "en": "https://b.org"},
        ("cards", 1, "section"): "beasts",
        ("cards", 1, "dwell"): "9",
        ("theme", "colours"): {"paper": "#FFFFFF"},
    }.items():
        deck = deck.with_deck(deck.deck.set(way, value))  # type: ignore[arg-type]
    deck.save()
    return folder


def ways(data: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield way
    for key, inner in data.items() if isinstance(data, dict) else enumerate(data if isinstance(data, list) else ()):
        yield from ways(inner, (*way, key))


@st.composite
def mutated(draw: Callable[[Any], Any], texts: dict[str, str], datas: dict[str, Any]) -> dict[str, str]:
    """The files with a few things at other places, gone or twice; then with a few letters changed."""
    found = dict(texts)
    for _ in range(draw(st.integers(0, 3))):
        name = draw(st.sampled_from(FILES))
        data = deepcopy(datas[name])
        way = draw(st.sampled_from(list(ways(data))[1:]))
        above = data
        for step in way[:-1]:
            above = above[step]
        match draw(st.sampled_from(["put", "gone", "twice", "new"])):
            case "put":
                above[way[-1]] = draw(VALUES)
            case "gone":
                del above[way[-1]]
            case "twice" if isinstance(above, list):
                above.append(deepcopy(above[int(way[-1])]))
            case _ if isinstance(above, dict):
                above[draw(st.sampled_from(KEYS))] = draw(VALUES)
        found[name] = text_of(data) if isinstance(data, dict) and data else ""
    for _ in range(draw(st.integers(0, 3))):
        name = draw(st.sampled_from(FILES))
        at = draw(st.integers(0, max(0, len(found[name]) - 1)))
        gone, new = draw(st.integers(0, 8)), draw(st.sampled_from(SIGNS))
        found[name] = found[name][:at] + new + found[name][at + gone :]
    return found


@settings(max_examples=MANY)
@given(st.data())
def test_anything_plays_or_is_explained_and_can_be_edited(folder: Path, data: st.DataObject) -> None:
    plain = {name: (folder / name).read_text(encoding="utf-8") for name in FILES}
    datas = {name: read(folder / name).data for name in FILES}
    texts = data.draw(mutated(plain, datas))
    deck, problems = check(folder, KNOWN, unsaved=texts)
    assert (deck is None) == any(problem.severity is Severity.ERROR for problem in problems)
    for problem in problems:
        assert problem.line >= 1
        assert len(str(problem)) < 2_000
    edited(DeckFolder.new(folder, texts), problems, data.draw(st.integers(0, 3)), data.draw(WORDS))


def edited(deck: DeckFolder, problems: Sequence[Problem], at: int, word: str) -> None:
    """Everything that the editor does: it works and can be undone, or is refused with a reason."""
    try:
        deck.deck.data  # noqa: B018 - a deck.yaml with mistakes in its form cannot be edited
    except CannotEditError:
        return
    assert rows(deck, problems)
    assert len(findings(deck, problems)) == len(problems)
    for part in pages.PARTS:
        for page in range(len(cards.entries(deck)) + 1):
            for field in pages.fields(deck, part, page):
                for slot in field.slots:
                    values.shown(field, values.written(deck, slot))
    changes: list[Callable[[], DeckFolder]] = [
        lambda: cards.add(deck, at, "fact", word),
        lambda: cards.double(deck, at),
        lambda: cards.remove(deck, at),
        lambda: cards.move(deck, 0, at),
        lambda: languages.add(deck, "ru"),
        lambda: languages.remove(deck, at),
        lambda: sections.add(deck, word),
        lambda: sections.remove(deck, at),
        lambda: fonts.add(deck, word),
        lambda: names.renamed(deck, names.CARDS, at, "other"),
        lambda: names.renamed(deck, names.SECTIONS, at, "other"),
        *(
            lambda field=field, slot=slot: values.put(deck, field, slot, word)
            for field in pages.fields(deck, pages.PAGE, min(at, len(cards.entries(deck))))
            for slot in field.slots
        ),
    ]
    for change in changes:
        try:
            after = change()
        except (CannotEditError, IndexError):  # of a card that is not there
            continue
        step = Step.between(deck, after)
        assert step.undone(after).texts == deck.texts
        assert step.done(deck).texts == after.texts


@pytest.mark.parametrize(
    "text", ["hello there people", "cards: αβγ", '"\u200b"', "cards: hello", "- cards", "|# a\n b"]
)
def test_a_file_of_another_form_is_explained(folder: Path, text: str) -> None:
    """Found among ten thousand."""
    for name in FILES:
        deck, problems = check(folder, unsaved={name: text})
        assert deck is None
        assert problems
    words = DeckFolder.new(folder, {name: (folder / name).read_text(encoding="utf-8") for name in FILES})
    odd = words.with_words("ky", YamlText(text))
    if "|" not in text:
        assert task(odd, {}, "ky", "en").units is not None
