"""Cleans a deck's texts: only letters and, in paragraphs, a few line breaks. Fonts cannot show anything else."""

import re
import unicodedata

MAX_LINES = 40  # in a paragraph; Qt would take seconds to lay out thousands of lines
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BREAK = re.compile(r"\s*[\n\r\v\f\x85\u2028\u2029]\s*")


def line(value: object) -> object:
    """A text on one line. Anything but a text is left for the model to report."""
    return " ".join(_BREAK.split(_seen(value))) if isinstance(value, str) else value


def paragraph(value: object) -> object:
    """A text with at most MAX_LINES lines; the rest continues on the last one."""
    if not isinstance(value, str):
        return value
    lines = _BREAK.split(_seen(value))
    return "\n".join((*lines[: MAX_LINES - 1], " ".join(lines[MAX_LINES - 1 :]))).strip()


def prose(value: object) -> object:
    """A text with marks, in which indentation and blank lines mean something; at most MAX_LINES lines say anything."""
    if not isinstance(value, str):
        return value
    lines = [line.rstrip() for line in _LINE_END.split(_seen(value))]
    ends = [number for number, line in enumerate(lines) if line][MAX_LINES - 1 :]
    if len(ends) > 1:
        lines[ends[0] :] = [" ".join(line.strip() for line in lines[ends[0] :] if line)]
    return "\n".join(lines).strip()


def _seen(text: str) -> str:
    """The text composed (macOS splits й), without control characters, half characters and unassigned ones."""
    composed = unicodedata.normalize("NFC", text)
    unseen = {c for c in set(composed) if not c.isspace() and unicodedata.category(c) in {"Cc", "Cs", "Cn", "Co"}}
    return "".join(c for c in composed if c not in unseen) if unseen else composed
