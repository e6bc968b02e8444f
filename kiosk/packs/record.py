"""What a kiosk knows of packs, in one file: replacing it is what switches from one pack to another.

So whatever is cut off, the old or the new holds, in full: what plays, what came before it, the trusted keys and the
highest versions seen. It does without a clock.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.packs.version import is_name, is_version
from kiosk.system import files
from kiosk.system.plain_data import as_data, from_data

_MOST_BYTES = 1_000_000
_KEY, _HASH = re.compile(r"RW[QRST][A-Za-z0-9+/]{53}"), re.compile(r"[0-9a-f]{32}")
_MOST_EARLIER, _MOST_FAILED, _MOST_NAMES = 16, 32, 1000


@dataclass(frozen=True)
class Pack:
    """One pack. Its hash, of 32 hexadecimal digits, stands for its whole content."""

    name: str
    version: str
    hash: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


@dataclass(frozen=True)
class Record:
    """What a kiosk knows of packs."""

    keys: Mapping[str, str] = field(default_factory=dict)  # the trusted ones by name, in minisign's form
    seen: Mapping[str, Pack] = field(default_factory=dict)  # by name: the highest version ever installed
    plays: Pack | None = None  # None: the deck of the settings
    earlier: tuple[Pack, ...] = ()  # what played before, the newest first
    tries: int | None = None  # starts that have not played for a while, of a pack on trial; None: it has played well
    failed: tuple[str, ...] = ()  # hashes of packs that did not play well

    def with_key(self, name: str, key: str, instead_of: str = "") -> "Record":
        """The record with one more trusted key, or with that in place of another."""
        return replace(self, keys={**{old: one for old, one in self.keys.items() if old != instead_of}, name: key})

    def without_key(self, name: str) -> "Record":
        return replace(self, keys={other: key for other, key in self.keys.items() if other != name})

    def playing(self, pack: Pack) -> "Record":
        """The record once this pack, new or not, plays on trial."""
        earlier = () if self.plays is None else (self.plays,)
        rest = (other for other in self.earlier if other not in (pack, self.plays))
        return replace(self, plays=pack, earlier=(*earlier, *rest)[:_MOST_EARLIER], tries=0)

    def having_seen(self, pack: Pack) -> "Record":
        """The record once this is the highest version of its name."""
        others = {name: seen for name, seen in self.seen.items() if name != pack.name}
        return replace(self, seen={**dict(list(others.items())[-_MOST_NAMES:]), pack.name: pack})

    def tried(self, starts: int) -> "Record":
        """The record with so many more starts that have not played well yet, if a pack is on trial."""
        return self if self.tries is None else replace(self, tries=max(0, self.tries + starts))

    def passed(self) -> "Record":
        """The record once what plays has played well."""
        return replace(self, tries=None)

    def set_aside(self) -> "Record":
        """The record once the deck of the settings plays."""
        if self.plays is None:
            return self
        return replace(self, plays=None, earlier=(self.plays, *self.earlier)[:_MOST_EARLIER], tries=None)

    def one_back(self, *, has_failed: bool = False) -> "Record":
        """The record once what came before plays, which played well then; without any, the deck of the settings."""
        failed = (self.plays.hash, *self.failed)[:_MOST_FAILED] if has_failed and self.plays else self.failed
        plays, *rest = self.earlier or (None,)
        return replace(self, plays=plays, earlier=tuple(pack for pack in rest if pack), tries=None, failed=failed)

    def only(self, there: set[str]) -> "Record":
        """The record without earlier packs that are no longer there; `there` are hashes."""
        return replace(self, earlier=tuple(pack for pack in self.earlier if pack.hash in there))


def read(file: Path) -> Record:
    """The record in a file; an empty one if there is none. Raises OSError, and ValueError for a damaged one."""
    try:
        content = files.read(file, _MOST_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return Record()
    try:
        found = from_data(Record, json.loads(content))
    except (TypeError, RecursionError) as error:
        raise ValueError(str(error)) from None
    named = (found.plays, *found.earlier, *found.seen.values())
    if not all(map(_KEY.fullmatch, found.keys.values())) or not all(_may_be(pack) for pack in named if pack):
        raise ValueError("there are keys or packs in it that are none")
    return found


def _may_be(pack: Pack) -> bool:
    return is_name(pack.name) and is_version(pack.version) and _HASH.fullmatch(pack.hash) is not None


def write(file: Path, record: Record) -> None:
    """Replace the record, all of it or not at all. Raises OSError."""
    files.replace(file, json.dumps(as_data(record), indent=1, ensure_ascii=False).encode() + b"\n", files.PRIVATE)
