"""Names a Noto family that has given letters. All are free (SIL Open Font License), at fonts.google.com/noto."""

import unicodedata
from collections.abc import Iterable

# Families for Han letters, which look different in each of these; the first that matches.
_HAN = {
    "ja": "Noto Sans JP",
    "ko": "Noto Sans KR",
    "zh-Hant": "Noto Sans TC",
    "zh-TW": "Noto Sans TC",
    "zh-HK": "Noto Sans HK",
    "zh-MO": "Noto Sans HK",
    "zh": "Noto Sans SC",
}
_JAPANESE = ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH")
_CHINESE = ("CJK", "FULLWIDTH", "IDEOGRAPHIC", "BOPOMOFO")
# By the first word of the letters' names; where the family is not called after it.
_OTHERS = {
    **dict.fromkeys(("LATIN", "CYRILLIC", "GREEK", "COMBINING", "MODIFIER"), "Noto Sans"),
    **dict.fromkeys(_JAPANESE, "Noto Sans JP"),
    "HANGUL": "Noto Sans KR",
    "TIBETAN": "Noto Serif Tibetan",
    "NKO": "Noto Sans NKo",
    "MEETEI": "Noto Sans Meetei Mayek",
    "OL": "Noto Sans Ol Chiki",
    "CANADIAN": "Noto Sans Canadian Aboriginal",
}


def families(letters: Iterable[str], language: str = "") -> tuple[str, ...]:
    """The Noto families that have these letters, as one would download them for a text in `language`."""
    letters = tuple(letters)
    if language.partition("-")[0] not in {"zh", "ko"} and any(_word(letter) in _JAPANESE for letter in letters):
        language = "ja"  # Han letters beside kana are Japanese
    return tuple(dict.fromkeys(_family(letter, language) for letter in letters))


def _word(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]


def _is_of_script(sign: str) -> bool:
    """Whether a sign, such as the Arabic comma, is called after the letters beside it in Unicode."""
    block = range(ord(sign) & ~0x7F, (ord(sign) & ~0x7F) + 0x80)
    return any(_word(chr(point)) == _word(sign) for point in block if unicodedata.category(chr(point))[0] == "L")


def _family(letter: str, language: str) -> str:
    word = _word(letter)
    if word in _CHINESE:
        return next((_HAN[code] for code in _HAN if f"{language}-".startswith(f"{code}-")), "Noto Sans SC")
    if word in _OTHERS:
        return _OTHERS[word]
    if unicodedata.category(letter)[0] in "LM" or _is_of_script(letter):
        return "Noto Nastaliq Urdu" if word == "ARABIC" and language == "ur" else f"Noto Sans {word.title()}"
    return "Noto Emoji" if ord(letter) >= 0x1F000 else "Noto Sans Symbols"
