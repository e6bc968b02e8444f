"""What a deck's words are made of: letters and, in paragraphs, a few line breaks. All else no font can show."""

import re
import unicodedata

MAX_LINES = 40  # of a paragraph; thousands of lines would take Qt seconds to lay out
_BREAK = re.compile(r"\s*[\n\r\v\f\x85\u2028\u2029]\s*")


def line(value: object) -> object:
    """A text in one line; anything but a text is left for the model to complain of."""
    return " ".join(_BREAK.split(_seen(value))) if isinstance(value, str) else value


def paragraph(value: object) -> object:
    """A text in MAX_LINES lines at most; the rest goes on in the last one."""
    if not isinstance(value, str):
        return value
    lines = _BREAK.split(_seen(value))
    return "\n".join((*lines[: MAX_LINES - 1], " ".join(lines[MAX_LINES - 1 :]))).strip()


def _seen(text: str) -> str:
    """Composed (Macs take й apart), without control characters, halves of characters and unassigned ones."""
    return "".join(
        c
        for c in unicodedata.normalize("NFC", text)
        if c.isspace() or unicodedata.category(c) not in {"Cc", "Cs", "Cn", "Co"}
    )
