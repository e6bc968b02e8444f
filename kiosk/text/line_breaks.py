"""Typesetting: where lines end best."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from kiosk.text.small_words import CONJUNCTIONS, LEADING, POLITE, TRAILING
from kiosk.text.unspaced import is_torn

# One within another too: «Партнёрство „Открытое правительство“»
_QUOTED = [
    re.compile(quoted)
    for quoted in ("«[^«»]{1,40}»", "„[^„“”]{1,40}[“”]", "“[^“”]{1,40}”", '"[^"]{1,40}"', "‹[^‹›]{1,40}›")
]
_WORD = re.compile(r"[^\s\u00a0]+")
_NAMING = re.compile(r"[сц]к(ий|ая|ое|ие|ого|ой|ую|ому|им|ом|их|ими)$")  # Стамбульский протокол
_OPENING, _CLOSING, _ENDING = '«“„"‹(¿¡', '»”“"›),.;:!?', ".!?:"
_LONGEST_NAME = 4  # words
# How bad each fault is: a short word left at a line's end although the next word would fit; a name split after its
# first word, or later; a conjunction at a line's end, or one short word alone on the last line.
_HANGING, _BEHEADED, _TORN, _ALONE = 10, 5, 3, 1
_TORN_APART = 2  # a Japanese phrase
_SHORT = 3  # letters: longer words may end a line, though preferably not
_LEFT_BEHIND = 0.2
_CONJUNCTION = 0.35  # a conjunction is better at a line's beginning
# In a text to read: the unease of a short word left behind, and what is left of any other.
_HANGING_IN_TEXT, _IN_TEXT = 0.06, 0.15
# Of a Japanese phrase: a line ends two letters sooner instead, and where they are few, even halfway.
_TORN_IN_TEXT, _TORN_IN_LINES, _FEW_LINES = 0.03, 0.25, 3
_LONE = 0.3  # the cost of such a first or last line when lines are weighed
_LONE_LETTERS, _LONE_WIDTH = 8, 0.45  # a last line is short with so few letters, or so small a part of the width
_MAYBE_TORN = 0.4  # a capitalized word within a sentence may begin a name: «Стамбульский протокол»
_HARDLY_TORN = 0.05  # followed by a word in small letters
_PAUSE = -0.15  # a comma is a good place to end a line
_KEPT = 1024  # texts to cache: the same ones are set in one size after another


class Piece(NamedTuple):
    """A part of a headline after which a line may end, with the space that follows."""

    text: str
    width: float  # without the space
    advance: float  # with the space


def broken(pieces: Sequence[Piece], room: float) -> list[str]:
    """The lines of a headline, none wider than the room unless a single piece is.

    Among several lines, one ends after a colon. No name is split and no short word left hanging if more lines can
    prevent it. Otherwise there are as few lines as possible, of even length.
    """
    if not pieces or _width(pieces) <= room:
        return ["".join(piece.text for piece in pieces).rstrip()]
    ends = _ends(tuple(piece.text for piece in pieces))
    lines: list[str] = []
    start = 0
    for end, piece in enumerate(pieces, 1):
        if end == len(pieces) or piece.text.rstrip().endswith((":", "：")):
            lines += _best(pieces[start:end], ends[start:end], room)
            start = end
    return lines


def filled(pieces: Sequence[Piece], room: float) -> list[str]:
    """The lines of a text to read, none wider than the room but for a piece that is so itself.

    No name is parted that has room in a line. Else lines are as full as can be, but for the last one, and short words
    are left hanging only where a line would be left far emptier without them.
    """
    words = tuple(piece.text for piece in pieces)
    torn = _TORN_IN_LINES if sum(piece.advance for piece in pieces) <= _FEW_LINES * room else _TORN_IN_TEXT
    eased = [_eased(word, fault, unease, torn) for word, (fault, unease) in zip(words, _ends(words), strict=True)]
    return _best(pieces, eased, room, is_text=True)


def _eased(word: str, fault: int, unease: float, torn: float) -> tuple[int, float]:
    if fault == _TORN_APART:
        return 0, torn
    if fault == _HANGING or _is_small(word.strip()):
        return 0, _HANGING_IN_TEXT
    return fault, _IN_TEXT * max(0, unease)


def faults(lines: Sequence[str]) -> int:
    """How bad these line breaks are: split names, short words left hanging or alone. 0 means good."""
    ends = _ends(tuple(f"{line} " for line in lines))[:-1]
    bad = sum(fault or _ALONE * (unease >= _CONJUNCTION) for fault, unease in ends)
    return bad + _ALONE * (len(lines) > 1 and _is_lone(lines[-1], len(lines[-1]), max(map(len, lines))))


def _is_lone(line: str, width: float, room: float) -> bool:
    """Whether a first or last line is a single short word."""
    return len(line.split()) == 1 and width < _LONE_WIDTH * room


def _width(pieces: Sequence[Piece]) -> float:
    return sum(piece.advance for piece in pieces[:-1]) + pieces[-1].width


def _best(
    pieces: Sequence[Piece], ends: Sequence[tuple[int, float]], room: float, *, is_text: bool = False
) -> list[str]:
    """The lines with the fewest faults, then of the fewest, then the most even or (`is_text`) the fullest.

    By dynamic programming over the pieces, in plain tuples: this is run in the thread that draws.
    """
    # For the first n pieces: faults, lines, unevenness, and where their last line begins.
    best: list[tuple[int, int, float, int]] = [(0, 0, 0.0, 0)]
    starts = [0.0, *accumulate(piece.advance for piece in pieces)]
    first = 0  # where the longest line that has room begins
    for end, piece in enumerate(pieces, 1):
        last = end == len(pieces)
        fault, unease = (0, 0.0) if last else ends[end - 1]
        place = starts[end - 1] + piece.width
        while first < end - 1 and place - starts[first] > room:
            first += 1
        least: tuple[int, int, float, int] | None = None
        for start in range(first, end):
            faults, lines, uneven, _ = best[start]
            if least and (faults > least[0] or (faults == least[0] and lines > least[1])):
                continue
            width = place - starts[start]
            if not is_text:
                uneven += (width / room) ** 2
            elif not last:
                uneven += (1 - width / room) ** 2
            uneven += unease
            alone = start == end - 1 and (end > 1 if last else start == 0 and not is_text)
            if alone and _is_lone(piece.text, width, room):
                uneven += _LONE
            way = faults, lines, uneven, start
            if least is None or way < least:
                least = way
        assert least
        best.append((least[0] + fault, least[1] + 1, *least[2:]))
    found: list[str] = []
    end = len(pieces)
    while end:
        start = best[end][3]
        found.insert(0, "".join(piece.text for piece in pieces[start:end]).rstrip())
        end = start
    return found


@lru_cache(_KEPT)
def _ends(parts: tuple[str, ...]) -> tuple[tuple[int, float], ...]:
    """For each part, whether a line end after it is a fault, and its cost otherwise."""
    text = "".join(parts)
    words = list(_WORD.finditer(text))
    names = {match.span() for quoted in _QUOTED for match in quoted.finditer(text)} | set(_capitals(words))
    costs, place, begun = [], 0, 0
    for part in parts:
        place += len(part)
        while begun < len(words) and words[begun].start() < place:
            begun += 1
        last = words[begun - 1] if begun else None
        following = words[begun] if begun < len(words) else None
        before, after = (word[0].lower() if word else "" for word in (last, following))
        fault, unease = 0, 0.0
        if is_torn(text[:place], text[place:]):
            fault = _TORN_APART
        elif torn := [name for name in names if name[0] < place < name[1]]:
            fault = sum(_BEHEADED if _is_beheaded(text[start:place], text[place:end]) else _TORN for start, end in torn)
        elif before in CONJUNCTIONS:
            unease = _CONJUNCTION
        elif before.strip(_OPENING) in LEADING or after.strip(_CLOSING) in TRAILING:
            fault, unease = (_HANGING, 0) if len(before) <= _SHORT else (0, _LEFT_BEHIND)
        elif before.endswith((",", ";", ".", "!", "?", "–", "—")):
            unease = _PAUSE
        elif last and _is_capital(last[0]) and text[: last.start()].strip()[-1:] not in ("", ":"):
            unease = _HARDLY_TORN if _is_small(after.strip(_CLOSING)) else _MAYBE_TORN
        costs.append((fault, unease))
    return tuple(costs)


def _is_beheaded(head: str, tail: str) -> bool:
    """Whether a name of several words is split after its first."""
    return len(head.split()) == 1 and len(tail.split()) > 1


def _is_small(word: str) -> bool:
    """Whether a word in small letters cannot continue a name."""
    return word in LEADING or len(word) < _SHORT


def _is_capital(word: str) -> bool:
    return word.lstrip(_OPENING)[:1].isupper() and word.lower() not in POLITE


def _capitals(words: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """Where capitalized words follow each other: names, unless the whole headline is written that way.

    The first word of a sentence is always capitalized; it belongs to a name if two more follow.
    """
    if len(words) > _LONGEST_NAME and all(_is_capital(word[0]) for word in words if word[0].lower() not in LEADING):
        return []
    names: list[tuple[int, int]] = []
    for before, one, other in zip([None, *words], words, words[1:], strict=False):
        if not _is_capital(one[0]) or one[0][-1] in _CLOSING or other[0][0] in _OPENING:
            continue
        begins = before is None or before[0][-1] in _ENDING  # then its capital tells nothing
        numbered = other[0].rstrip(_CLOSING).isdigit() and not begins
        if not (_is_capital(other[0]) or numbered or (_NAMING.search(one[0]) and not begins)):
            continue
        start = names.pop()[0] if names and names[-1][1] == one.end() else one.start()
        names.append((start, other.end()))
    return [name for name in names if name[0] > 0 or name[1] > words[1].end()]
