"""What a font says of itself, and files that are none."""

import random

import pytest
from support.fonts import FAMILY, made

from kiosk import paths
from kiosk.text.font_file import FontError, read_font
from kiosk.text.noto import families

GEORGIAN = "აბგდევზთ"


def test_a_font_is_read() -> None:
    own = read_font((paths.FONTS / "GolosText-Bold.ttf").read_bytes())
    assert own.family == "Golos Text"
    assert {ord(c) for c in "AzЖң–№"} <= own.letters
    assert "Open Font License" in own.licence
    assert not own.is_variable
    other = read_font(made(GEORGIAN))
    assert (other.family, other.letters) == (FAMILY, frozenset(map(ord, GEORGIAN)))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is no font; use .ttf or .otf"),
        (b"<svg/>", "it is no font; use .ttf or .otf"),
        (b"wOF2" + bytes(60), "it is a web font (.woff2); use the same font as .ttf or .otf"),
        (b"ttcf" + bytes(60), "it is a collection of fonts (.ttc); use the font of one language, as .ttf or .otf"),
        (made(GEORGIAN)[:50_000], "it is cut off; copy it again"),
        (b"\0\1\0\0\0\1" + bytes(40), "it has no cmap, head, hhea, hmtx, maxp, name; use another font"),
    ],
    ids=["nothing", "text", "web", "collection", "cut", "empty"],
)
def test_what_is_no_font_is_told(data: bytes, said: str) -> None:
    with pytest.raises(FontError) as told:
        read_font(data)
    assert str(told.value) == said


def test_a_damaged_font_is_read_or_told() -> None:
    whole, chance = made(GEORGIAN), random.Random(1)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(20):
            data[chance.randrange(2000 if chance.random() < 0.5 else len(data))] = chance.randrange(256)
        try:
            read_font(bytes(data))
        except FontError:
            continue


def test_a_family_to_download_is_named() -> None:
    assert families("ابت", "ar") == ("Noto Sans Arabic",)
    assert families("ابت", "ur") == ("Noto Nastaliq Urdu",)
    assert families("社会、データー。", "ja") == ("Noto Sans JP",)
    assert families("社会、データー。", "en") == ("Noto Sans JP",)
    assert families("社會", "zh-Hant") == families("社會", "zh-TW") == ("Noto Sans TC",)
    assert families("社会", "zh") == ("Noto Sans SC",)
    assert families("한국漢", "ko") == ("Noto Sans KR",)
    assert families("ไทยहिमელა", "th") == ("Noto Sans Thai", "Noto Sans Devanagari", "Noto Sans Georgian")
    assert families("،؟ا", "ug") == ("Noto Sans Arabic",)
    assert families("฿ไ", "th") == ("Noto Sans Thai",)
    assert families("।", "hi") == ("Noto Sans Devanagari",)
    assert families("☃😀") == ("Noto Sans Symbols", "Noto Emoji")
