"""A deck, and the sheet that it is exported to."""

from pathlib import Path

import pytest

from kiosk.authoring import starter


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A deck of nine cards in three languages; card-2 has a figure."""
    starter.save_beside(tmp_path / "deck", starter.ACCENTS)
    deck = starter.new(tmp_path / "deck", ["ky", "ru", "en"], 9)
    deck.with_deck(deck.deck.set(("cards", 1, "figure"), "118")).save()
    return tmp_path / "deck"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sheet.csv"
