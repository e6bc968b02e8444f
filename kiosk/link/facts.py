"""What the computer says of itself, as far as it is known."""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.system.clock import elapsed_s

_HOT = Path("/sys/class/thermal")


@dataclass(frozen=True)
class Facts:
    """Numbers rounded so that they do not change all the time. None: unknown."""

    uptime_s: int
    disk_free_mb: int | None
    temperature_c: int | None


def facts(folder: Path, sensors: Path = _HOT) -> Facts:
    """The facts now; `folder` is on the disk that counts."""
    free = None
    with suppress(OSError):
        free = shutil.disk_usage(folder).free // 100_000_000 * 100
    return Facts(int(elapsed_s()), free, max(_temperatures(sensors), default=None))


def _temperatures(sensors: Path) -> Iterable[int]:
    """In °C, in steps of five, of each sensor."""
    for zone in sorted(sensors.glob("thermal_zone*/temp")):
        with suppress(OSError, ValueError):
            degrees = int(zone.read_text(encoding="ascii")) / 1000
            if -50 < degrees < 150:
                yield 5 * round(degrees / 5)
