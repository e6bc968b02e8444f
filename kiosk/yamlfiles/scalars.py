"""Writes one text as YAML: in the style that it had, or else as people write it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

LONG = 100  # letters; a new text of more is folded, so that its lines can be read


class _Dumper(yaml.SafeDumper):
    """Quotes only what would otherwise be read as a different text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - this is how PyYAML is configured


_Dumper.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("~|null|$"), ["~", "n", ""])
_ENDLESS = 1_000_000_000
_GAP = re.compile(r"(?<=\S) (?=\S)")  # a single space, at which a line may be broken
_UNWRITABLE = re.compile(r"[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010fffe]")
_BLANK_LINE = re.compile(r"\n[ \t]+(\n|\Z)")  # which would pass for one between two entries
_LEADING_SPACE = re.compile(r"^[ \t]|\n[ \t]")


@dataclass(frozen=True)
class How:
    """How a text is to be written. `style` is YAML's sign for it: "" plain, ' and " quoted, > folded, | literal.

    `indent` is the column of its further lines, and `width` the longest of them; 0: it stays on one line.
    """

    style: str = ""
    indent: int = 0
    width: int = 0
    is_flow: bool = False  # within brackets or braces


def scalar(value: str | None, how: How) -> list[str]:
    """The lines of a text: the first goes on after its key, the others are indented."""
    if value is None:
        return ["null" if how.is_flow else ""]
    if not how.is_flow:
        style = how.style if how.style in {"|", ">"} else "|" if "\n" in value else ""
        if style == ">" and not can_be_folded(value):
            style = "|"
        if style and _can_be_block(value):
            return list(_block(value, style, how))
    written = _on_one_line(value, how)
    if how.is_flow or not how.width:
        return [written]
    first, *more = _wrapped(written, how.width - how.indent)
    return [first, *(f"{'':{how.indent}}{line}" for line in more)]


def can_be_folded(value: str) -> bool:
    """Whether a text can be written in lines of any length below a >."""
    return _can_be_block(value) and not _LEADING_SPACE.search(value) and not re.search(r"[ \t](\n|\Z)", value)


def _can_be_block(value: str) -> bool:
    """Whether a text can be written as it is, without quotes, below a > or |."""
    if not value.strip() or value[0] in " \t\n\ufeff" or _BLANK_LINE.search(value):
        return False
    return _is_plain_text(value.replace("\n", ""))


def _is_plain_text(value: str) -> bool:
    """Whether every character can be written as it is. Python's and C's YAML disagree about other line ends."""
    return not _UNWRITABLE.search(value)


def _block(value: str, style: str, how: How) -> Iterator[str]:
    """A folded or literal text: its sign, then its lines."""
    body = value.rstrip("\n")
    breaks = len(value) - len(body)
    yield style + ("-" if breaks == 0 else "" if breaks == 1 else "+")
    lines = body.split("\n")
    if style == ">":  # where a line ends, a blank one stands
        width = how.width - how.indent
        lines = [line for part in lines for line in ([*_wrapped(part, width), ""] if part else [""])][:-1]
    for line in lines:
        yield f"{'':{how.indent}}{line}" if line else ""
    yield from [""] * (breaks - 1)


def _wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width`, broken at single spaces only. Without a width it stays one line."""
    lines, begun = list[str](), ""
    for word in _GAP.split(text):
        if begun and 0 < width < len(begun) + 1 + len(word):
            lines.append(begun)
            begun = word
        else:
            begun = f"{begun} {word}" if begun else word
    return [*lines, begun]


def _on_one_line(value: str, how: How) -> str:
    quotes = how.style if how.style in {"'", '"'} else None
    dumped = yaml.dump(
        [value],
        Dumper=_Dumper,
        default_style=quotes,
        default_flow_style=how.is_flow,
        allow_unicode=_is_plain_text(value),
        width=_ENDLESS,
    )
    if "\n" in value and quotes != '"':
        return _on_one_line(value, How('"', is_flow=how.is_flow))
    written = dumped.strip("\n")[1:-1] if how.is_flow else dumped.strip("\n").removeprefix("- ")
    is_newly_quoted = quotes is None and written.startswith("'") and '"' not in value and "\\" not in value
    return f'"{value}"' if is_newly_quoted else written
