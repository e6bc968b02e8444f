"""Texts in scripts that are written without spaces between words."""

import re
from math import ceil

_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")  # kana and Han
_LONG = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # Thai, Lao, Burmese, Khmer
_JOINER = "\u2060"
_HIRAGANA = re.compile("[\u3041-\u309f]")
# What words begin with.
_STANDING = re.compile("[\u30a0-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffffA-Za-z0-9]")
# Lao, Burmese or Khmer in which Qt finds no place for a line to end: it has no dictionary of them.
_SOLID = re.compile("[\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff]{40,}")


def words_in(text: str) -> int:
    """The number of words to read. Without spaces, two letters of Japanese or Chinese count as one, or five of Thai."""
    dense, long = len(_DENSE.findall(text)), len(_LONG.findall(text))
    if not dense and not long:
        return len(text.split())
    rest = _LONG.sub(" ", _DENSE.sub(" ", text)).split()
    return sum(any(c.isalnum() for c in word) for word in rest) + ceil(dense / 2) + ceil(long / 5)


def is_torn(before: str, after: str) -> bool:
    """Whether a line end between these parts of a Japanese text tears a phrase.

    A phrase is a word with the particles that follow it: it begins with kanji, katakana or a foreign word after
    hiragana, or after a punctuation mark. Other texts are never torn here: nothing is known of them.
    """
    if not before or not after or not _HIRAGANA.search(before + after) or not _DENSE.match(before[-1]):
        return False
    return not (_HIRAGANA.match(before[-1]) and _STANDING.match(after))


def joined(text: str) -> str:
    """A text in which Qt ends no line within a Japanese phrase, nor before a mark that belongs to it."""
    if not _HIRAGANA.search(text):
        return text
    ends = (_JOINER if is_torn(text[:place], text[place:]) else "" for place in range(1, len(text)))
    return "".join(letter + end for letter, end in zip(text, (*ends, ""), strict=True))


def solid(text: str) -> str:
    """A part of the text in which no line can end, although it is long; empty if there is none."""
    found = _SOLID.search(text)
    return found[0] if found else ""
