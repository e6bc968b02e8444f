"""The fields of every kind of page, and what is written where they are filled in."""

from pathlib import Path

import pytest

from kiosk.authoring.folder import DeckFolder
from kiosk.deck.forms import FORMS
from kiosk.editor import pages, values
from kiosk.editor.fields import DECK, Field, Slot, form_of, of_page
from kiosk.yamlfiles.editing import CannotEditError

SORTS = {"line", "text", "paragraphs", "choice", "switch", "number", "picture", "places", "colour", "several", "name"}


@pytest.fixture
def deck(deck_folder: Path) -> DeckFolder:
    return DeckFolder.read(deck_folder)


def field(deck: DeckFolder, name: str, page: int = 1, part: str = pages.PAGE) -> Field:
    return next(each for each in pages.fields(deck, part, page) if each.name == name)


@pytest.mark.parametrize("kind", [form.kind.name for form in FORMS])
def test_every_kind_has_all_its_keys_as_fields(kind: str) -> None:
    form = form_of(kind)
    assert form
    shown = list(of_page(form, 0, "x", ["en"]))
    assert {each.name for each in shown} == {*form.words.model_fields, *form.entry.model_fields, "id"} - {"kind"}
    assert {each.sort for each in shown} <= SORTS


def test_sorts_and_limits_follow_from_the_form(deck: DeckFolder) -> None:
    assert (field(deck, "headline").sort, field(deck, "headline").most) == ("line", 300)
    assert (field(deck, "body").sort, field(deck, "body").most) == ("text", 3000)
    assert field(deck, "introduction", 0).sort == "paragraphs"
    assert "madder" in field(deck, "accent").choices
    assert field(deck, "illustration").sort == "picture"
    assert field(deck, "dwell").sort == "number"
    assert field(deck, "headline").slots[1] == Slot("de", ("cards", "one", "headline"))
    assert field(deck, "figure").slots == (Slot(DECK, ("cards", 0, "figure")),)


def test_a_value_is_written_and_taken_out_again(deck: DeckFolder) -> None:
    headline = field(deck, "headline", 2)
    after = values.put(deck, headline, headline.slots[0], " Other words: more # of them ")
    assert values.written(after, headline.slots[0]) == "Other words: more # of them"
    changed = [
        (one, other)
        for one, other in zip(deck.words("en").text.splitlines(), after.words("en").text.splitlines(), strict=True)
        if one != other
    ]
    assert len(changed) == 1
    figure = field(deck, "figure")
    assert "figure" not in values.put(deck, figure, figure.slots[0], "").deck.text
    assert values.put(deck, figure, figure.slots[0], "1") is deck


def test_paragraphs_are_parted_by_an_empty_line(deck: DeckFolder) -> None:
    introduction = field(deck, "introduction", 0)
    after = values.put(deck, introduction, introduction.slots[0], "One.\n\nTwo.\n\n\n")
    assert values.written(after, introduction.slots[0]) == ["One.", "Two."]
    assert values.shown(introduction, ["One.", "Two."]) == "One.\n\nTwo."


def test_what_a_field_cannot_show_is_left_to_the_file(deck: DeckFolder) -> None:
    headline = field(deck, "headline")
    assert values.is_plain(headline, "Words")
    assert not values.is_plain(headline, ["Words"])


def test_interface_words_stand_where_the_deck_has_none(deck: DeckFolder) -> None:
    touch = field(deck, "touch", part=pages.WORDS)
    assert touch.spares == ("Touch the screen", "Bildschirm berühren")


def test_colours_are_the_palette_and_the_surfaces(deck: DeckFolder) -> None:
    paper = field(deck, "paper", part=pages.LOOK)
    after = values.put(deck, paper, paper.slots[0], "#ffffff")
    assert pages.colours(after)["paper"] == "#FFFFFF"
    broken = values.put(deck, paper, paper.slots[0], "#ff")
    assert pages.colours(broken)["paper"] == pages.colours(deck)["paper"]


def test_an_unknown_base_is_none(deck: DeckFolder) -> None:
    text = deck.deck.set(("theme",), {"base": "velvet", "colours": {"paper": "#FFFFFF"}})
    assert pages.fields(deck.with_deck(text), pages.LOOK, 0)


@pytest.mark.parametrize("part", [part for part in pages.PARTS if part != pages.SECTIONS])
def test_every_part_has_fields(deck: DeckFolder, part: str) -> None:
    assert pages.fields(deck, part, 1)


def test_what_is_pasted_by_mistake_is_refused_or_saved_whole(deck: DeckFolder) -> None:
    body = field(deck, "body")
    with pytest.raises(CannotEditError, match=r"this text has 1,000,000 letters, of 3,000 at most"):
        values.put(deck, body, body.slots[0], "word " * 200_000)
    after = values.put(deck, body, body.slots[0], "a\ud83db")
    assert after.words("en").text.encode()
    assert values.written(after, body.slots[0]) == "ab"
    many = [{"id": f"c{number}", "accent": "x" * 50_000} for number in range(81)]
    with pytest.raises(CannotEditError, match=r"deck\.yaml would be larger than 4,000,000 bytes"):
        deck.deck.set(("cards",), many)  # type: ignore[arg-type]


def test_the_times_of_the_slideshow_are_called_by_the_headlines(deck: DeckFolder) -> None:
    """An editor never sees the ids."""
    deck = deck.with_words("en", deck.words("en").set(("cards", "two", "headline"), "A headline " + "x" * 50))
    deck = deck.with_words("en", deck.words("en").delete(("cards", "one", "headline")))
    words = deck.words("de")
    if ("cards", "one", "headline") in words.document.places:
        deck = deck.with_words("de", words.delete(("cards", "one", "headline")))
    titles = [each.title for each in pages.fields(deck, pages.LOOP, 0) if each.name == "dwell"]
    assert titles[1:3] == ["one", "A headline " + "x" * 29 + "…"]
    assert titles[0] == pages.title(deck, 0) == deck.words("en").get(("title",))
