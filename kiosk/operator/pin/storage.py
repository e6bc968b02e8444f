"""The PIN's file: two records, overwritten in turn and in place, so that tries are counted on a full disk too.

The newer record counts. One that a power cut tore, or that is damaged otherwise, counts as a try: it may have been the
note of one. A new PIN goes into both records, so that no damage brings the old one back.
"""

import json
import math
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from kiosk.operator.pin.policy import MOST_TRIES
from kiosk.system import files
from kiosk.system.clock import Moment

ROOM = 4096  # bytes of a record: one disk block, so that a torn write cannot damage the other record


@dataclass(frozen=True)
class StoredPin:
    """What is stored about the PIN. `tried` counts the wrong tries in a row, including one in progress."""

    hash: str = field(repr=False)
    tried: int = 0
    last_try: Moment | None = None

    @property
    def is_locked(self) -> bool:
        return self.tried == MOST_TRIES


@dataclass(frozen=True)
class _Record:
    """What is stored, with a checksum, so that no damage looks like fewer tries.

    The later record has the higher number.
    """

    kept: StoredPin
    number: int  # 0 for a file with a single record, as earlier versions wrote it
    sum: str

    @property
    def is_whole(self) -> bool:
        return self.sum == _sum(self.kept, self.number)


def read(file: Path) -> StoredPin:
    """What is stored. Raises OSError, and ValueError if the file is damaged; no message quotes its content."""
    records = _records(file)
    newest = _newest(records)
    if newest.number and (len(records) < 2 or None in records):
        return replace(newest.kept, tried=min(newest.kept.tried + 1, MOST_TRIES))
    return newest.kept


def has_room(file: Path) -> bool:
    """Whether the next `write` needs no additional room on the disk. Raises OSError."""
    return len(_records(file)) == 2


def write(file: Path, kept: StoredPin) -> None:
    """Store it and wait until it is on the disk. Raises OSError."""
    try:
        records = _records(file)
        newest = _newest(records)
    except (FileNotFoundError, ValueError):
        records = []
    if len(records) < 2:  # there is no file, an earlier version wrote it, or both records are damaged
        files.replace(file, _text(kept, 1) * 2, files.PRIVATE)
        return
    at = records.index(newest)
    files.overwrite(file, (1 - at) * ROOM, _text(kept, newest.number + 1))
    if kept.hash != newest.kept.hash:
        files.overwrite(file, at * ROOM, _text(kept, newest.number + 1))


def _records(file: Path) -> list[_Record | None]:
    content = files.read(file, 2 * ROOM + 1)
    parts = [content] if len(content) < ROOM else [content[:ROOM], content[ROOM:]]
    return [_record(part) for part in parts]


def _record(text: bytes) -> _Record | None:
    with suppress(ValueError, TypeError, AttributeError, RecursionError):  # no JSON, other keys, other values
        record = _parsed(**json.loads(text))
        return record if record.is_whole else None
    return None


def _parsed(kept: Any, sum: Any, number: Any = 0) -> _Record:  # noqa: A002 - named as in the file
    """The record with these values. Raises TypeError and ValueError for any that it cannot have."""
    last = kept.pop("last_try", None)
    pin = StoredPin(**kept, last_try=None if last is None else Moment(**last))
    is_number = type(number) is int and type(pin.tried) is int and 0 <= pin.tried <= MOST_TRIES
    is_text = isinstance(sum, str) and isinstance(pin.hash, str)
    if not (is_number and is_text and (pin.last_try is None or _is_possible(pin.last_try))):
        raise ValueError("the record has impossible values")
    return _Record(pin, number, sum)


def _is_possible(moment: Moment) -> bool:
    return isinstance(moment.clock, str) and type(moment.at_s) in {int, float} and 0 <= moment.at_s < math.inf


def _newest(records: list[_Record | None]) -> _Record:
    whole = [record for record in records if record]
    if not whole:
        raise ValueError("it is damaged")
    return max(whole, key=lambda record: record.number)


def _text(kept: StoredPin, number: int) -> bytes:
    return _json({"kept": asdict(kept), "number": number, "sum": _sum(kept, number)}).encode().ljust(ROOM - 1) + b"\n"


def _sum(kept: StoredPin, number: int) -> str:
    return sha256(f"{_json(asdict(kept))}{number or ''}".encode()).hexdigest()


def _json(values: object) -> str:
    """The exact bytes matter, because the checksum covers them."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
