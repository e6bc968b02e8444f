"""Where lines end."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.lines import parted

from kiosk.text.line_breaks import Piece, broken, faults, filled
from kiosk.text.no_break import bind


def pieces(text: str) -> list[Piece]:
    """Each letter is as wide as any other; a line may end at a space or after a hyphen."""
    parts = re.findall(r"[^ -]*(?:-|$| )", bind(text))
    return [Piece(part, len(part.rstrip(" ")), len(part)) for part in parts if part]


def plain(lines: Sequence[str]) -> list[str]:
    return [line.replace("\u00a0", " ").replace("\u2011", "-") for line in lines]


def lines(text: str, room: float) -> list[str]:
    return plain(broken(pieces(text), room))


@pytest.mark.parametrize(
    ("text", "room", "wanted"),
    [
        ("Short", 20, ["Short"]),
        ("", 20, [""]),
        (
            "Бесплатные медицинские консультации",
            24,
            ["Бесплатные медицинские", "консультации"],
        ),
        ("Интернет для школ и библиотек", 18, ["Интернет для школ", "и библиотек"]),
        ("Интернет для школ и библиотек", 16, ["Интернет", "для школ", "и библиотек"]),
        (
            "9 фактов о Кыргызстане и фондах «Открытое общество»",
            24,
            ["9 фактов", "о Кыргызстане и фондах", "«Открытое общество»"],
        ),
        (
            "9 facts about Kyrgyzstan and the Open Society Foundations",
            32,
            ["9 facts about Kyrgyzstan", "and the Open Society Foundations"],
        ),
        (
            "9 facts about Kyrgyzstan and the Open Society Foundations",
            28,
            ["9 facts about Kyrgyzstan", "and the Open Society", "Foundations"],
        ),
        ("Кыйноолорду иликтөө: Стамбул протоколу", 37, ["Кыйноолорду иликтөө:", "Стамбул протоколу"]),
        ("Кыйноолорду иликтөө: Стамбул протоколу", 38, ["Кыйноолорду иликтөө: Стамбул протоколу"]),
        ("Независимые СМИ, открытое правительство", 25, ["Независимые СМИ,", "открытое правительство"]),
        ("Электрондук кызматтар үчүн бирдиктүү терезе", 26, ["Электрондук кызматтар үчүн", "бирдиктүү терезе"]),
        ("Кто такой Стамбульский протокол", 22, ["Кто такой", "Стамбульский протокол"]),
        ("Ministry Of Health And Sport", 18, ["Ministry Of Health", "And Sport"]),  # capitals that tell nothing
        ("Кыргызская Википедия и переводы Google", 20, ["Кыргызская Википедия", "и переводы Google"]),
        ("Кыргызская Википедия и переводы Google", 19, ["Кыргызская", "Википедия", "и переводы Google"]),
        ("Kyrgyz Wikipedia and Google translations", 20, ["Kyrgyz Wikipedia", "and Google", "translations"]),
        ("Кыргызча Википедия жана Google котормолору", 25, ["Кыргызча Википедия", "жана Google котормолору"]),
        ("Где находятся картинки", 19, ["Где находятся", "картинки"]),
        ("Une maison pour les enfants de Paris", 18, ["Une maison", "pour les enfants", "de Paris"]),
    ],
)
def test_a_headlines_lines(text: str, room: float, wanted: list[str]) -> None:
    assert lines(text, room) == wanted


def test_a_name_wider_than_the_line_is_parted() -> None:
    assert lines("Open Society Foundations", 12) == ["Open Society", "Foundations"]
    assert lines("Rindfleischetikettierung im Land", 12) == ["Rindfleischetikettierung", "im Land"]


@pytest.mark.parametrize(
    ("given", "bad"),
    [
        (["Открытое общество"], False),
        (["фонды «Открытое", "общество»"], True),
        (["the Open", "Society Foundations"], True),
        (["Интернет для", "школ"], True),
        (["and the", "Internet"], True),
        (["Интернет", "для школ"], False),
        (["Википедия и переводы", "Google"], True),
        (["Бесплатные", "консультации"], False),
        (["Расследование", "пыток:", "Стамбульский", "протокол"], False),  # a capital after a colon tells nothing
        (["Кто такой Стамбульский", "протокол"], True),
        (["Мектептерге жана", "китепканаларга"], True),
        (["Мектептерге", "жана китепканаларга"], False),
        (["media,", "Open government"], False),
    ],
)
def test_lines_that_end_ill_are_told(given: Sequence[str], bad: bool) -> None:
    assert bool(faults(given)) is bad


def test_a_name_is_rather_parted_near_its_end_than_a_short_word_left() -> None:
    assert faults(["the Open", "Society Foundations"]) > faults(["the Open Society", "Foundations"])
    assert faults(["Nine facts and the", "Open Society Foundations"]) > faults(
        ["Nine facts and the Open Society", "Foundations"]
    )


@pytest.mark.parametrize(
    ("text", "room", "wanted"),
    [
        ("", 20, []),
        ("One two three four five", 14, ["One two three", "four five"]),
        ("One two three, four of five", 14, ["One two three,", "four of five"]),
        ("They all went to the sea and hills", 18, ["They all went", "to the sea", "and hills"]),
        ("It was founded in 1993, and so it is", 26, ["It was founded in 1993,", "and so it is"]),
        (
            "Funds such as the Open Society Foundations gave",
            25,
            ["Funds such as the", "Open Society Foundations", "gave"],
        ),
        ("He called the good old Hotline 118 for help", 28, ["He called the good old", "Hotline 118 for help"]),
        ("От него Кыргызский фонд помог", 18, ["От него", "Кыргызский фонд", "помог"]),
        ("В рамках «Партнёрство „Открытое правительство“»", 26, ["В рамках «Партнёрство", "„Открытое правительство“»"]),
        ("The cat sat there on a mat, and then it slept", 22, ["The cat sat there", "on a mat, and then", "it slept"]),
        ("Nehmen Sie Ihren Abfall mit.", 24, ["Nehmen Sie Ihren", "Abfall mit."]),
    ],
)
def test_a_texts_lines(text: str, room: float, wanted: list[str]) -> None:
    assert plain(filled(pieces(text), room)) == wanted


@pytest.mark.parametrize(
    ("text", "room", "wanted"),
    [
        ("道の上を歩きましょう。", 7, ["道の上を", "歩きましょう。"]),
        ("晴れた日には、六十キロ先の海岸が見えます。", 18, ["晴れた日には、六十キロ先の海岸が", "見えます。"]),
    ],
)
def test_a_few_lines_of_japanese_end_between_phrases(text: str, room: float, wanted: list[str]) -> None:
    parts = re.findall(r".[、。]?", text)
    assert filled([Piece(part, len(part), len(part)) for part in parts], room) == wanted


@given(st.lists(st.text("аб«»:, ", min_size=1, max_size=12), max_size=12), st.integers(1, 40))
def test_every_word_is_kept_and_every_line_has_room(words: list[str], room: int) -> None:
    text = " ".join(" ".join(words).split())
    found = broken(pieces(text), room)
    assert " ".join(found).replace("\u00a0", " ") == text
    longest = max((len(part.rstrip()) for part in re.findall(r"\S+(?:\u00a0\S+)*", bind(text))), default=0)
    assert all(len(line) <= max(room, longest) for line in found)


@pytest.mark.parametrize(
    ("given", "room", "found"),
    [
        (["the Open Society", "Foundations"], 24, ["Open Society Foundations"]),
        (["the Open Society", "Foundations"], 23, []),
        (["фонды «Открытое", "общество»,\u00a0– да"], 21, []),
        (["фонды «Открытое", "общество»,\u00a0– да"], 22, ["«Открытое общество»,\u00a0–"]),
        (["фонды", "«Открытое общество»"], 22, []),
    ],
)
def test_a_parted_name_is_seen(given: Sequence[str], room: int, found: Sequence[str]) -> None:
    assert parted(given, len, room) == list(found)
