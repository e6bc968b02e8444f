"""Finds what is left in a file where a program could not merge two versions of it."""

import re
from collections.abc import Iterator, Sequence

from kiosk.problems import Rule
from kiosk.yamlfiles.slip import Slip

_BEGIN, _BASE, _OTHER, _END = (re.compile(rf"{re.escape(sign * 7)}(?!{re.escape(sign)})") for sign in "<|=>")
_MESSAGE = (
    "two versions of this part stand here, which a program could not merge; keep one of them, and delete the lines "
    "with many <, = or > around them"  # not the seven of them: fonts draw << as one sign
)


def conflicts(lines: Sequence[str]) -> Iterator[Slip]:
    """Each place with two versions, as a mistake. It costs the signs and the second version: the first is read on."""
    begun: int | None = None
    costs: list[int] = []
    is_first = False
    for number, line in enumerate(lines):
        if begun is None:
            if _BEGIN.match(line):
                begun, costs, is_first = number, [number], True
            continue
        if is_first and not (_BASE.match(line) or _OTHER.match(line)):
            continue
        is_first = False
        costs.append(number)
        if _END.match(line):
            yield Slip(begun, 0, _MESSAGE, tuple(costs), Rule.YAML_OTHER)
            begun = None
