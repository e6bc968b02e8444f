"""How a line of YAML is built."""

import re

# Indent, dashes of lists, key with its colon, value.
_ENTRY = re.compile(r"(?P<indent>[ \t]*)(?P<dashes>(?:-[ \t]+)*)(?:(?P<key>[^\s#\[{].*?):(?:[ \t]+|$))?(?P<value>.*)")
_QUOTES = "\"'"


def top_keys(lines: list[str]) -> list[str | None]:
    """For each line, the top-level key that it is below; None if there is none."""
    keys: list[str | None] = []
    key: str | None = None
    for line in lines:
        if line[:1].strip() and line[0] not in "#-":
            key = parts_of(line)["key"].strip(_QUOTES) or None
        keys.append(key)
    return keys


def parts_of(line: str) -> dict[str, str]:
    """Its indent, its dashes, its key and its value, each empty if there is none."""
    found = _ENTRY.match(line.rstrip())
    assert found  # the pattern matches any line
    return {name: part or "" for name, part in found.groupdict().items()}


def indent_of(line: str) -> str:
    """What it begins with: spaces and tabs."""
    return line[: len(line) - len(line.lstrip(" \t"))]


def odd_indent(line: str) -> str:
    """The characters in a line's indentation that are not spaces."""
    return line[: len(line) - len(line.lstrip())].strip(" ")
