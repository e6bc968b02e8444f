"""Letters, one by one: which can be seen, whose script they are, what stands for one that no font has."""

import unicodedata
from collections import Counter

STAND_IN = "¤"  # for a letter that no font has
MAX_SCRIPTS = 3  # beyond those of the typeface, in one text

# Letters and signs by Unicode's categories that leave nothing on the screen: Hangul's fillers, the blank of Braille,
# music's empty note.
_EMPTY = frozenset("\u115f\u1160\u2800\u3164\uffa0\U0001d159")
# Scripts that one language is written in at once, by the first words of their letters' names.
_ONE_SCRIPT = dict.fromkeys(
    ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH", "FULLWIDTH", "IDEOGRAPHIC", "BOPOMOFO"), "CJK"
)


def can_be_seen(text: str) -> bool:
    """Whether `text` leaves a trace on a screen: by a letter, a digit or a sign, not only spaces and the like."""
    return any(c not in _EMPTY and unicodedata.category(c)[0] in "LNPS" for c in text)


def beyond_scripts(text: str, others: frozenset[str]) -> str:
    """Those of the `others`, letters that the typeface lacks, that are too many scripts for one text: the rarest ones'.

    A script that another font has costs time, the first time it is seen in a size. Signs belong to every script.
    """
    scripts = Counter(script for c in text if c in others and (script := _script(c)))
    kept = {script for script, _ in scripts.most_common(MAX_SCRIPTS)}
    if len(scripts) == len(kept):
        return ""
    return "".join(sorted({c for c in text if c in others and (script := _script(c)) and script not in kept}))


def sign(letter: str) -> str:
    """What stands for a letter. A mark that belongs to the one before it leaves nothing behind."""
    return "" if unicodedata.category(letter).startswith("M") else STAND_IN


def _script(letter: str) -> str | None:
    """Whose letter it is, by the first word of its name, as in `ARABIC LETTER ALEF`; None for signs."""
    if unicodedata.category(letter)[0] not in "LM":
        return None
    name = unicodedata.name(letter, "?").split()[0]
    return _ONE_SCRIPT.get(name, name)
