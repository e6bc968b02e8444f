"""Sections: cards come section by section, under its title; what does not fit together is named."""

from pathlib import Path

import pytest
from support.files import edit
from support.problems import told

from kiosk.deck.load import load
from kiosk.problems import ProblemsError

TITLES = "sections:\n  new: New {0}\n  old: Old {0}\n"


@pytest.fixture
def folder(deck_folder: Path) -> Path:
    """The small deck with two sections: the first card is in the second one."""
    for card, section in (("one", "old"), ("two", "new"), ("three", "old")):
        edit(deck_folder / "deck.yaml", f"  - id: {card}\n", f"  - id: {card}\n    section: {section}\n")
    edit(deck_folder / "deck.yaml", "cards:\n", "sections:\n  - id: new\n  - id: old\ncards:\n")
    for code in ("en", "de"):
        edit(deck_folder / "texts" / f"{code}.yaml", f"section: Section {code}\n", TITLES.format(code))
    return deck_folder


def said(folder: Path) -> list[str]:
    """All problems, from the file's name on."""
    try:
        problems = load(folder)[1]
    except ProblemsError as error:
        problems = tuple(error.problems)
    return told(problems, folder)


def test_cards_come_section_by_section(folder: Path) -> None:
    deck, problems = load(folder)
    assert problems == ()
    assert [page.id for page in deck.pages] == ["cover", "two", "one", "three"]
    assert [(section.first, section.title["de"]) for section in deck.sections] == [(1, "New de"), (2, "Old de")]
    assert [deck.section_of(number).get("en") for number in range(4)] == [None, "New en", "Old en", "Old en"]
    assert deck.put(str.upper).sections[1].title["de"] == "OLD DE"


def test_a_deck_without_sections_has_one_title(deck_folder: Path) -> None:
    deck = load(deck_folder)[0]
    assert (deck.sections, deck.section_of(2)["en"]) == ((), "Section en")


def test_what_does_not_fit_together_is_named(folder: Path) -> None:
    file = folder / "deck.yaml"
    edit(file, "    section: new\n", "")
    line = edit(file, "    section: old\n", "    section: olt\n")
    edit(folder / "texts" / "de.yaml", "  old: Old de\n", "  odl: Old de\n")
    edit(folder / "texts" / "en.yaml", "sections:\n", "section: One for all\nsections:\n")
    problems = said(folder)
    assert [problem for problem in problems if "`section` is missing: the deck has `sections`" in problem]
    assert f"deck.yaml:{line}:5: error: `sections` has no `olt`; did you mean `old`?" in problems
    for said_too in (
        "no card is in the section `new`",
        "deck.yaml has no section `odl`; did you mean `old`?",
        "nobody sees this: the deck has `sections`",
    ):
        assert any(said_too in problem for problem in problems)


def test_a_title_missing_in_one_language_is_another_ones(folder: Path) -> None:
    edit(folder / "texts" / "de.yaml", "  old: Old de\n", "")
    deck, problems = load(folder)
    assert deck.sections[1].title["de"] == "Old en"
    assert "`sections.old` is missing; visitors see it in the language `en`" in problems[0].message
    edit(folder / "texts" / "en.yaml", "  old: Old en\n", "")
    assert any("`sections.old` is missing in every language" in problem for problem in said(folder))


def test_a_mistake_elsewhere_asks_for_no_title_of_all_cards(folder: Path) -> None:
    edit(folder / "deck.yaml", "accent: juniper", "accent: purple")
    (found,) = said(folder)
    assert "`accent` is `purple`" in found
    edit(folder / "deck.yaml", "  - id: old\n", "  - id: @old\n")
    assert not any("`section` is missing" in problem for problem in said(folder))


def test_one_id_is_one_section(folder: Path) -> None:
    edit(folder / "deck.yaml", "  - id: old\ncards", "  - id: new\ncards")
    assert any("two sections have the same id: new" in problem for problem in said(folder))
