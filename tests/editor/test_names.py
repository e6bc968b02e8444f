"""Ids of cards and sections are renamed wherever they are named, and nothing else changes."""

from pathlib import Path

import pytest

from kiosk.authoring.folder import SHEETS, TRANSLATIONS, DeckFolder
from kiosk.check import check
from kiosk.editor import sections
from kiosk.editor.names import CARDS, SECTIONS, renamed
from kiosk.editor.steps import Step
from kiosk.yamlfiles.editing import CannotEditError


@pytest.fixture
def folder(deck_folder: Path) -> Path:
    """The ids are in all four places, as text in others, and with somebody's comments."""
    (deck_folder / TRANSLATIONS).write_text(
        "# ours\nde:\n  cards.one.headline: en 1 2\n  cards.one-b.headline: en 1 2\n  sections.one: en 1 2\n",
        encoding="utf-8",
    )
    (deck_folder / SHEETS).write_text(
        "any:\n  cover:\n    cover: ab\n  card:\n    one: ab cd\n    two: ef\n  section:\n    one: gh\n",
        encoding="utf-8",
    )
    for name in ("deck.yaml", "texts/en.yaml"):
        file = deck_folder / name
        file.write_text(f"# one, two\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    return deck_folder


def lines_changed(before: DeckFolder, after: DeckFolder) -> list[tuple[str, str, str]]:
    found = []
    for name, text in before.texts.items():
        old, new = text.text.splitlines(), after.texts[name].text.splitlines()
        found += [(name, one, two) for one, two in zip(old, new, strict=True) if one != two]
    return found


def test_a_card_is_renamed_everywhere_and_nowhere_else(folder: Path) -> None:
    deck = DeckFolder.read(folder)
    after = renamed(deck, CARDS, 0, "first")
    assert sorted(lines_changed(deck, after)) == [
        (SHEETS, "    one: ab cd", "    first: ab cd"),
        ("deck.yaml", "  - id: one", "  - id: first"),
        ("texts/de.yaml", "  one:", "  first:"),
        ("texts/en.yaml", "  one:", "  first:"),
        (TRANSLATIONS, "  cards.one.headline: en 1 2", "  cards.first.headline: en 1 2"),
    ]
    assert check(folder, unsaved={name: text.text for name, text in after.texts.items()})[0]
    assert Step.between(deck, after).undone(after).texts == deck.texts
    assert renamed(after, CARDS, 0, "one").texts == deck.texts
    after.save()
    assert DeckFolder.read(folder).texts == after.texts


def test_a_section_is_renamed_with_its_cards_and_titles(folder: Path) -> None:
    deck = sections.add(DeckFolder.read(folder), "Our birds")
    after = renamed(deck, SECTIONS, 0, "birds")
    assert {one for _, one, _ in lines_changed(deck, after)} == {
        "  - id: our-birds",
        "    section: our-birds",
        "  our-birds: Our birds",
    }
    assert check(folder, unsaved={name: text.text for name, text in after.texts.items()})[0]


@pytest.mark.parametrize("name", ["", "two", "cover", "Two words", "a" * 41, "a--b"])
def test_an_id_that_cannot_be_one_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(CannotEditError, match=r"small letters|is called"):
        renamed(DeckFolder.read(folder), CARDS, 0, name)


def test_of_two_cards_with_one_id_the_other_keeps_the_words(folder: Path) -> None:
    deck = DeckFolder.read(folder)
    twice = deck.with_deck(deck.deck.set(("cards", 1, "id"), "one"))
    after = renamed(twice, CARDS, 1, "new")
    assert after.cards() == ["one", "new", "three"]
    assert after.words("en") == twice.words("en")
