"""What a line must not part."""

import pytest

from kiosk.typography import bind


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
        ("word " * 20 + "end", "word " * 19 + "word_end"),
        ("word " * 20 + "incomprehensibility", "word " * 20 + "incomprehensibility"),
        ("short headline with an end", "short headline with an_end"),
        ("a word", "a_word"),
        ("the members’ own, an organisation’s members", "the members’ own, an_organisation’s members"),
        ("", ""),
    ],
)
def test_bind(text: str, bound: str) -> None:
    assert bind(text) == bound.replace("_", "\u00a0").replace("=", "\u2011")


def test_binding_twice_changes_nothing_more() -> None:
    text = "В 1993 году «Сорос-Кыргызстан» и 9 других были созданы."
    assert bind(bind(text)) == bind(text)
