"""The entries of debian/copyright for /usr/lib/kiosk: each part of the program, with its licence."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

_RECORDS = "_internal/kiosk/licences"


def parts(bundle: Path) -> str:
    """Lines of a copyright file (DEP 5): the parts of the program in `bundle`, as it lists them itself."""
    command = [str(bundle / "kiosk"), "--licences"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.partition("\n\n")[0]  # noqa: S603
    return "\n".join(f"  {line}" for line in _lines(bundle / _RECORDS, listed.splitlines()))


def _lines(records: Path, listed: list[str]) -> Iterator[str]:
    for line in listed:
        record = records / f"{line}.txt"
        terms = _terms(record.read_text(encoding="utf-8")) if record.is_file() else ""
        yield f"{line}: {terms}" if terms else line


def _terms(record: str) -> str:
    """The licences that Debian's record of a library names, if it has a machine-readable form."""
    names = re.findall(r"^License: *(\S.*)$", record, re.MULTILINE)
    return ", ".join(dict.fromkeys(names))
