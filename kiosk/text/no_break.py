"""Where no line may end: no-break spaces and hyphens for what belongs together. A deck's words are never changed."""

import re
from functools import lru_cache
from itertools import pairwise

from kiosk.text.letters import BINDING, WITHIN
from kiosk.text.small_words import LEADING, TRAILING
from kiosk.text.unspaced import joined

_NO_BREAK_SPACE, _NO_BREAK_HYPHEN = "\u00a0", "\u2011"

_SHORT_WORD = re.compile(
    rf"(?<![{WITHIN}])([{BINDING}\d]{{1,2}}) (?=\S)"
)  # a preposition or conjunction belongs to the next word
_LETTER = re.compile(rf"(?<![{WITHIN}])([{BINDING}]) (?=\S)")
_INITIAL = re.compile(r"(?<![\w’'-])([A-ZА-ЯЁҮӨҢІЇЄ]\.) (?=\w)")
_DASH = re.compile(r"(\S) (?=[–—] )")  # no line begins with a dash
_MONEY = "$€£¥₽₴₸₾₹₺₼₪₩"
_NUMBER = re.compile(rf"(\d) (?=[\w%‰°′″¢{_MONEY}])")
_COUNTED = re.compile(rf"([№§±≈×{_MONEY}]) (?=\d)")  # № 5, € 5
_TIMES = re.compile(r"(\d) (?=[×±≈] ?\d)")
_MARK = re.compile(r"(\S) (?=[;:!?»›]+(?:\s|$))")  # as French sets them
_QUOTE = re.compile(r"([«‹]) (?=\S)")
# A hyphen in a name or beside a number: Сорос-Кыргызстан, 1993-жылы, COVID-19
_HYPHEN = re.compile(r"(?<=\d)-(?=\w)|(?<=\w)-(?=[\dА-ЯA-Z])")

# In these languages, no line of running text ends with a word of two letters either. Elsewhere that would only leave
# lines half empty.
_STRICT = ("be", "pl", "ru", "uk")
# Particles, one line for each language: they belong to the word before, however short.
_ENCLITICS = {
    "be": "б бы ж жа",
    "kk": "да де та те",
    "ky": "да де эле",
    "ru": "б бы ж же ли ль",
    "uk": "б би ж же",
}
_CLOSING = '»”“"›),.;:!?'
_KEPT = 1024  # texts to cache: the same ones are set in one size after another


def bind(text: str, language: str = "") -> str:
    """A few large words, with no-break spaces and hyphens where a line must not end."""
    return _bound(text, _SHORT_WORD, language)


def bind_paragraph(text: str, language: str = "") -> str:
    """The same for running text: only what the language's convention requires, so that lines are well filled."""
    return _bound(text, _SHORT_WORD if _code(language) in _STRICT else _LETTER, language)


def bind_phrase(text: str) -> str:
    """The same for a short call to action, which also keeps articles, prepositions and Japanese phrases whole."""
    words = joined(bind(text)).split(" ")
    joints = (
        _NO_BREAK_SPACE if one.lower() in LEADING or other.lower().strip(_CLOSING) in TRAILING else " "
        for one, other in pairwise(words)
    )
    return words[0] + "".join(joint + word for joint, word in zip(joints, words[1:], strict=True))


@lru_cache(_KEPT)
def _bound(text: str, short_word: re.Pattern[str], language: str) -> str:
    particles = _ENCLITICS.get(_code(language), "").split()
    if particles:
        text = re.sub(rf" (?=(?:{'|'.join(particles)})(?![\w-]))", _NO_BREAK_SPACE, text, flags=re.IGNORECASE)
    text = short_word.sub(lambda word: word[0] if word[1].lower() in particles else word[1] + _NO_BREAK_SPACE, text)
    for pattern in (_INITIAL, _DASH, _NUMBER, _COUNTED, _TIMES, _MARK, _QUOTE):
        text = pattern.sub(rf"\1{_NO_BREAK_SPACE}", text)
    return _HYPHEN.sub(_NO_BREAK_HYPHEN, text)


def _code(language: str) -> str:
    return language.lower().partition("-")[0]
