"""Letters that leave no trace, scripts that are too many for one text, and what the typeface has."""

import pytest
from PySide6.QtGui import QGuiApplication, QRawFont

from kiosk import paths
from kiosk.text.letters import can_be_seen
from kiosk.text.missing_letters import beyond_scripts
from kiosk.text.typeface import lacking

INVISIBLE = (
    *("", " ", "\u00a0\u2003", "\u200b\u200d\ufeff", "\u00ad", "\u2800", "\u3164\u115f\u1160\uffa0"),
    *("\u202e\u2060", "\u0301", "\ufe0f", "\U000e0041", "\ue000", "\u034f"),
)


@pytest.mark.parametrize("text", INVISIBLE)
def test_nothing_of_it_can_be_seen(text: str) -> None:
    assert not can_be_seen(text)
    assert can_be_seen(f"{text}.{text}")


def test_japanese_is_one_script_and_signs_are_none() -> None:
    text = "開かれた社会、データー。「ｶﾅ」 ﾎﾟ ☃ 😀"
    assert beyond_scripts(text, frozenset(text)) == ""
    many = f"{text} ไทยไทย हिमहिम ا"
    assert beyond_scripts(many, frozenset(many)) == "ا"


def test_the_typeface_has_what_qt_finds_in_all_its_weights(qapp: QGuiApplication) -> None:  # noqa: ARG001 - fonts need it
    weights = [QRawFont(str(file), 20) for file in sorted(paths.FONTS.glob("*.ttf"))]
    every = [chr(point) for point in range(0x20, 0x20000) if chr(point).isprintable()]
    by_qt = {c for c in every if not all(weight.supportsCharacter(ord(c)) for weight in weights)}
    assert set(lacking("".join(every))) == by_qt
    assert 400 < len(every) - len(by_qt) < 1000


def test_letters_are_named_once_and_in_order() -> None:
    assert lacking("Кыргыз, Ә! ไทย 。ไ") == "ทยไ。"
