"""Recognizes text that a program has read in a wrong encoding: `РџСЂР°РІР°` for Права, `Ã©` for é."""

import re

# The first and second bytes of Latin letters with marks, and of Cyrillic ones, in UTF-8.
_LATIN, _CYRILLIC, _SECOND = (0xC3, 0xC4, 0xC5), (0xD0, 0xD1, 0xD2, 0xD3), range(0x80, 0xC0)
_ENCODINGS = ("cp1251", "cp1252")


def _letters(encoding: str, numbers: tuple[int, ...] | range) -> dict[str, int]:
    """What these bytes have been read as. A byte that stands for nothing has become a control character."""
    known = {bytes([number]).decode(encoding, "ignore"): number for number in numbers}
    return {
        letter: number for letter, number in {**known, **{chr(n): n for n in numbers if n < 0xA0}}.items() if letter
    }


_BYTES = {each: _letters(each, (*_LATIN, *_CYRILLIC, *_SECOND)) for each in _ENCODINGS}


def _form(encoding: str, first: tuple[int, ...], least: int) -> re.Pattern[str]:
    begin, end = ("".join(map(re.escape, _letters(encoding, part))) for part in (first, _SECOND))
    return re.compile(f"(?:[{begin}][{end}]){{{least},}}")


# In a row, as no word of any language has them: `СССР»` is a word.
_ROWS = [(each, _form(each, _CYRILLIC, 3)) for each in _ENCODINGS]
_PAIR = _form("cp1252", _LATIN, 1)
_FEWEST = 2  # such pairs in a text: one may be a letter before a quotation mark


def garbled(text: str) -> tuple[str, str] | None:
    """A part of `text` that was read wrongly, and what it says; None if there is none."""
    for encoding, form in _ROWS:
        if found := form.search(text):
            return found.group(), _read(found.group(), encoding)
    pairs = _PAIR.findall(text)
    return (pairs[0], _read(pairs[0], "cp1252")) if len(pairs) >= _FEWEST else None


def _read(part: str, encoding: str) -> str:
    return bytes(_BYTES[encoding][letter] for letter in part).decode()
