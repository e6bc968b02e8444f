"""Letters that the typeface lacks: which of them are too many for one text, and what replaces one that no font has."""

import unicodedata
from collections import Counter

STAND_IN = "¤"  # shown for a letter that no font has
MAX_SCRIPTS = 3  # scripts in one text, besides those of the typeface

# Scripts that one language uses together, by the first word of their letters' names.
_ONE_SCRIPT = dict.fromkeys(
    ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH", "FULLWIDTH", "IDEOGRAPHIC", "BOPOMOFO"), "CJK"
)


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
