"""Writes YAML files as people would: values as plain text, and what stands in a file already as it stands."""

import re
from collections.abc import Mapping

import yaml

from kiosk.documents import Data, Document, parse
from kiosk.problems import ProblemsError


class _Dumper(yaml.SafeDumper):
    """Quotes only what documents would not read as the same text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own way


_Dumper.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("~|null|$"), ["~", "n", ""])
_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


def text_of(values: Mapping[str, Data]) -> str:
    """The values as YAML, a line or a block for each."""
    if not values:
        return ""
    text = _dumped(values, in_ascii=False)
    # Python's and C's YAML differ in what else ends a line.
    return text if text.replace("\n", "").isprintable() else _dumped(values, in_ascii=True)


def _dumped(values: Mapping[str, Data], *, in_ascii: bool) -> str:
    text: str = yaml.dump(dict(values), Dumper=_Dumper, allow_unicode=not in_ascii, sort_keys=False, width=10_000)
    return text


def changed(document: Document, text: str, values: Mapping[str, Data]) -> str | None:
    """`text`, the document's, with `values` in the places of their keys or below, and every other line untouched.

    None: the text is of a form that cannot be changed line by line, such as `{a: 1}`.
    """
    data = document.data or {}
    if not isinstance(data, dict):
        return None
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    first = {name: document.places[name,][0] - 1 for name in values if name in data}
    for name in sorted(first, key=lambda name: -first[name]):
        lines[first[name] : _end(lines, first[name])] = [text_of({name: values[name]})]
    lines += [text_of({name: values[name]}) for name in values if name not in data]
    fresh = "".join(lines)
    try:
        read_again = parse(document.file, fresh)
    except ProblemsError:
        return None
    return fresh if read_again.data == {**data, **values} and not read_again.problems else None


def _end(lines: list[str], first: int) -> int:
    """The line after the last of the value that begins in line `first`."""
    end = first + 1
    for number in range(first + 1, len(lines)):
        if lines[number][0] in " \t-" and lines[number].strip():
            end = number + 1
        elif lines[number].strip():
            break
    return end
