"""The PIN's file: two records, written in turn and in their place, so that a disk without room counts tries too.

The newer one counts. One that a power cut has torn, or that is damaged otherwise, costs a try: it may have been the
note of one. A new PIN goes into both, so that no damage brings the old one back.
"""

from hashlib import sha256
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from kiosk import disk
from kiosk.clock import Moment
from kiosk.pin.rules import MOST_TRIES

ROOM = 4096  # bytes of a record: a block of the disk, so that a write that is cut tears no other


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Kept(_Frozen):
    """What is on the disk about the PIN. `tried` counts the wrong tries in a row, with the one being made."""

    hash: Annotated[str, Field(repr=False)]
    tried: Annotated[int, Field(ge=0, le=MOST_TRIES)] = 0
    last_try: Moment | None = None

    @property
    def is_locked(self) -> bool:
        return self.tried == MOST_TRIES


class _Record(_Frozen):
    """What is kept, and a sum over it, so that no damage passes for fewer tries. A later one has a higher number."""

    kept: Kept
    number: int = 0  # of a record that is a file of its own, as kiosks before this one kept it
    sum: str

    @property
    def is_whole(self) -> bool:
        return self.sum == _sum(self.kept, self.number)


def read(file: Path) -> Kept:
    """What is kept. Raises OSError, and ValueError if the file is damaged; no text of these tells what is in it."""
    records = _records(file)
    newest = _newest(records)
    if newest.number and (len(records) < 2 or None in records):
        return newest.kept.model_copy(update={"tried": min(newest.kept.tried + 1, MOST_TRIES)})
    return newest.kept


def has_room(file: Path) -> bool:
    """Whether the next `write` needs no more room on the disk. Raises OSError."""
    return len(_records(file)) == 2


def write(file: Path, kept: Kept) -> None:
    """Keep it, and wait until it is on the disk. Raises OSError."""
    try:
        records = _records(file)
        newest = _newest(records)
    except (FileNotFoundError, ValueError):
        records = []
    if len(records) < 2:  # there is none, it is of before, or both records are damaged
        disk.replace(file, _text(kept, 1) * 2, disk.PRIVATE)
        return
    at = records.index(newest)
    disk.overwrite(file, (1 - at) * ROOM, _text(kept, newest.number + 1))
    if kept.hash != newest.kept.hash:
        disk.overwrite(file, at * ROOM, _text(kept, newest.number + 1))


def _records(file: Path) -> list[_Record | None]:
    content = disk.read(file, 2 * ROOM + 1)
    parts = [content] if len(content) < ROOM else [content[:ROOM], content[ROOM:]]
    return [_record(part) for part in parts]


def _record(text: bytes) -> _Record | None:
    try:
        record = _Record.model_validate_json(text)
    except ValueError:
        return None
    return record if record.is_whole else None


def _newest(records: list[_Record | None]) -> _Record:
    whole = [record for record in records if record]
    if not whole:
        raise ValueError("it is damaged")
    return max(whole, key=lambda record: record.number)


def _text(kept: Kept, number: int) -> bytes:
    text = _Record(kept=kept, number=number, sum=_sum(kept, number)).model_dump_json()
    return text.encode().ljust(ROOM - 1) + b"\n"


def _sum(kept: Kept, number: int) -> str:
    return sha256(f"{kept.model_dump_json()}{number or ''}".encode()).hexdigest()
