"""A folder that is followed while somebody edits the deck in it."""

from pathlib import Path

import pytest
from support.files import edit

from kiosk.deck import Record
from kiosk.preview.source import Found, Source


@pytest.fixture
def found() -> list[Found]:
    return []


@pytest.fixture
def source(deck_folder: Path, found: list[Found]) -> Source:
    return Source(deck_folder, Record(), found.append)


def test_each_change_is_told_once(source: Source, deck_folder: Path, found: list[Found]) -> None:
    source.look()
    source.look()
    assert [each.deck is not None for each in found] == [True]
    edit(deck_folder / "texts" / "en.yaml", "Headline two en", "Another headline")
    source.look()
    source.look()
    assert len(found) == 2
    assert found[1].deck
    assert found[1].deck.pages[2].texts["en"].headline == "Another headline"


def test_a_mistake_is_told_once_it_has_stayed(source: Source, deck_folder: Path, found: list[Found]) -> None:
    source.look()
    edit(deck_folder / "texts" / "en.yaml", "title: Title en", "title: [")
    source.look()
    assert len(found) == 1  # the rest of the save may still come
    source.look()
    source.look()
    assert len(found) == 2
    assert found[1].deck is None
    assert [problem.file.name for problem in found[1].errors] == ["en.yaml"]


def test_a_save_in_pieces_is_never_a_mistake(source: Source, deck_folder: Path, found: list[Found]) -> None:
    source.look()
    edit(deck_folder / "texts" / "en.yaml", "title: Title en", "title: [")
    source.look()
    edit(deck_folder / "texts" / "en.yaml", "title: [", "title: Whole")
    source.look()
    source.look()
    assert [each.deck is not None for each in found] == [True, True]


def test_a_folder_without_a_deck_is_a_mistake(tmp_path: Path, found: list[Found]) -> None:
    source = Source(tmp_path, Record(), found.append)
    source.look()
    source.look()
    assert [problem.message[:14] for each in found for problem in each.errors] == ["cannot be read"]
