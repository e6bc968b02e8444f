"""A text's first words: no word, name or bracket is cut, and an ellipsis shows that it goes on."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.bridge.first_words import openings
from kiosk.deck import Deck
from kiosk.text.no_break import bind, bind_paragraph


def test_they_grow_to_the_whole_sentence() -> None:
    text = "The fund began its work in the capital, and later in every region. Then it went on."
    found = openings(bind(text))
    assert found == sorted(found, key=len)
    assert found[-1].replace("\u00a0", " ") == "The fund began its work in the capital, and later in every region."
    assert "The fund began its work in\u00a0the capital…" in found, "a pause is a good end"
    assert not [one for one in found if one.endswith((" and…", " the…", "in…", ",…"))]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("В 1997 г. Фонд начал работу. Потом ещё.", "В 1997 г. Фонд начал работу."),
        ("«Фонд начал работу!» Так сказали все.", "«Фонд начал работу!»"),
        ("開かれた社会のために働いてきました。その後も続きます。", "開かれた社会のために働いてきました。"),
        ("Музей открыт 🎉🎉 для всех. Потом ещё.", "Музей открыт 🎉🎉 для всех."),
        ("ช่างปั้นทำขึ้นใน ค.ศ. 1720 จากดินเหนียว", "ช่างปั้นทำขึ้นใน ค.ศ. 1720 จากดินเหนียว"),
        ("Der Bär u.v.a. Arten leben dort. Noch mehr.", "Der Bär u.v.a. Arten leben dort."),
        ("Im Jahr 138\u00a0v.\u00a0Chr. kamen Boten. Noch mehr.", "Im Jahr 138\u00a0v.\u00a0Chr. kamen Boten."),
        ("It opens at 10.30. Then it closes.", "It opens at 10.30."),
        ("No point at its end", "No point at its end"),
    ],
)
def test_the_first_sentence(text: str, sentence: str) -> None:
    assert openings(text)[-1] == sentence


@pytest.mark.parametrize("quoted", ["«Open Doors»", "“Open Doors”", "„Open Doors“", "(Open Doors)", '"Open Doors"'])
def test_what_is_quoted_stays_whole(quoted: str) -> None:
    found = openings(f"Supported by the foundation {quoted} became a programme, one for everybody. More.")
    assert [one for one in found[:-1] if quoted in one]
    assert not [one for one in found if "Open" in one and "Doors" not in one]


def test_a_long_sentence_is_never_shown_whole() -> None:
    found = openings("A sentence that goes on " + "and on, with words that nobody would count, " * 20 + "to its end.")
    assert found
    assert all(len(one) <= 121 and one.endswith("…") for one in found)


@pytest.mark.parametrize(("letters", "whole"), [(140, True), (141, False)])
def test_a_sentence_that_is_read_in_passing_is_shown_whole(letters: int, whole: bool) -> None:
    sentence = "Thus " * (letters // 5 - 1) + "x" * (letters % 5 + 4) + "."
    assert len(sentence) == letters
    assert (sentence in openings(f"{sentence} More.")) is whole


def test_what_has_no_place_to_end_has_no_beginning() -> None:
    assert openings("W" * 3000) == []
    assert openings("") == [""]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # where a speaker pauses: at a mark, before a clause
        ("The fund created a free line that answered tens of calls.", "The fund created a free line…"),
        ("Фонд выделял деньги на прокладку кабеля и другое.", "Фонд выделял деньги на прокладку кабеля…"),
        ("Пандемияда фонд чалууларга жооп берген жана өскөн.", "Пандемияда фонд чалууларга жооп берген…"),
        # what only says when, or too little, says nothing
        ("During the long years of war, the fund went forward.", None),
        ("The fund began, and went forward.", None),
        # nobody pauses within a list, or between somebody and what is theirs
        ("Фонд көп жыл илимий мекемелерге жана окуу, илимий, медиа үчүн берген.", "Фонд көп жыл илимий мекемелерге…"),
        ("Фонд көп факультеттердин студенттеринин жана мугалимдердин ишин колдогон.", None),
    ],
)  # fmt: skip
def test_they_end_at_a_pause_and_say_something(text: str, wanted: str | None) -> None:
    assert openings(f"{text} More.") == [*([wanted] if wanted else []), text]


def test_the_shipped_deck_has_some_in_every_language(nine_facts: Deck) -> None:
    for page in nine_facts.pages:
        for language, text in page.texts.items():
            body = bind_paragraph(text.opening or text.body[0], language)
            found = openings(body)
            assert found, (page.id, language)
            for one in found:
                assert body.startswith(one.removesuffix("…"))
                following = body[len(one.removesuffix("…")) :]
                assert not one.endswith("…") or re.match(r"[\s.,;:–—)»]", following), f"{one} | {following[:9]}"


@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_any_text_begins_with_its_beginnings(text: str) -> None:
    for one in openings(text):
        assert text.startswith((one, one.removesuffix("…")))


def test_thai_pauses_at_its_spaces_and_arabic_at_its_comma() -> None:
    thai = "นกไต่ไม้เป็นนกชนิดเดียวที่นี่ที่เดินลงตามลำต้นโดยเอาหัวลง"
    assert openings(f"{thai} มันเหน็บลูกไม้ไว้ในเปลือกไม้แล้วใช้จะงอยปากกะเทาะ {thai} {thai}")[0] == f"{thai}…"
    assert openings("نزهة طولها ثلاثة كيلومترات من المدينة، من الجسر القديم إلى نقطة المشاهدة.")[0] == (
        "نزهة طولها ثلاثة كيلومترات من المدينة…"
    )
