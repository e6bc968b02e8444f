"""Which way a language is written, and texts in which both ways meet (Unicode's bidirectional algorithm, UAX 9)."""

import re
import unicodedata
from itertools import groupby

_FROM_LEFT, _FROM_RIGHT = "\u200e", "\u200f"  # before a text whose first letter is written the other way
_ISOLATE, _POP = "\u2068", "\u2069"  # around a name from elsewhere, which may be written either way
_SCRIPTS = frozenset(["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"])  # ISO 15924
# ISO 639: languages that are written from right to left unless their code names another script. Of those written both
# ways, such as Kurdish, the language's own name tells.
_LANGUAGES = frozenset(
    "ar arc arz ckb dv fa glk he iw ji lrc mzn nqo pnb prs ps sd skr syr ug ur yi".split()  # noqa: SIM905 - a list to read
)

_RIGHT_TO_LEFT = re.compile(
    "[\u05be-\u05f4\u0608-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_WAYS = {"L": "L", "R": "R", "AL": "R"}  # of letters
_AS_LETTERS = {"L": "L", "R": "R", "1": "R"}  # as what they count for signs beside them


def is_right_to_left(code: str, name: str) -> bool:
    """Whether a language is written from right to left, from its BCP 47 code and its own name."""
    language, *parts = code.split("-")
    script = next((part.title() for part in parts if len(part) == 4 and part.isalpha()), "")
    if script:
        return script in _SCRIPTS
    ways = (way for c in name if (way := _WAYS.get(unicodedata.bidirectional(c))))
    return language in _LANGUAGES or next(ways, "L") == "R"


def directed(text: str, *, right_to_left: bool) -> str:
    """A text of a language that is written in this direction, so that it is set in it, whatever it begins with.

    A text without a letter of such a script, such as `1993` or an untranslated one, stays as it is.
    """
    if not _RIGHT_TO_LEFT.search(text):
        return text
    ways = [way for c in text if (way := _WAYS.get(unicodedata.bidirectional(c)))]
    if right_to_left and ways[:1] == ["L"]:
        return _FROM_RIGHT + text
    if not right_to_left and ways[:1] == ["R"] and ways.count("L") > ways.count("R"):
        return _FROM_LEFT + text
    return text


def way_of(text: str) -> str:
    """The way that the first letter is written: L from the left, R from the right; empty without letters."""
    return next((way for c in text if (way := _WAYS.get(unicodedata.bidirectional(c)))), "")


def against(text: str) -> tuple[int, ...]:
    """For each letter: 0, or the number of the stretch it is in that is set against the way of the text as a whole.

    Unicode's algorithm without its marks: what stands between two words goes their way, a number that of the word
    before; after a word from right to left it stands by itself.
    """
    way = way_of(text) or "L"
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    ways: list[str] = []  # L, R, or 1 for a number by itself
    strong, waiting = way, 0
    for place, kind in enumerate(kinds):
        last = ways[-1] if ways else way
        if kind in {"EN", "AN"}:
            one = "L" if (kind, strong) == ("EN", "L") else "1"
        else:
            one = last if kind == "NSM" or (kind, last) == ("ET", "1") else _WAYS.get(kind, "")
        ways.append(one)
        waiting += not one
        if one and waiting:
            begin, end = place - waiting, place
            while one == "1" and end > begin and kinds[end - 1] == "ET":  # such as $
                end -= 1
            before = ways[begin - 1] if begin else way
            is_within = one == before == "1" and waiting == 1 and kinds[begin] in {"CS", "ES"}  # such as 1,5
            beside = {_AS_LETTERS[one], _AS_LETTERS[before]}
            ways[begin:end] = ["1" if is_within else beside.pop() if len(beside) == 1 else way] * (end - begin)
            ways[end:place] = ["1"] * (place - end)
            waiting = 0
        strong = _WAYS.get(kind, strong)
    ways[len(ways) - waiting :] = [way] * waiting
    found, number = [], 0
    for is_along, letters in groupby(ways, lambda one: one == way):
        number += not is_along
        found += [0 if is_along else number for _ in letters]
    return tuple(found)


def marked(text: str, way: str) -> str:
    """A part of a text that is written this way, L or R, so that it is set as it would be within the whole."""
    return (_FROM_RIGHT if way == "R" else _FROM_LEFT) + text if _RIGHT_TO_LEFT.search(text) or way == "R" else text


def isolated(text: str) -> str:
    """A name to put into a sentence, whichever way both are written."""
    return f"{_ISOLATE}{text}{_POP}"


def filled(sentence: str, value: str) -> str:
    """A value as it stands in a sentence: a name that is written the other way is kept together."""
    return isolated(value) if _RIGHT_TO_LEFT.search(sentence + value) and not value.isdigit() else value
