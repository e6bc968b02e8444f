"""Text that a program has read in a wrong encoding."""

import pytest

from kiosk.text.garbled import garbled


@pytest.mark.parametrize("encoding", ["cp1251", "cp1252", "latin-1"])
@pytest.mark.parametrize("text", ["Права для каждого", "Ңүө", "Укуктар жөнүндө"])
def test_cyrillic_is_recognized(text: str, encoding: str) -> None:
    part, meant = garbled(text.encode().decode(encoding, "replace")) or ("", "")
    assert meant
    assert text.startswith(meant)
    assert part.encode(encoding, "ignore").decode(errors="ignore") in meant


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize(("text", "first"), [("L'élève à l'école", "é"), ("Straße, Übung", "ß")])
def test_letters_with_marks_are_recognized(text: str, first: str, encoding: str) -> None:
    assert (garbled(text.encode().decode(encoding)) or ("", ""))[1] == first


@pytest.mark.parametrize(
    "text",
    [
        "Права для каждого",
        "СССР», «США»… и РФ©",
        "дії її «Я» Я…Я…Я…",
        "AMANHÃ… NÃO",
        "„Ä“ und „Ö“",
        "L'élève à l'école",
        "日本語",
        "",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert garbled(text) is None
