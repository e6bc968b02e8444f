"""Turns a file's bytes into a Document, skipping mistakes in its YAML."""

import re
from pathlib import Path

import yaml

from kiosk.problems import Problem, ProblemsError, Rule
from kiosk.system import files
from kiosk.yamlfiles.builder import MAX_VALUES, Builder
from kiosk.yamlfiles.conflicts import conflicts
from kiosk.yamlfiles.document import Document
from kiosk.yamlfiles.lines import top_keys
from kiosk.yamlfiles.slip import Slip
from kiosk.yamlfiles.syntax_messages import explain

MAX_BYTES = 4_000_000
MAX_LINES = 50_000
_MAX_SLIPS = 20  # mistakes in one file: after each, the rest is read again
_MAX_LOOKS = 5 * MAX_VALUES  # values, in all readings together

_HEAD = 200  # the first bytes, which show what kind of file it is
_ZEROS = 20  # one byte of so many is zero in UTF-16, where spaces and line ends have one, and Cyrillic letters none
_NOT_UTF8 = "this is not UTF-8 text, but Windows-1251, UTF-16 or the like; save the file again as UTF-8"

# used for its events only: the C loader's own recursion can crash
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BREAKS = "\n\r"
_LINE = re.compile(r"[^\n\r]*(?:\r\n|[\n\r]|$)")
# For YAML a line's end or the beginning of a file, in a text editor nothing.
_HIDDEN = re.compile(r"[\x85\u2028\u2029\ufeff]")
# Characters that YAML refuses.
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read(file: Path, within: Path | None = None) -> Document:
    """Read as much of a YAML file as possible. No link may lead out of the folder `within`.

    Raises ProblemsError if it is missing, too large, not UTF-8, or has more or deeper values than allowed.
    """
    try:
        content = files.read_whole(file, MAX_BYTES, within)
    except FileNotFoundError:
        raise ProblemsError([Problem(file, 1, 1, "cannot be read: there is no such file", Rule.FILE_MISSING)]) from None
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = getattr(error, "strerror", None) or error
        raise ProblemsError([Problem(file, 1, 1, f"cannot be read: {reason}", Rule.FILE_UNREADABLE)]) from None
    head = content[:_HEAD]
    if head.count(0) * _ZEROS > len(head):  # UTF-16 without a byte order mark
        raise ProblemsError([Problem(file, 1, 1, _NOT_UTF8, Rule.FILE_ENCODING)])
    try:
        return parse(file, content.decode())
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ProblemsError([Problem(file, line, 1, _NOT_UTF8, Rule.FILE_ENCODING)]) from None


def parse(file: Path, text: str) -> Document:
    """The document in `text`, the content of `file`. Raises ProblemsError if there is more than is allowed.

    Where YAML fails, the faulty entry is taken out and the rest is read again. Marks with which programs begin a file
    are no part of it, however many there are.
    """
    text = text.lstrip("\ufeff")
    hidden = _HIDDEN.search(text)
    written = _LINE.findall(_HIDDEN.sub(" ", text.replace("\ufeff", "")) if hidden else text)
    if len(written) > MAX_LINES:
        message = f"more than {MAX_LINES:,} lines; make the file smaller"
        raise ProblemsError([Problem(file, MAX_LINES, 1, message, Rule.FILE_TOO_LARGE)])
    lines = list(written)
    problems: list[Problem] = []
    costs: list[int] = []
    looks = 0

    def take_out(slip: Slip) -> None:
        """Record a mistake and blank its lines, so that all other lines keep their numbers."""
        problems.append(Problem(file, slip.line + 1, slip.column + 1, slip.message, slip.rule))
        for number in slip.costs:
            lines[number] = lines[number][len(lines[number].rstrip(_BREAKS)) :]
        costs.extend(slip.costs)

    if hidden:
        problems.append(_invisible(file, text, hidden))
    for conflict in conflicts(lines):
        take_out(conflict)
    if slip := _unprintable(lines):
        take_out(slip)
    while True:
        builder = Builder(file, lines)
        try:
            for event in yaml.parse("".join(lines), Loader=_LOADER):
                builder.take(event)
                if builder.is_done:
                    break
            break
        except yaml.MarkedYAMLError as error:
            take_out(explain(lines, error, builder.last_scalar))
            looks += builder.events
            if len(problems) >= _MAX_SLIPS or looks > _MAX_LOOKS:
                break
    tops = top_keys(written) if costs else []
    broken = {key for number in costs if (key := tops[number]) is not None}
    told = {problem.line for problem in problems}
    return Document(
        file,
        builder.data,
        builder.places,
        tuple(sorted((*problems, *builder.problems), key=Problem.order)),
        frozenset(broken | builder.broken),
        {way: cut for way, cut in builder.cuts.items() if cut.place[0] not in told},
        frozenset(builder.unseen),
    )


def _invisible(file: Path, text: str, found: re.Match[str]) -> Problem:
    """The first of the characters that nobody sees, and that YAML takes for something else."""
    before = re.split(r"\r\n|[\n\r]", text[: found.start()])
    more = len(_HIDDEN.findall(text)) - 1
    others = f" ({more} more like it)" if more else ""
    what = "mark of a file's beginning" if found.group() == "\ufeff" else "line end of a word processor"
    message = f"here is an invisible {what} (U+{ord(found.group()):04X}){others}; delete it, or type the line anew"
    return Problem(file, len(before), len(before[-1]) + 1, message, Rule.YAML_SIGN)


def _unprintable(lines: list[str]) -> Slip | None:
    """The lines with characters that YAML refuses, as one mistake: a binary file has them everywhere."""
    found = [(number, match) for number, line in enumerate(lines) if (match := _UNPRINTABLE.search(line))]
    if not found:
        return None
    number, match = found[0]
    code = f"U+{ord(match.group()):04X}"
    message = f"there is a control character here ({code}), perhaps invisible; delete it"
    return Slip(number, match.start(), message, tuple(number for number, _ in found), Rule.YAML_SIGN)
