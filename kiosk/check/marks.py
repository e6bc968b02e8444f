"""Marks of Markdown that visitors see as they are written. Of links and HTML `kiosk/deck/advice.py` tells."""

import re
from collections.abc import Iterator

from kiosk.check.page_texts import PageText, page_texts
from kiosk.deck.load import DeckFiles
from kiosk.problems import Problem, Rule

_SHOWN = re.compile(
    r"""^\#{1,6}\ (?=[^\W\d])[^\n]*         # a heading
    | ^\|[^\n]*\|$                          # a row of a table
    | ^```[^\n]* | (?<!\w)`[^`\n]+`(?!\w)   # code
    | ^[-*+]\ [^\n]*\n[-*+]\ [^\n]*         # a list within a list
    | (?<![\d*])\*\*(?=[^\s\d*])[^*\n]*(?:\*\*)? | (?<!\w)__(?=\w)[^_\n]+__ | ~~[^~\n]+~~""",
    re.VERBOSE | re.MULTILINE,
)
_MOST = 30  # letters in a message


def problems(files: DeckFiles) -> Iterator[Problem]:
    for text in page_texts(files):
        if found := _shown(text):
            known = "only bold, italic, lists and quotations are read" if text.is_body else "this text has no marks"
            message = f"`{found}` appears as it is written: {known}; write it in words"
            yield text.problem(message, Rule.MARKS_SHOWN)


def _shown(text: PageText) -> str:
    """The first of such marks that visitors see in a text; nothing if there is none."""
    seen = "\n".join(block.text for block in text.blocks) if text.is_body else text.written
    if "\\" in text.written:  # somebody knows how to write them
        return ""
    found = _SHOWN.search("\n".join(line.strip() for line in seen.split("\n")))
    said = found[0].split("\n")[-1] if found else ""
    return said if len(said) <= _MOST else f"{said[:_MOST]}…"
