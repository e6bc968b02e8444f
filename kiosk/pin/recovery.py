"""The owner's spare key: a secret in a file that lies elsewhere. The kiosk keeps a sum of it."""

import logging
import re
import secrets
from hashlib import sha256
from pathlib import Path

from kiosk import disk, outside

RECOVERY_NAME = "kiosk-recovery.key"

_log = logging.getLogger(__name__)
_SECRET = re.compile(r"\b[0-9a-f]{64}\b")
_MOST_BYTES = 10_000


def make(file: Path) -> str:
    """Write a new recovery file, which is not there yet; the sum of its secret. Raises OSError."""
    secret = secrets.token_hex(32)
    key = f"Opens the panel of a kiosk whose PIN is lost. Keep it as you keep a key.\n{secret}\n"
    with outside.writable(file.parent) as place:
        place.create(file.name, key.encode())
    return _sum(secret)


def find(file: Path) -> str:
    """The sum of the secret in a recovery file, or in the one in a folder, however an editor may have saved it.

    Empty: there is none.
    """
    try:
        text = outside.read(file / RECOVERY_NAME if file.is_dir() else file, _MOST_BYTES).decode("ascii", "ignore")
    except OSError as error:
        _log.info("no recovery file was read: %s", error)
        return ""
    found = _SECRET.search(text)
    return _sum(found.group()) if found else ""


def keep(sum_file: Path, made: str) -> None:
    """Keep the sum of what was made; what was made before is worth nothing from now on. Raises OSError."""
    disk.replace(sum_file, made.encode(), disk.PRIVATE)


def is_kept(sum_file: Path, found: str) -> bool:
    """Whether what was found is what was made. Raises OSError if the sum cannot be read."""
    kept = disk.read(sum_file, _MOST_BYTES).decode("ascii", "ignore")
    return secrets.compare_digest(found, kept)


def _sum(text: str) -> str:
    return sha256(text.encode()).hexdigest()
