"""Fonts brought into a deck, chosen for its words, and taken out again."""

from pathlib import Path

import pytest

from kiosk.authoring.folder import DeckFolder
from kiosk.check import checked
from kiosk.editor import fonts, languages, pages, values


@pytest.fixture
def deck(deck_folder: Path) -> DeckFolder:
    return DeckFolder.read(deck_folder)


def test_what_is_no_font_is_refused_and_leaves_nothing(deck: DeckFolder, tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"no font")
    (tmp_path / "a.woff2").write_bytes(b"wOF2")
    with pytest.raises(fonts.RefusedError, match=r"a\.ttf cannot be used: it is no font"):
        fonts.take(deck.folder, tmp_path / "a.ttf")
    with pytest.raises(fonts.RefusedError, match=r"take a \.ttf or \.otf"):
        fonts.take(deck.folder, tmp_path / "a.woff2")
    with pytest.raises(fonts.RefusedError, match="cannot be copied"):
        fonts.take(deck.folder, tmp_path / "none.ttf")
    assert not list((deck.folder / "fonts").glob("*"))


def test_a_font_is_listed_and_taken_out_again(deck: DeckFolder) -> None:
    one = fonts.add(deck, "fonts/A.ttf")
    two = fonts.add(one, "fonts/B.ttf")
    assert fonts.names(two) == ["fonts/A.ttf", "fonts/B.ttf"]
    assert fonts.add(two, "fonts/A.ttf") is two
    assert fonts.names(fonts.move(two, 1, 0)) == ["fonts/B.ttf", "fonts/A.ttf"]
    assert fonts.remove(fonts.remove(two, 1), 0).deck.text == deck.deck.text


def test_a_font_for_a_language_that_is_gone_is_for_all(deck: DeckFolder) -> None:
    one = fonts.add(deck, "fonts/A.ttf")
    field = next(each for each in pages.fields(one, pages.LOOK, 0) if each.name == "font_languages")
    meant = values.put(one, field, field.slots[0], "de")
    assert meant.deck.get(("fonts", 0, "languages")) == ["de"]
    assert "languages" not in languages.remove(meant, 1).deck.get(("fonts", 0))  # type: ignore[operator]


def test_families_are_chosen_for_large_and_other_words(deck: DeckFolder) -> None:
    shown = {each.name: each for each in pages.fields(deck, pages.LOOK, 0, {"Noto Serif"})}
    headings = shown["headings_font"]
    assert (headings.sort, headings.choices) == ("choice", ("Noto Serif",))
    after = values.put(deck, headings, headings.slots[0], "Noto Serif")
    assert after.deck.get(("theme", "fonts")) == {"headings": "Noto Serif"}
    assert "text_font" in {each.name for each in pages.fields(after, pages.LOOK, 0)}  # what is written can be seen
    assert values.put(after, headings, headings.slots[0], "").deck.text == deck.deck.text
    assert checked(deck.folder)[0].fonts.families == frozenset()
