"""The names and versions of packs."""

import re

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")


def is_name(text: str) -> bool:
    """Whether a pack may have this name: a to z, digits and hyphens, 40 at most. It names a folder too."""
    return bool(_NAME.fullmatch(text))


def name_from(text: str) -> str:
    """The name for a pack that comes nearest to a folder's; empty if nothing is left of it."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40].strip("-")


def is_version(text: str) -> bool:
    """Whether it is a version: one to four whole numbers with dots between."""
    return bool(_VERSION.fullmatch(text))


def order(version: str) -> tuple[int, ...]:
    """What versions are sorted by: 1.10 comes after 1.9, and 1.4.0 is the same as 1.4."""
    numbers = [int(part) for part in version.split(".")]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
