"""The two folders between the player and `kiosk link`, and the files in them."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from kiosk.exchange.orders import Orders
from kiosk.exchange.report import DaySums, Report
from kiosk.system import files
from kiosk.system.plain_data import as_data, from_data

Value = TypeVar("Value")

MOST_BYTES = 256_000  # of one file of JSON
MOST_PICTURE_BYTES = 400_000
KEPT_DAYS = 31
_SHARED = 0o640  # each side's folder hands its files to the other side's group


@dataclass(frozen=True)
class Exchange:
    """The folder with both. What writes raises OSError; what reads gives None for what is missing or wrong."""

    folder: Path

    @property
    def to_kiosk(self) -> Path:
        """What the link writes."""
        return self.folder / "to-kiosk"

    @property
    def from_kiosk(self) -> Path:
        """What the player writes."""
        return self.folder / "from-kiosk"

    @property
    def packs(self) -> Path:
        """The packs that the link has fetched."""
        return self.to_kiosk / "packs"

    def pack(self, name: str) -> Path:
        """The file of a fetched pack. Raises ValueError for a name that is not a plain file's."""
        if name != Path(name).name or name.startswith("."):
            raise ValueError(f"{name[:40]} is not a file's name")
        return self.packs / name

    def write_orders(self, orders: Orders) -> None:
        _write(self.to_kiosk / "orders.json", orders)

    def orders(self) -> Orders | None:
        return _read(self.to_kiosk / "orders.json", Orders, self.to_kiosk)

    def write_report(self, report: Report) -> None:
        """Replace the report, without waiting for the disk: after a power cut there is a new one anyway."""
        file = self.from_kiosk / "report.json"
        fresh = file.with_name(".report.new")
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(_json(report))
        fresh.chmod(_SHARED)
        fresh.replace(file)

    def report(self) -> Report | None:
        return _read(self.from_kiosk / "report.json", Report, self.from_kiosk)

    def write_day(self, sums: DaySums) -> None:
        """Write a day's sums, and remove those of days long ago."""
        _write(self.from_kiosk / f"visits-{sums.day}.json", sums)
        days = sorted(self.from_kiosk.glob("visits-*.json"))
        for old in days[:-KEPT_DAYS]:
            old.unlink(missing_ok=True)

    def day(self, day: date) -> DaySums | None:
        return _read(self.from_kiosk / f"visits-{day}.json", DaySums, self.from_kiosk)

    def days(self) -> Iterator[DaySums]:
        """The sums of all days there are, oldest first."""
        for file in sorted(self.from_kiosk.glob("visits-*.json"))[-KEPT_DAYS:]:
            if sums := _read(file, DaySums, self.from_kiosk):
                yield sums

    def write_screenshot(self, asked: str, jpeg: bytes) -> None:
        """Hand over a picture of the screen; `asked` says which request it answers."""
        _put(self.from_kiosk / "screenshot.jpg", f"{asked}\n".encode() + jpeg)

    def screenshot(self) -> tuple[str, bytes] | None:
        """The last picture of the screen, and which request it answers."""
        with suppress(OSError, ValueError):
            content = files.read_whole(self.from_kiosk / "screenshot.jpg", MOST_PICTURE_BYTES, self.from_kiosk)
            asked, _, jpeg = content.partition(b"\n")
            if jpeg.startswith(b"\xff\xd8"):
                return asked.decode("ascii"), jpeg
        return None


def _write(file: Path, value: object) -> None:
    _put(file, _json(value))


def _json(value: object) -> bytes:
    # A folder's name may be no text.
    return json.dumps(as_data(value), ensure_ascii=False).encode(errors="replace")


def _put(file: Path, content: bytes) -> None:
    files.replace(file, content, _SHARED)
    file.chmod(_SHARED)  # whatever the umask of a service


def _read(file: Path, kind: type[Value], folder: Path) -> Value | None:
    try:
        return from_data(kind, json.loads(files.read_whole(file, MOST_BYTES, folder)))
    except (OSError, ValueError, TypeError, RecursionError):
        return None
