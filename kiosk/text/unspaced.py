"""Texts in scripts that are written without spaces between words."""

import ctypes
import re
import sys
from functools import cache
from math import ceil

_PERHAPS = re.compile("[^\x00-\u0dff\u2000-\u203f]")  # those letters and more: it is compiled in no time
_KANA_AND_HAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LONG = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # Thai, Lao, Burmese, Khmer
_JOINER = "\u2060"
_HIRAGANA = re.compile("[\u3041-\u309f]")
_STANDING = "\u30a0-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffffA-Za-z0-9"  # what words begin with
# Lao, Burmese or Khmer in which Qt finds no place for a line to end: it has no dictionary of them. Of Thai it has one
# only where it can load libthai.
_SOLID = re.compile("[\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff]{40,}")
_SOLID_THAI = re.compile("[\u0e00-\u0e7f]{25,}")
_THAI_DICTIONARY = "libthai.so.0"

# Burmese, in which Qt lets lines end within syllables, and before spaces.
_LETTER = "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"
_BURMESE = re.compile(f"[{_LETTER}][{_LETTER} \u200b]")


def is_within_word(text: str, place: int) -> bool:
    """Whether a line must not end at this place, though Qt says so, since nothing marks it as the end of a word."""
    return bool(_BURMESE.match(text, max(0, place - 1)))


def words_in(text: str) -> int:
    """The number of words to read. Without spaces, two letters of Japanese or Chinese count as one, or five of Thai."""
    if not _PERHAPS.search(text):
        return len(text.split())
    dense, long = len(_one_of(_KANA_AND_HAN).findall(text)), len(_LONG.findall(text))
    if not dense and not long:
        return len(text.split())
    rest = _LONG.sub(" ", _one_of(_KANA_AND_HAN).sub(" ", text)).split()
    return sum(any(c.isalnum() for c in word) for word in rest) + ceil(dense / 2) + ceil(long / 5)


def is_unspaced(letter: str) -> bool:
    """Whether a letter is Thai, Lao, Burmese or Khmer: there are spaces only where a speaker pauses."""
    return bool(_LONG.match(letter))


def dense_in(text: str) -> int:
    """The number of letters of Japanese or Chinese, each as wide as two others."""
    return len(_one_of(_KANA_AND_HAN).findall(text)) if _PERHAPS.search(text) else 0


def is_torn(before: str, after: str) -> bool:
    """Whether a line end between these parts of a Japanese text tears a phrase.

    A phrase is a word with the particles that follow it: it begins with kanji, katakana or a foreign word after
    hiragana, or after a punctuation mark. Other texts are never torn here: nothing is known of them.
    """
    if not before or not after or not _HIRAGANA.search(before + after) or not _one_of(_KANA_AND_HAN).match(before[-1]):
        return False
    return not (_HIRAGANA.match(before[-1]) and _one_of(_STANDING).match(after))


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


def solid_thai(text: str) -> str:
    """A part of the text in which a line can end only on a computer with a dictionary of Thai, if this one has none."""
    found = _SOLID_THAI.search(text)
    return found[0] if found and not has_thai_dictionary() else ""


@cache
def has_thai_dictionary() -> bool:
    """Whether Qt finds the words in a Thai text here: it does so with libthai, which it loads on Linux."""
    if sys.platform != "linux":
        return False
    try:
        ctypes.CDLL(_THAI_DICTIONARY)
    except OSError:
        return False
    return True


@cache
def _one_of(letters: str) -> re.Pattern[str]:
    """Compiled only for a text that may have such letters: it takes 2 ms."""
    return re.compile(f"[{letters}]")
