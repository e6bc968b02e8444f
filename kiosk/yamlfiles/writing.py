"""Writes YAML files as people would: values as plain text, leaving everything else in the file untouched."""

import re
from collections.abc import Mapping

import yaml

from kiosk.problems import ProblemsError
from kiosk.yamlfiles import Data, Document, parse


class _Dumper(yaml.SafeDumper):
    """Quotes only what would otherwise be read as a different text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - this is how PyYAML is configured


_Dumper.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("~|null|$"), ["~", "n", ""])
_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


def text_of(values: Mapping[str, Data]) -> str:
    """The values as YAML, a line or block each."""
    if not values:
        return ""
    text = _dumped(values, in_ascii=False)
    # Python's and C's YAML disagree about other line ends.
    return text if text.replace("\n", "").isprintable() else _dumped(values, in_ascii=True)


def _dumped(values: Mapping[str, Data], *, in_ascii: bool) -> str:
    text: str = yaml.dump(dict(values), Dumper=_Dumper, allow_unicode=not in_ascii, sort_keys=False, width=10_000)
    return text


def changed(document: Document, text: str, values: Mapping[str, Data]) -> str | None:
    """The document's `text` with `values` set at their keys or added below; every other line is untouched.

    None: the text has a form that cannot be changed line by line, such as `{a: 1}`.
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
    """The line after the end of the value that begins in line `first`."""
    end = first + 1
    for number in range(first + 1, len(lines)):
        if lines[number][0] in " \t-" and lines[number].strip():
            end = number + 1
        elif lines[number].strip():
            break
    return end
