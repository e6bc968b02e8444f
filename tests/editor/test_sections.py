"""Sections added, moved and taken out: the deck plays after each step."""

from pathlib import Path

import pytest

from kiosk.authoring.folder import DeckFolder
from kiosk.check import check
from kiosk.editor import cards, pages, sections, values


@pytest.fixture
def deck(deck_folder: Path) -> DeckFolder:
    return DeckFolder.read(deck_folder)


def of_cards(deck: DeckFolder) -> list[object]:
    return [card.get("section") for card in cards.entries(deck)]


def is_playable(deck: DeckFolder) -> bool:
    return check(deck.folder, unsaved={name: text.text for name, text in deck.texts.items()})[0] is not None


def test_the_first_takes_all_cards_and_the_last_leaves_them(deck: DeckFolder) -> None:
    one = sections.add(deck, "Vögel & Tiere")
    assert of_cards(one) == ["vogel-tiere"] * 3
    assert one.words("en").get(("sections", "vogel-tiere")) == "Vögel & Tiere"
    assert is_playable(one)
    assert sections.remove(one, 0).texts == deck.texts


def test_cards_of_one_that_is_gone_go_to_its_neighbour(deck: DeckFolder) -> None:
    two = sections.add(sections.add(deck, "Птицы"), "Звери")
    assert sections.titles(two) == ["Птицы", "Звери"]
    moved = two.with_deck(two.deck.set(("cards", 1, "section"), "section-2"))
    assert is_playable(moved)
    assert sections.titles(sections.move(moved, 1, 0)) == ["Звери", "Птицы"]
    less = sections.remove(moved, 1)
    assert of_cards(less) == ["section"] * 3
    assert "section-2" not in less.deck.text + less.words("en").text
    assert of_cards(sections.remove(moved, 0)) == ["section-2"] * 3


def test_a_new_card_is_in_the_section_of_the_one_before(deck: DeckFolder) -> None:
    two = sections.add(sections.add(deck, "Birds"), "Beasts")
    two = two.with_deck(two.deck.set(("cards", 2, "section"), "beasts"))
    assert of_cards(cards.add(two, 3, "fact", "New"))[-1] == "beasts"
    assert of_cards(cards.add(two, 0, "fact", "New"))[0] == "birds"
    assert is_playable(cards.add(two, 3, "fact", "New"))


def test_titles_are_fields_with_every_language(deck: DeckFolder) -> None:
    one = sections.add(deck, "Birds")
    title, name = pages.fields(one, pages.SECTIONS, 0)
    after = values.put(one, title, title.slots[1], "Vögel")
    assert after.words("de").get(("sections", "birds")) == "Vögel"
    assert "- id: winged" in values.put(after, name, name.slots[0], "winged").deck.text
    section = next(field for field in pages.fields(one, pages.PAGE, 1) if field.name == "section")
    assert (section.choices, section.called) == (("birds",), ("Birds",))


def test_a_thousand_cards_are_no_reason_to_wait(deck: DeckFolder) -> None:
    """All of them change at once, in one reading of the text."""
    many = [{"id": f"card-{number}", "accent": "lake"} for number in range(300)]
    large = deck.with_deck(deck.deck.set(("cards",), many))  # type: ignore[arg-type]
    assert of_cards(sections.add(large, "All")) == ["all"] * 300
