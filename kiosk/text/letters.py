"""Single letters: whether they are visible, and which of them make up words."""

import unicodedata

# These count as letters or symbols in Unicode but show nothing: Hangul fillers, Braille blank, a null note.
_EMPTY = frozenset("\u115f\u1160\u2800\u3164\uffa0\U0001d159")

# For patterns: letters of scripts in which a short word belongs to the next one; and what may stand within a word, also
# marks on letters, which Python counts as no part of it.
BINDING = (
    r"A-Za-z\u00aa-\u02ff\u0370-\u052f\u0531-\u0588\u05d0-\u05f2\u0620-\u064a\u066e-\u06d3\u10a0-\u10ff\u1e00-\u1fff"
)
WITHIN = r"\w\u0300-\u036f\u0591-\u05c7\u0610-\u0670\u06d6-\u06ed\u0900-\u109f\u1780-\u17d3’'-"


def can_be_seen(text: str) -> bool:
    """Whether `text` shows anything: a letter, digit or symbol, and not only spaces and the like."""
    return any(c not in _EMPTY and unicodedata.category(c)[0] in "LNPS" for c in text)
