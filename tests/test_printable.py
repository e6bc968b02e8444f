"""What goes to terminals and logs: names as they are written, and nothing that a terminal obeys."""

import pytest

from kiosk.problems import printable


@pytest.mark.parametrize(
    "name",
    [
        "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian: a non-joiner between its two parts
        "\u0915\u094d\u200d\u0937",  # Hindi: a joiner keeps half a letter
        "\U0001f469\u200d\U0001f52c",  # an emoji of two
        "12\u202f000\u00a0m",
    ],
)
def test_names_are_shown_as_they_are_written(name: str) -> None:
    assert printable(name) == name


@pytest.mark.parametrize(
    "letter",
    [*"\x00\x07\x1b\r\n\x85\u2028\u2029\ud800", *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E))],
)
def test_what_a_terminal_obeys_is_not(letter: str) -> None:
    assert printable(f"a{letter}b") == "a\ufffdb"
