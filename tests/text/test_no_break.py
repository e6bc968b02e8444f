"""What a line must not part."""

import pytest

from kiosk.text.no_break import bind, bind_paragraph, bind_phrase


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Википедия и переводы", "Википедия и_переводы"),
        ("тууралуу 9 факты", "тууралуу 9_факты"),
        ("в и о", "в_и_о"),
        ("«Сорос-Кыргызстан» фонду", "«Сорос=Кыргызстан» фонду"),
        ("1993-жылы", "1993=жылы"),
        ("COVID-19", "COVID=19"),
        ("волоконно-оптический кабель", "волоконно-оптический кабель"),
        ("short headline with an end", "short headline with an_end"),
        ("a word", "a_word"),
        ("about 5 % of it, at 85 °C, for 3 € or € 3", "about 5_% of_it, at_85_°C, for 3_€ or_€_3"),
        ("№ 5, ± 2, 3 × 4", "№_5, ±_2, 3_×_4"),
        ("Combien ? Ceci : « oui » ; non !", "Combien_? Ceci_: «_oui_»_; non_!"),
        ("the members’ own, an organisation’s members", "the members’ own, an_organisation’s members"),
        ("", ""),
    ],
)
def test_bind(text: str, bound: str) -> None:
    assert bind(text) == bound.replace("_", "\u00a0").replace("=", "\u2011")


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("en", "a part of it", "a_part of it"),
        ("en", "more than 400 schools, and I was in it", "more than 400_schools, and I_was in it"),
        ("en", "created by G. Soros in the USSR", "created by G._Soros in the USSR"),
        ("en", "its aims – justice", "its aims_– justice"),
        ("en", "about 5 % of its electricity", "about 5_% of its electricity"),
        ("de", "die Arbeit in der Stadt", "die Arbeit in der Stadt"),
        ("ru", "работа по проекту и для школ, из дома", "работа по_проекту и_для школ, из_дома"),
        ("ru-RU", "если бы и он же", "если_бы и_он_же"),
        ("pl", "praca w Polsce na rzecz", "praca w_Polsce na_rzecz"),
        ("ky", "фонду да мамлекеттин, эл аралык же башка", "фонду_да мамлекеттин, эл аралык же башка"),
        ("ky", "сыяктуу эле, COVID-19", "сыяктуу_эле, COVID=19"),
    ],
)
def test_a_paragraph_binds_what_its_language_asks_for(language: str, text: str, bound: str) -> None:
    assert bind_paragraph(text, language) == bound.replace("_", "\u00a0").replace("=", "\u2011")


def test_particles_belong_to_what_goes_before_in_headlines_too() -> None:
    assert bind("Фонд да элге", "ky") == "Фонд\u00a0да элге"
    assert bind("Фонд да элге", "ru") == "Фонд да\u00a0элге"


def test_a_call_keeps_small_words_with_what_they_lead_to() -> None:
    assert bind_phrase("Touch the screen") == "Touch the\u00a0screen"
    assert bind_phrase("Коснитесь экрана") == "Коснитесь экрана"
    assert bind_phrase("") == ""


def test_binding_twice_changes_nothing_more() -> None:
    text = "В 1993 году «Сорос-Кыргызстан» и 9 других были созданы."
    assert bind(bind(text)) == bind(text)
