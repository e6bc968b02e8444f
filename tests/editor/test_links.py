"""A card's web address: one for all languages, or one for each."""

from pathlib import Path

import pytest

from kiosk.authoring.folder import DeckFolder
from kiosk.check import check
from kiosk.editor import languages, pages, values
from kiosk.yamlfiles import Data

A, B = "https://a.org", "https://b.org"


@pytest.fixture
def deck(deck_folder: Path) -> DeckFolder:
    return DeckFolder.read(deck_folder)


def link(deck: DeckFolder) -> Data:
    return deck.deck.get(("cards", 0)).get("link")  # type: ignore[union-attr]


def written(deck: DeckFolder, code: str, address: str) -> DeckFolder:
    """With an address as somebody writes it into the column of a language."""
    field = next(each for each in pages.fields(deck, pages.PAGE, 1) if each.name == "link")
    slot = next(slot for slot in field.slots if slot.shown == code)
    return values.put(deck, field, slot, address)


def shown(deck: DeckFolder) -> list[tuple[str, str]]:
    """What stands in each column, and in grey."""
    field = next(each for each in pages.fields(deck, pages.PAGE, 1) if each.name == "link")
    return [
        (values.shown(field, values.written(deck, slot)), spare)
        for slot, spare in zip(field.slots, field.spares, strict=True)
    ]


def test_the_first_address_is_for_all_languages(deck: DeckFolder) -> None:
    after = written(deck, "de", A)
    assert link(after) == A
    assert shown(after) == [(A, ""), (A, "")]
    assert written(after, "de", A) is after


def test_each_language_may_have_its_own(deck: DeckFolder) -> None:
    after = written(written(deck, "en", A), "de", B)
    assert link(after) == {"en": A, "de": B}
    assert shown(after) == [(A, A), (B, A)]
    one = written(after, "de", "")
    assert (link(one), shown(one)) == ({"en": A}, [(A, A), ("", A)])
    assert link(written(one, "de", A)) == A  # the same in both is one again
    assert written(written(after, "en", ""), "de", "").deck.text == deck.deck.text


def test_what_is_wrong_stands_at_its_place(deck: DeckFolder) -> None:
    field = next(each for each in pages.fields(deck, pages.PAGE, 1) if each.name == "link")
    assert values.place(written(deck, "en", A), field.slots[1]) == ("cards", 0, "link")
    assert values.place(written(written(deck, "en", A), "de", B), field.slots[1]) == ("cards", 0, "link", "de")


def test_a_language_that_is_gone_takes_its_addresses_along(deck: DeckFolder) -> None:
    two = written(written(deck, "en", A), "de", B)
    after = languages.remove(two, 1)
    assert link(after) == {"en": A}
    only = two.with_deck(two.deck.delete(("cards", 0, "link", "en")))
    assert "link" not in languages.remove(only, 1).deck.text
    found = check(deck.folder, unsaved={name: text.text for name, text in after.texts.items()})
    assert not [problem for problem in found[1] if "link" in problem.where]


def test_a_recording_for_each_language(deck: DeckFolder) -> None:
    field = next(each for each in pages.fields(deck, pages.PAGE, 1) if each.name == "narration")
    after = values.put(deck, field, field.slots[1], "narration/one.de.mp3")
    assert after.deck.get(("cards", 0, "narration")) == {"de": "narration/one.de.mp3"}
    assert values.put(after, field, field.slots[1], "").deck.text == deck.deck.text
    assert "narration" not in languages.remove(after, 1).deck.text
