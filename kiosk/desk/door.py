"""Who may come in: one password, few tries, and a token in every form."""

import hmac
import json
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from kiosk.problems import CannotStartError
from kiosk.system import files

LEAST = 10  # letters of a password
_MOST_BYTES = 2000
_FREE_TRIES, _LONGEST_S = 5, 300.0


@dataclass(frozen=True)
class Key:
    """What is kept: a hash of the password, and the secret with which sessions are signed."""

    hash: str
    secret: str


def set_password(file: Path, password: str) -> None:
    """Keep another password, which ends all sessions. Raises ValueError for a short one, and OSError."""
    if len(password) < LEAST:
        raise ValueError(f"a password has at least {LEAST} letters")
    key = {"hash": PasswordHasher().hash(password), "secret": secrets.token_hex(32)}
    files.replace(file, json.dumps(key).encode(), files.PRIVATE)


def key_in(file: Path) -> Key:
    """What is kept. Raises CannotStartError if no password was set."""
    try:
        kept = json.loads(files.read_whole(file, _MOST_BYTES))
        return Key(str(kept["hash"]), str(kept["secret"]))
    except (OSError, ValueError, KeyError, TypeError):
        raise CannotStartError("the desk has no password yet; set one with `kiosk desk --password`") from None


class Door:
    """Tries passwords. After a few wrong ones everybody has to wait, longer each time."""

    def __init__(self, key: Key, clock: Callable[[], float] = time.monotonic) -> None:
        self._key, self._clock = key, clock
        self._lock = threading.Lock()
        self._wrong, self._closed_until = 0, 0.0

    def wait_s(self) -> float:
        """For how long no password is tried."""
        return max(0.0, self._closed_until - self._clock())

    def opens(self, password: str) -> bool:
        """Whether it is the password; while one has to wait, no."""
        with self._lock:
            if self.wait_s():
                return False
            try:
                PasswordHasher().verify(self._key.hash, password)
            except (Argon2Error, InvalidHashError):
                self._wrong += 1
                if self._wrong >= _FREE_TRIES:
                    doublings = min(self._wrong - _FREE_TRIES, 20)  # far longer than the longest; more would overflow
                    self._closed_until = self._clock() + min(_LONGEST_S, 2.0**doublings)
                return False
            self._wrong = 0
            return True


def is_token(given: str, known: str) -> bool:
    """Whether a form carries the token of its session."""
    return bool(known) and hmac.compare_digest(given.encode(), known.encode())
