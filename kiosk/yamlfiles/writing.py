"""Writes values as YAML, as people would: a line for each, a block for what is long."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiosk.yamlfiles.document import Data
from kiosk.yamlfiles.scalars import LONG, How, can_be_folded, scalar

_SHORT = 40  # letters; a list of texts that takes no more is written in brackets


@dataclass(frozen=True)
class Manner:
    """How a file is written: the depth of its maps and lists, and how far after a dash an item begins."""

    map_step: int = 2
    list_step: int = 2
    dash_step: int = 2
    width: int = 0  # of long texts; 0: they stay on one line


PLAIN = Manner()


def text_of(values: Mapping[str, Data], manner: Manner = PLAIN) -> str:
    """The values as YAML, a line or block each."""
    return "".join(f"{line}\n" for line in map_lines(values, 0, manner)) if values else ""


def map_lines(values: Mapping[str, Data], column: int, manner: Manner) -> list[str]:
    """A map as a block whose keys are in `column`."""
    lines = list[str]()
    for key, value in values.items():
        lines += headed(f"{'':{column}}{flow(key)}:", block(value, column, manner))
    return lines


def item_lines(value: Data, column: int, manner: Manner) -> list[str]:
    """An item of a list as a block with its dash in `column`."""
    dash, inner = f"{'':{column}}-", column + manner.dash_step
    if isinstance(value, dict) and value:
        first, *more = map_lines(value, inner, manner)
        return [f"{dash}{first[column + 1 :]}", *more]
    return headed(dash, block(value, column, replace(manner, map_step=manner.dash_step, list_step=manner.dash_step)))


def headed(head: str, lines: list[str]) -> list[str]:
    """The lines of a value after its key or dash."""
    return [f"{head} {lines[0]}" if lines[0] else head, *lines[1:]]


def block(value: Data, column: int, manner: Manner) -> list[str]:
    """A value whose key or dash is in `column`: what is on the same line, and the lines below."""
    if isinstance(value, list) and not _is_short(value):
        at = column + manner.list_step
        return ["", *(line for item in value for line in item_lines(item, at, manner))]
    if isinstance(value, dict) and value:
        return ["", *map_lines(value, column + manner.map_step, manner)]
    if isinstance(value, list | dict):
        return [flow(value)]
    is_long = manner.width and value and len(value) > LONG and can_be_folded(value)
    return scalar(value, How(">" if is_long else "", column + manner.map_step, manner.width))


def flow(value: Data) -> str:
    """A value in one line that can stand within brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value, How(is_flow=True))[0]


def _is_short(values: list[Data]) -> bool:
    texts = [value for value in values if isinstance(value, str)]
    return len(texts) == len(values) and sum(map(len, texts)) <= _SHORT and not any("\n" in text for text in texts)
