"""Looks at single letters: whether they are visible, their script, and what replaces one that no font has."""

import unicodedata
from collections import Counter

STAND_IN = "¤"  # shown for a letter that no font has
MAX_SCRIPTS = 3  # scripts in one text, besides those of the typeface

# These count as letters or symbols in Unicode but show nothing: Hangul fillers, Braille blank, a null note.
_EMPTY = frozenset("\u115f\u1160\u2800\u3164\uffa0\U0001d159")
# Scripts that one language uses together, by the first word of their letters' names.
_ONE_SCRIPT = dict.fromkeys(
    ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH", "FULLWIDTH", "IDEOGRAPHIC", "BOPOMOFO"), "CJK"
)

# For patterns: letters of scripts in which a short word belongs to the next one; and what may stand within a word, also
# marks on letters, which Python counts as no part of it.
BINDING = (
    r"A-Za-z\u00aa-\u02ff\u0370-\u052f\u0531-\u0588\u05d0-\u05f2\u0620-\u064a\u066e-\u06d3\u10a0-\u10ff\u1e00-\u1fff"
)
WITHIN = r"\w\u0300-\u036f\u0591-\u05c7\u0610-\u0670\u06d6-\u06ed\u0900-\u109f\u1780-\u17d3’'-"


def can_be_seen(text: str) -> bool:
    """Whether `text` shows anything: a letter, digit or symbol, and not only spaces and the like."""
    return any(c not in _EMPTY and unicodedata.category(c)[0] in "LNPS" for c in text)


def beyond_scripts(text: str, others: frozenset[str]) -> str:
    """The letters of the scripts that are too many for one text: the rarest.

    `others` are the letters that the typeface lacks. A script from another font costs time when it first appears in a
    size. Symbols belong to every script.
    """
    if others.isdisjoint(text):
        return ""
    scripts = Counter(script for c in text if c in others and (script := _script(c)))
    kept = {script for script, _ in scripts.most_common(MAX_SCRIPTS)}
    if len(scripts) == len(kept):
        return ""
    return "".join(sorted({c for c in text if c in others and (script := _script(c)) and script not in kept}))


def sign(letter: str) -> str:
    """The sign that replaces a letter. A combining mark is simply removed."""
    return "" if unicodedata.category(letter).startswith("M") else STAND_IN


def _script(letter: str) -> str | None:
    """A letter's script, from the first word of its name, as in `ARABIC LETTER ALEF`; None for symbols."""
    if unicodedata.category(letter)[0] not in "LM":
        return None
    name = unicodedata.name(letter, "?").split()[0]
    return _ONE_SCRIPT.get(name, name)
