"""Whatever kind a page is of, nothing that it has is forgotten."""

from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from kiosk.deck.forms import CARDS, COVER, FACT, FORMS, Form
from kiosk.deck.forms.page import CardEntry, PageEntry
from kiosk.deck.kinds import KINDS, Kind
from kiosk.deck.kinds.cover import Cover
from kiosk.deck.page import Content, PageText, Said


@dataclass(frozen=True)
class Film(Content):
    film: Path
    length_s: float
    maker: str
    subtitle: Said


FILM = Film(Path("a.webm"), 9.5, "Ч. Айтматов", {"ky": "бир эки", "en": "one"})


def test_all_of_a_content_is_found() -> None:
    assert FILM.files() == (Path("a.webm"),)
    assert FILM.said("ky") == "Ч. Айтматов бир эки"
    assert FILM.put(str.upper) == Film(Path("a.webm"), 9.5, "Ч. АЙТМАТОВ", {"ky": "БИР ЭКИ", "en": "ONE"})


def test_a_content_is_filled_by_name() -> None:
    class FilmEntry(CardEntry):
        film: str
        length_s: float
        maker: str

    form = Form(Kind("film", Film), FilmEntry, FACT.words)
    entry = FilmEntry.model_construct(
        id="a", accent="ink", illustration="a.svg", film="a.webm", length_s=9.5, maker="Ч. Айтматов"
    )
    content = form.filled(Path("deck"), entry, {"subtitle": FILM.subtitle}, {})
    assert content == Film(Path("deck/a.webm"), 9.5, "Ч. Айтматов", FILM.subtitle)


def test_each_kind_has_its_form() -> None:
    assert tuple(form.kind for form in FORMS) == KINDS


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.kind.name)
def test_a_kind_is_whole(form: Form) -> None:
    assert {form.headline, form.body, *form.needs, *form.own_words} <= set(form.words.model_fields)
    given = {*form.own_words, *form.entry.model_fields}
    content = form.kind.content
    is_filled = content.of.__func__ is not Content.of.__func__  # type: ignore[attr-defined]
    assert is_filled or {field.name for field in fields(content)} <= given


@pytest.mark.parametrize("form", CARDS.values(), ids=lambda form: form.kind.name)
def test_a_card_names_its_kind(form: Form) -> None:
    assert form.entry.model_fields["kind"].default == form.kind.name


def test_the_cover_is_no_card() -> None:
    assert COVER.kind.name not in CARDS
    assert COVER.entry is PageEntry


def test_a_long_cover_is_one_with_several_paragraphs_in_some_language() -> None:
    def is_long(*bodies: tuple[str, ...]) -> bool:
        texts = {str(number): PageText("", body, "") for number, body in enumerate(bodies)}
        content = COVER.kind.content.of({}, texts)
        assert isinstance(content, Cover)
        return content.is_long

    assert [is_long(("a",), ("b",)), is_long(("a",), ("b", "c"))] == [False, True]
