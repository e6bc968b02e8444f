"""Cards added, doubled, moved and taken out: nothing else in the files changes."""

from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.authoring.folder import DeckFolder
from kiosk.check import check
from kiosk.editor import cards, languages


@pytest.fixture
def deck(deck_folder: Path) -> DeckFolder:
    file = deck_folder / "deck.yaml"
    text = file.read_text(encoding="utf-8").replace("  - id: two\n", "  # the second\n  - id: two\n")
    file.write_text(f"# mine\n{text}", encoding="utf-8")
    return DeckFolder.read(deck_folder)


def order(deck: DeckFolder) -> list[str]:
    return deck.cards()


def text_order(deck: DeckFolder, code: str) -> list[str]:
    words = deck.words(code).get(("cards",))
    assert isinstance(words, dict)
    return list(words)


def is_playable(deck: DeckFolder) -> bool:
    return check(deck.folder, unsaved={name: text.text for name, text in deck.texts.items()})[0] is not None


def test_a_new_card_plays_at_once(deck: DeckFolder) -> None:
    after = cards.add(deck, 1, "fact", "A new card")
    assert order(after) == ["one", "card", "two", "three"]
    assert after.words("en").get(("cards", "card", "headline")) == "A new card"
    assert is_playable(after)
    again = cards.add(after, 4, "fact", "Another")
    assert order(again)[-1] == "card-2"
    assert "# the second\n  - id: two" in again.deck.text


def test_neighbours_have_different_colours(deck: DeckFolder) -> None:
    after = deck
    for at in range(3, 20):
        after = cards.add(after, at, "fact", "New")
    accents = [entry["accent"] for entry in cards.entries(after)]
    assert all(one != other for one, other in pairwise(accents[2:]))


def test_a_double_has_the_same_words_in_every_language(deck: DeckFolder) -> None:
    after = cards.double(deck, 1)
    assert order(after) == ["one", "two", "two-2", "three"]
    for code in ("en", "de"):
        assert text_order(after, code) == ["one", "two", "two-2", "three"]
        assert after.words(code).get(("cards", "two-2")) == deck.words(code).get(("cards", "two"))
    assert is_playable(after)


def test_a_removed_card_takes_its_words_and_its_comment_along(deck: DeckFolder) -> None:
    after = cards.remove(deck, 1)
    assert order(after) == ["one", "three"]
    assert "the second" not in after.deck.text
    assert text_order(after, "de") == ["one", "three"]
    assert after.deck.text.startswith("# mine\n")


def test_a_moved_card_takes_its_comment_along_and_back_is_the_same(deck: DeckFolder) -> None:
    after = cards.move(deck, 1, 0)
    assert order(after) == text_order(after, "en") == ["two", "one", "three"]
    assert "cards:\n  # the second\n  - id: two" in after.deck.text
    assert cards.move(after, 0, 1).texts == deck.texts


def test_a_language_more_and_less(deck: DeckFolder) -> None:
    after = languages.add(deck, "ru")
    assert after.languages() == ["en", "de", "ru"]
    assert "name: Русский" in after.deck.text
    assert is_playable(after)
    less = languages.remove(after, 2)
    assert less.languages() == ["en", "de"]
    assert less.deck.text == deck.deck.text
    assert languages.move(deck, 1, 0).languages() == ["de", "en"]


def test_a_language_that_is_gone_is_no_default_any_more(deck: DeckFolder) -> None:
    text = deck.deck.set(("default_language",), "de").set(("attract_languages",), ["de", "en"])
    after = languages.remove(deck.with_deck(text), 1)
    assert "default_language" not in after.deck.text
    assert after.deck.get(("attract_languages",)) == ["en"]
