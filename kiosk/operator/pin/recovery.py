"""The recovery file: a secret in a file that is kept elsewhere. The kiosk stores a hash of it."""

import logging
import re
import secrets
from hashlib import sha256
from pathlib import Path

from kiosk.system import files, untrusted

RECOVERY_NAME = "kiosk-recovery.key"

_log = logging.getLogger(__name__)
_SECRET = re.compile(r"\b[0-9a-f]{64}\b")
_MOST_BYTES = 10_000


def make(file: Path) -> str:
    """Write a new recovery file, which must not exist yet. Returns the hash of its secret. Raises OSError."""
    secret = secrets.token_hex(32)
    key = f"Opens the panel of a kiosk whose PIN is lost. Keep it as you keep a key.\n{secret}\n"
    with untrusted.writable(file.parent) as place:
        place.create(file.name, key.encode())
    return _sum(secret)


def find(file: Path) -> str:
    """The hash of the secret in a recovery file, or in the one in a folder.

    An editor may have changed its line ends.

    Empty: there is none.
    """
    try:
        text = untrusted.read(file / RECOVERY_NAME if file.is_dir() else file, _MOST_BYTES).decode("ascii", "ignore")
    except OSError as error:
        _log.info("no recovery file was read: %s", error)
        return ""
    found = _SECRET.search(text)
    return _sum(found.group()) if found else ""


def keep(sum_file: Path, made: str) -> None:
    """Store the hash of a new secret; older recovery files become worthless. Raises OSError."""
    files.replace(sum_file, made.encode(), files.PRIVATE)


def is_kept(sum_file: Path, found: str) -> bool:
    """Whether a hash is the stored one. Raises OSError if that cannot be read."""
    kept = files.read(sum_file, _MOST_BYTES).decode("ascii", "ignore")
    return secrets.compare_digest(found, kept)


def _sum(text: str) -> str:
    return sha256(text.encode()).hexdigest()
