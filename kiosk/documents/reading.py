"""From a file's bytes to a Document, round every slip in its YAML."""

import re
from pathlib import Path

import yaml

from kiosk import disk
from kiosk.documents.building import MAX_VALUES, Builder
from kiosk.documents.document import Document
from kiosk.documents.slips import Slip, explain, top_keys
from kiosk.problems import Problem, ProblemsError

MAX_BYTES = 1_000_000
MAX_LINES = 50_000
_MAX_SLIPS = 20  # of one file: each costs another look at it
_MAX_LOOKS = 5 * MAX_VALUES  # values, in all looks together

_HEAD = 200  # bytes
_NOT_UTF8 = "this is not UTF-8 text, but Windows-1251, UTF-16 or the like; save the file again as UTF-8"

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # events only: the C loader's own recursion can crash
_BREAKS = "\n\r\x85\u2028\u2029"  # as YAML counts lines
_LINE = re.compile(r"[^\n\r\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029]|$)")
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what YAML refuses


def read(file: Path, within: Path | None = None) -> Document:
    """Read one YAML file, as far as it can be; no link leads out of the folder `within`.

    Raises ProblemsError: not there, too large, not UTF-8, or with more or deeper values than are allowed here.
    """
    try:
        content = disk.read_whole(file, MAX_BYTES, within)
    except FileNotFoundError:
        raise ProblemsError([Problem(file, 1, 1, "cannot be read: there is no such file")]) from None
    except (OSError, ValueError) as error:  # ValueError: a name no file can have
        reason = getattr(error, "strerror", None) or error
        raise ProblemsError([Problem(file, 1, 1, f"cannot be read: {reason}")]) from None
    head = content[:_HEAD]
    if head.count(0) > len(head) // 4:  # UTF-16 without its mark
        raise ProblemsError([Problem(file, 1, 1, _NOT_UTF8)])
    try:
        return parse(file, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ProblemsError([Problem(file, line, 1, _NOT_UTF8)]) from None


def parse(file: Path, text: str) -> Document:
    """The document that `text`, the content of `file`, is. Raises ProblemsError: more than is allowed here.

    Where YAML stumbles, the entry at fault is taken out and the rest is read again.
    """
    written = _LINE.findall(text)
    if len(written) > MAX_LINES:
        raise ProblemsError([Problem(file, MAX_LINES, 1, f"more than {MAX_LINES:,} lines; make the file smaller")])
    lines = list(written)
    problems: list[Problem] = []
    costs: list[int] = []
    looks = 0

    def take_out(slip: Slip) -> None:
        """Note a slip and empty its lines, so that all others keep their numbers."""
        problems.append(Problem(file, slip.line + 1, slip.column + 1, slip.message))
        for number in slip.costs:
            lines[number] = lines[number][len(lines[number].rstrip(_BREAKS)) :]
        costs.extend(slip.costs)

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


def _unprintable(lines: list[str]) -> Slip | None:
    """The lines with characters that YAML refuses, as one slip: a file that is no text has them everywhere."""
    found = [(number, match) for number, line in enumerate(lines) if (match := _UNPRINTABLE.search(line))]
    if not found:
        return None
    number, match = found[0]
    code = f"U+{ord(match.group()):04X}"
    message = f"a character that no text holds stands here ({code}), though nobody may see it; delete it"
    return Slip(number, match.start(), message, tuple(number for number, _ in found))
