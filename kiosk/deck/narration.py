"""A recording of a page's words, as the kiosk uses it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FORMATS = (".opus",)  # file name endings
_DRAFT = re.compile(r"kiosk draft ([0-9a-f]{12}) ([0-9,]{1,4000})")


@dataclass(frozen=True)
class Narration:
    """A recording of a page's words in one language."""

    file: Path
    ms: int  # its length
    starts: tuple[int, ...] = ()  # when each sentence begins, in ms; () if nobody knows


@dataclass(frozen=True)
class Draft:
    """What a program's draft says of itself: the digest of its words, and when each sentence begins, in ms."""

    digest: str
    starts: tuple[int, ...]

    @property
    def comment(self) -> str:
        """The comment that the recording carries. A recording by a person has none."""
        return f"kiosk draft {self.digest} {','.join(map(str, self.starts))}"


def draft_of(comment: str) -> Draft | None:
    """The draft whose comment this is; None if it is none's."""
    found = _DRAFT.fullmatch(comment)
    return Draft(found[1], tuple(int(start) for start in found[2].split(",") if start)) if found else None


def spread(letters: Sequence[int], ms: int) -> tuple[int, ...]:
    """When each sentence of so many letters begins, if all are read equally fast and together take `ms`."""
    whole, before = sum(letters) or 1, 0
    starts = []
    for count in letters:
        starts.append(ms * before // whole)
        before += count
    return tuple(starts)
