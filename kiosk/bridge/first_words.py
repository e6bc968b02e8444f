"""The first words of a text, for places without room for more: as many as fit, and an ellipsis."""

import re

from PySide6.QtCore import QTextBoundaryFinder

from kiosk.deck.page import LONGEST_OPENING
from kiosk.qt.text_lines import boundaries
from kiosk.text.line_breaks import faults
from kiosk.text.unspaced import is_unspaced, words_in

_LONGEST = 120  # letters: longer beginnings are for the card
# Words: fewer mean nothing, nor does an opening such as "during the whole of that year,".
_FEWEST, _FEWEST_AFTER_WHEN = 5, 8
_ABBREVIATED = 2  # letters: a word this short that ends with a full stop does not end a sentence
_DANGLING = " \u00a0,;:–—-(、，،؛"
_OPEN, _CLOSED = "«“(", "»”)"
_PAUSES = (",", ";", ":", ")", "–", "—", "、", "，", "،", "؛")

# A speaker may also pause before these words; one line for each language.
_CLAUSE = re.compile(
    r"""(?:
    that | which | who | whose | where | when | while | and | but | or | because | by(?=\s\w+ing\b)
    | и | а | но | или | что | чтобы | котор\w+ | где | когда | по(?=\s\w+ию\b)
    | жана | же
    | und | oder | aber
    | et | ou | mais | qui
    | y | o | pero
    )\b""",
    re.VERBOSE,
)
_WHEN = frozenset(  # how an opening that says when or how begins; one line for each language
    """
    after at before by during following for from in led on over since through under until with
    благодаря более в во для до за из на от по после при с со
    bei im in mit nach seit von
    """.split()  # noqa: SIM905 - a line a language
)
_ITEM = re.compile(r", \S+$")  # one word after a comma, or before one: the list goes on
_NEXT_ITEM = re.compile(r"(?!(?:and|и|жана)\b)\S+(?:,| (?:and|or|и|или|жана|же) )")
_PURPOSE = " үчүн"  # in Kyrgyz, words that end like this are a complete phrase: "in order to"
_OWNER = re.compile(r"[нтд][ыиуү]н$")  # a Kyrgyz genitive: what belongs to that person follows


def openings(text: str) -> list[str]:
    """Beginnings of a text's first sentence, shortest first.

    The last is the whole sentence, if it is not too long. They end where a speaker would pause. None splits a name or
    leaves a bracket open, and each means something.
    """
    sentence = _sentence(text)
    first = sentence.split(maxsplit=1)[0].lower() if sentence.split() else ""
    fewest = _FEWEST_AFTER_WHEN if first in _WHEN else _FEWEST
    found: list[str] = []
    for end in boundaries(sentence, QTextBoundaryFinder.BoundaryType.Line):
        head, tail = sentence[:end], sentence[end:]
        said = head.rstrip(_DANGLING)
        if len(said) > _LONGEST or not tail:
            break
        if _is_pause(head, tail) and words_in(said) >= fewest and not _is_open(said) and not faults([head, tail]):
            found.append(f"{said}…")
    return [*found, sentence] if len(sentence) <= LONGEST_OPENING else found


def _is_pause(head: str, tail: str) -> bool:
    """Whether a speaker may pause here.

    That is at a space after a punctuation mark or before a clause, but not within a list. Thai and its like have spaces
    nowhere else.
    """
    said = head.rstrip()
    if _ITEM.search(said.rstrip(_DANGLING)) or _NEXT_ITEM.match(tail):
        return False
    if said.endswith(_PURPOSE) or (head[-1].isspace() and is_unspaced(said[-1:]) and is_unspaced(tail[0])):
        return True
    return said.endswith(_PAUSES) or bool(head[-1].isspace() and _CLAUSE.match(tail) and not _OWNER.search(said))


def _sentence(text: str) -> str:
    """The first sentence; of one that is too long for a slide anyway, its beginning."""
    text = text[: 2 * LONGEST_OPENING]
    for end in boundaries(text, QTextBoundaryFinder.BoundaryType.Sentence):
        sentence = text[:end].rstrip()
        last = ("", *sentence.split())[-1]  # at no-break spaces too
        if not _is_abbreviated(last.rstrip(".")):
            return sentence
    return text


def _is_abbreviated(word: str) -> bool:
    """Whether a word is like `г` or `z.B`, after which a full stop ends no sentence."""
    parts = word.split(".")
    return max(map(len, parts)) <= _ABBREVIATED and (len(parts) == 1 or all(map(str.isalpha, parts)))


def _is_open(text: str) -> bool:
    if "„" in text:  # „so“
        text = text.replace("“", "”").replace("„", "“")
    pairs = zip(_OPEN, _CLOSED, strict=True)
    return any(text.count(first) != text.count(last) for first, last in pairs) or text.count('"') % 2 == 1
