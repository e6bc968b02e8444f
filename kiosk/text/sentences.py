"""Where sentences end."""

import re

_END = re.compile(r"(?:[.!?…؟।۔]+[»”\"’')\]]*\s+|[。！？]+[」』）]*)")


def spans(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text begins and ends. Each line is one of its own; empty ones are left out."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        begin = 0
        for end in _END.finditer(line):
            if not line[end.end() : end.end() + 1].islower():  # as after `approx.`
                found.append(_trimmed(text, start + begin, start + end.end()))
                begin = end.end()
        found.append(_trimmed(text, start + begin, start + len(line)))
        start += len(line) + 1
    return [(begin, end) for begin, end in found if begin < end]


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    said = text[begin:end]
    return begin + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip())
