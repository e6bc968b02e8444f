"""Letters that look like others."""

import pytest

from kiosk.text.lookalikes import lookalikes


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Фонд \u0043орос түзгөн", "ky", [("\u0043орос", "C", "С")]),  # Latin C
        ("Кыргыз т\u0473р", "ky", [("т\u0473р", "ѳ", "ө")]),
        (
            "Yч т\u03b8\u03b8, \u00f6з \u04e8З\u04f0",
            "ky",
            [
                ("\u04e8З\u04f0", "\u04f0", "Ү"),
                ("Yч", "Y", "Ү"),
                ("т\u03b8\u03b8", "\u03b8", "ө"),
                ("\u00f6з", "\u00f6", "ө"),
            ],
        ),
        ("Yчитель", "ru", [("Yчитель", "Y", "У")]),
        ("ча\u04cc ж\u045e", "tg", [("ча\u04cc", "\u04cc", "ҷ"), ("ж\u045e", "ў", "ӯ")]),
        ("\u04a2\u04a5", "sah", [("\u04a2\u04a5", "Ң", "Ҥ")]),
        ("ч\u0103ваш", "cv", [("ч\u0103ваш", "\u0103", "ӑ")]),
        ("М\u0406АЦ", "ce", [("М\u0406АЦ", "І", "Ӏ")]),
        ("К\u04aeН \u04b0Л", "kk", []),
        ("Жогорку \u0472кмөт", "ky", [("\u0472кмөт", "Ѳ", "Ө")]),
        ("\u04b1лгү же \u04b1лгү", "ky", [("ұлгү", "ұ", "ү")]),  # Kazakh's letter, and each word once
        ("та\u04c8", "kk", [("таӈ", "ӈ", "ң")]),
        ("Open \u0421ity", "en", [("\u0421ity", "С", "C")]),
        ("The rоad", "en", [("rоad", "о", "o")]),
        ("Дом \u0061 сад", "ru", [("a", "a", "а")]),  # one letter, Latin
        ("it is \u0430 road", "en", [("а", "а", "a")]),
        ("Stra\u03b2e", "de", [("Straβe", "β", "ß")]),
        ("Ac\u0163iune", "ro", [("Acţiune", "ţ", "ț")]),
    ],
)
def test_a_letter_that_only_looks_right(text: str, language: str, found: list[tuple[str, str, str]]) -> None:
    assert list(lookalikes(text, language)) == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Кыргызстандын IT секторуна", "ky"),
        ("COVID-19 пандемиясынын учурунда Googleдун колдоосу", "ky"),
        ("Kyrgyz letters Ү, Ө, Ң and Uzbek letters Ў, Қ, Ҳ, Ғ", "en"),
        ("{minutes} мин {seconds} с", "ru"),
        ("Квартира 5а, 3 x 4 м", "ru"),
        ("Ѳеодоръ", "cu"),  # where this is its own letter
        ("Қазақстан ұлттық", "kk"),
        ("α and β", "en"),
        ("", "ky"),
    ],
)
def test_a_letter_that_belongs_there(text: str, language: str) -> None:
    assert list(lookalikes(text, language)) == []
