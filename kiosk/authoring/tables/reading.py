"""Has a file of a spreadsheet program read by a process of its own, which may take so much and no more."""

import json
import subprocess

from kiosk.authoring.tables.table import Table, TableError, unpacked
from kiosk.process import relaunch

_PATIENCE_S = 120
_TOO_MUCH = "it takes too much time or memory to read; copy its cells into a new file"


def table(content: bytes) -> Table:
    """The sheet with the table of an .xlsx or .ods file. Raises TableError."""
    command = [*relaunch.command(), relaunch.TABLE_READER]
    try:
        done = subprocess.run(command, input=content, capture_output=True, check=False, timeout=_PATIENCE_S)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        raise TableError(_TOO_MUCH) from None
    if done.returncode != 0:
        raise TableError(done.stdout.decode(errors="replace") if done.returncode == 1 else _TOO_MUCH)
    return unpacked(json.loads(done.stdout))
