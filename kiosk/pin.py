"""The PIN of the panel on screen: how it is kept, how often it may be tried, and what opens a lock.

The panel and `kiosk pin` work on the same file at once. Each change holds a lock on `pin.lock` from reading the file
until it is on the disk anew; whoever only reads sees it as it was before or after, for it is replaced whole.
"""

import logging
import re
import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError, VerifyMismatchError
from pydantic import BaseModel, ConfigDict, Field

from kiosk import clock as clock_
from kiosk import disk, outside
from kiosk.clock import Moment

_log = logging.getLogger(__name__)

FEWEST_DIGITS, MOST_DIGITS = 6, 12
FREE_TRIES, MOST_TRIES = 5, 100
FIRST_WAIT_S, LONGEST_WAIT_S = 30, 3600
RECOVERY_NAME = "kiosk-recovery.key"

# OWASP's smallest Argon2id: 20 MB of the kiosk's budget of 120, which the allocator keeps after the first try; 30 ms.
# What protects so short a secret is the count of tries; the hash makes it dear to guess for whoever reads the file.
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

_PIN = re.compile(rf"[0-9]{{{FEWEST_DIGITS},{MOST_DIGITS}}}")
_WEAKNESSES = {
    "pin_weak_digits": f"a PIN has {FEWEST_DIGITS} to {MOST_DIGITS} digits, and nothing but digits",
    "pin_weak_same": "the digits are all the same: choose a PIN that is harder to guess",
    "pin_weak_row": "the digits stand in a row, up or down: choose a PIN that is harder to guess",
}
_SECRET = re.compile(r"\b[0-9a-f]{64}\b")
_MOST_BYTES = 10_000


class PinError(Exception):
    """What was asked for cannot be; the text is one line that says why and what to do. No digit of a PIN is in it."""


class Verdict(StrEnum):
    """What came of a try."""

    RIGHT = "right"
    WRONG = "wrong"
    WAIT = "wait"  # not tried: `wait_s` says for how long
    LOCKED = "locked"  # not tried: too many wrong ones, or the file is damaged
    UNSET = "unset"  # there is no PIN
    FAILED = "failed"  # not tried to the end: the memory was full, or the folder is out of reach; the log says which


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class _Kept(_Frozen):
    """What is on the disk about the PIN. `tried` counts the wrong tries in a row, with the one being made."""

    hash: Annotated[str, Field(repr=False)]
    tried: Annotated[int, Field(ge=0, le=MOST_TRIES)] = 0
    last_try: Moment | None = None

    @property
    def is_locked(self) -> bool:
        return self.tried == MOST_TRIES


class _File(_Frozen):
    """The file: what is kept, and a sum over it, so that no damage passes for fewer tries."""

    kept: _Kept
    sum: str


_DAMAGED = _Kept(hash="", tried=MOST_TRIES)


def wait_after_s(tried: int) -> float:
    """How long the next try has to wait after so many wrong ones in a row, in s."""
    if tried < FREE_TRIES:
        return 0
    return min(FIRST_WAIT_S * 2.0 ** (tried - FREE_TRIES), LONGEST_WAIT_S)


def weakness(pin: str) -> str:
    """The operator's word (kiosk/words.py) for what cannot be a PIN, and for what everybody tries first; or nothing."""
    if not _PIN.fullmatch(pin):
        return "pin_weak_digits"
    steps = {(ord(after) - ord(before)) % 10 for before, after in pairwise(pin)}
    if steps == {0}:
        return "pin_weak_same"
    return "pin_weak_row" if steps in ({1}, {9}) else ""


def require_good(pin: str) -> None:
    """Raise PinError for a PIN with a `weakness`."""
    if weak := weakness(pin):
        raise PinError(_WEAKNESSES[weak])


class PinGuard:
    """Tells the right PIN from wrong ones, a bounded number of times.

    On a disk that is full or can only be read the tries are counted in memory, until this guard is gone.
    Make it when the kiosk starts: a wait from before the last boot begins anew then, in full. Everything here reads the
    file; `check`, `set` and `recover` also wait for the disk and take up to 0.1 s: call them on a worker.
    """

    def __init__(self, file: Path, clock: Callable[[], Moment] = clock_.now, hasher: PasswordHasher = HASHER) -> None:
        self._file = file
        self._recovery = file.with_name(f"{file.stem}-recovery.sum")
        self._clock = clock
        self._hasher = hasher
        self._is_open = False
        self._is_damage_logged = False
        self._begun_anew: tuple[Moment, Moment] | None = None  # a try on another clock; when its wait began on this
        self._unwritten: tuple[_Kept, _Kept] | None = None  # what the file says, and what it would say if it could
        kept = self._read()
        if kept and self._wait_s(kept) and kept.last_try != self._wait_began(kept):
            self._keep_wait()

    @property
    def is_set(self) -> bool:
        """Whether the panel asks for a PIN. A damaged file also counts: it never opens the panel."""
        return self._read() is not None

    @property
    def is_locked(self) -> bool:
        """Whether no try helps any more: only `recover`, or `kiosk pin`."""
        kept = self._read()
        return kept is not None and kept.is_locked

    @property
    def has_recovery(self) -> bool:
        """Whether a recovery file was made for this kiosk."""
        return self._recovery.is_file()

    def wait_s(self) -> float:
        """How long to wait for the next try, in s; 0 if it may be made, and if none helps any more."""
        return self._wait_s(self._read())

    def check(self, pin: str) -> Verdict:
        """Try a PIN. RIGHT also lets `set` change it, until `close`."""
        self._is_open = False
        try:
            with self._alone():
                return self._check(pin)
        except (OSError, Argon2Error, InvalidHashError) as error:
            _log.warning("the PIN could not be tried: %s", error)
            return Verdict.FAILED

    def set(self, pin: str, *, by_owner: bool = False) -> None:
        """Keep a new PIN and forget the wrong tries. PinError: it is refused, and the text says why.

        On screen there must be no PIN yet, or a RIGHT one or a recovery has come before. The owner, who has the account
        that the kiosk runs in, may always: they could delete the file as well.
        """
        require_good(pin)
        try:
            with self._alone():
                if not (by_owner or self._is_open or self._read() is None):
                    raise PinError("there is a PIN already: enter it first")
                self._write(_Kept(hash=self._hasher.hash(pin)))
        except (OSError, Argon2Error) as error:
            raise PinError(f"the PIN cannot be kept: {error}") from None
        _log.info("a PIN was set")

    def close(self) -> None:
        """The panel is closed: the next `set` takes a RIGHT PIN again."""
        self._is_open = False

    def make_recovery(self, file: Path) -> None:
        """Write a new recovery file for the owner to keep; an older one is worth nothing from now on."""
        secret = secrets.token_hex(32)
        try:
            key = f"Opens the panel of a kiosk whose PIN is lost. Keep it as you keep a key.\n{secret}\n"
            with self._alone(), outside.writable(file.parent) as place:
                place.create(file.name, key.encode())
                disk.replace(self._recovery, _sum(secret).encode(), disk.PRIVATE)
        except FileExistsError:
            raise PinError(f"there is already a file {file}: name a new one") from None
        except OSError as error:
            raise PinError(f"the recovery file cannot be written: {error}") from None
        _log.info("a recovery file was made")

    def recover(self, file: Path) -> bool:
        """Open a lock with the recovery file, or with the one in a folder; whether it fits.

        It counts as a RIGHT PIN: the wrong tries are forgotten, and `set` may be called until `close`. If it is
        not, the old PIN stays; after damage there is none, and the lock stays.
        """
        try:
            secret = _secret(file / RECOVERY_NAME if file.is_dir() else file)
            with self._alone():
                if not secret or not secrets.compare_digest(_sum(secret), _text(self._recovery)):
                    return False
                kept = self._read()
                if kept and kept is not _DAMAGED:
                    self._write(_Kept(hash=kept.hash))
        except OSError as error:
            _log.warning("the recovery file could not be used: %s", error)
            return False
        self._is_open = True
        _log.info("opened with the recovery file")
        return True

    def _check(self, pin: str) -> Verdict:
        kept = self._read()
        if kept is None:
            return Verdict.UNSET
        if kept.is_locked:
            return Verdict.LOCKED
        if self._wait_s(kept):
            return Verdict.WAIT
        if not _PIN.fullmatch(pin):
            return Verdict.WRONG  # it cannot be the PIN: nothing is tried, nothing learnt
        tried = kept.tried + 1
        self._note(_Kept(hash=kept.hash, tried=tried, last_try=self._clock()))  # a kill from here on costs the try
        try:
            self._hasher.verify(kept.hash, pin)
        except VerifyMismatchError:
            level = logging.WARNING if tried == MOST_TRIES else logging.INFO
            _log.log(level, "a wrong PIN, %d in a row of at most %d", tried, MOST_TRIES)
            return Verdict.WRONG
        self._is_open = True
        self._note(_Kept(hash=kept.hash))
        return Verdict.RIGHT

    def _wait_s(self, kept: _Kept | None) -> float:
        if kept is None or kept.is_locked:
            return 0
        began = self._wait_began(kept)
        return max(0, began.at_s + wait_after_s(kept.tried) - self._clock().at_s) if began else 0

    def _wait_began(self, kept: _Kept) -> Moment | None:
        """When the wait began. After a try on another clock: when this guard first saw it, for nothing else is sure."""
        here, last = self._clock(), kept.last_try
        if last is None or last.is_before(here):
            return last
        if self._begun_anew is None or self._begun_anew[0] != last or not self._begun_anew[1].is_before(here):
            self._begun_anew = last, here
        return self._begun_anew[1]

    def _keep_wait(self) -> None:
        """Put on the disk that a wait has begun anew, so that the program's next start does not begin it again."""
        try:
            with self._alone():
                kept = self._read()
                if kept and not kept.is_locked:
                    self._note(kept.model_copy(update={"last_try": self._wait_began(kept)}))
        except OSError as error:
            _log.warning("a wait could not be kept: %s", error)

    def _alone(self) -> AbstractContextManager[None]:
        return disk.locked(self._file.with_suffix(".lock"))

    def _read(self) -> _Kept | None:
        """What is kept; None: there is no PIN."""
        kept = self._on_disk()
        return self._unwritten[1] if self._unwritten and self._unwritten[0] == kept else kept

    def _on_disk(self) -> _Kept | None:
        try:
            file = _File.model_validate_json(disk.read(self._file, _MOST_BYTES))
        except FileNotFoundError:
            return None
        except OSError as error:
            return self._damaged(str(error))
        except ValueError:  # whose text would show what is in the file
            return self._damaged("it is damaged")
        return file.kept if file.sum == _sum(file.kept.model_dump_json()) else self._damaged("it is damaged")

    def _damaged(self, why: str) -> _Kept:
        if not self._is_damage_logged:
            _log.error("the PIN's file %s cannot be used: %s; locked until recovery or `kiosk pin`", self._file, why)
        self._is_damage_logged = True
        return _DAMAGED

    def _note(self, kept: _Kept) -> None:
        """Write it, or else keep it in memory: a host gets in though the disk is full. Another's write outdoes it."""
        try:
            self._write(kept)
        except OSError as error:
            _log.warning("tries of the PIN are counted in memory only: %s", error)
            before = self._on_disk()
            self._unwritten = (before, kept) if before else None

    def _write(self, kept: _Kept) -> None:
        text = _File(kept=kept, sum=_sum(kept.model_dump_json())).model_dump_json()
        disk.replace(self._file, text.encode(), disk.PRIVATE)
        self._unwritten = None
        self._is_damage_logged = False


def _sum(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _text(file: Path) -> str:
    return disk.read(file, _MOST_BYTES).decode("ascii", "ignore")


def _secret(file: Path) -> str:
    """The secret in a recovery file, however an editor may have saved it; empty: there is none."""
    try:
        text = outside.read(file, _MOST_BYTES).decode("ascii", "ignore")
    except OSError as error:
        _log.info("no recovery file was read: %s", error)
        return ""
    found = _SECRET.search(text)
    return found.group() if found else ""
