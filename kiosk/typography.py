"""Keeps together what a line must not part: for setting words, never for what a deck says."""

import re

_NO_BREAK_SPACE, _NO_BREAK_HYPHEN = "\u00a0", "\u2011"
_LONGEST_LAST_WORD = 12  # a longer one may stand alone in the last line
_PARAGRAPH = 80  # letters: headlines, which are shorter, are balanced instead

_SHORT_WORD = re.compile(r"(?<![\w’'-])(\w{1,2}) (?=\S)")  # a preposition or a conjunction belongs to what follows
_NUMBER = re.compile(r"(\d) (?=\w)")
_LAST_WORD = re.compile(rf" (\S{{1,{_LONGEST_LAST_WORD}}})$")
# A hyphen in a name or beside a number: Сорос-Кыргызстан, 1993-жылы, COVID-19
_HYPHEN = re.compile(r"(?<=\d)-(?=\w)|(?<=\w)-(?=[\dА-ЯA-Z])")


def bind(text: str) -> str:
    """The text with no-break spaces and hyphens where a line must not end."""
    for pattern in (_SHORT_WORD, _NUMBER):
        text = pattern.sub(rf"\1{_NO_BREAK_SPACE}", text)
    if len(text) > _PARAGRAPH:
        text = _LAST_WORD.sub(rf"{_NO_BREAK_SPACE}\1", text)
    return _HYPHEN.sub(_NO_BREAK_HYPHEN, text)
