"""The decks in docs/gallery, which editors copy."""

from pathlib import Path

import pytest

from kiosk.check import check

_GALLERY = Path(__file__).parents[2] / "docs" / "gallery"
_DECKS = sorted(file.parent.name for file in _GALLERY.glob("*/deck.yaml"))


def test_there_are_three() -> None:
    assert _DECKS == ["museum", "nature-trail", "science-fair"]


@pytest.mark.parametrize("name", _DECKS)
def test_a_deck_of_the_gallery_has_no_mistake_and_names_whose_its_photos_are(name: str) -> None:
    deck, problems = check(_GALLERY / name)
    assert deck is not None
    assert not problems
    told = (_GALLERY / "README.md").read_text(encoding="utf-8")
    photos = [page.illustration for page in deck.pages if page.illustration and page.illustration.file.suffix == ".jpg"]
    assert all(photo.credit and f"`{photo.file.stem}`" in told for photo in photos)
