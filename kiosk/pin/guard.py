"""Who is let in: the right PIN is told from wrong ones, a bounded number of times.

The panel and `kiosk pin` work on the same file at once. Each change holds a lock on `pin.lock` from reading the file
until it is on the disk anew.
"""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError, VerifyMismatchError

from kiosk import clock as clock_
from kiosk import disk
from kiosk.clock import Moment
from kiosk.pin import kept as kept_
from kiosk.pin import recovery
from kiosk.pin.kept import Kept
from kiosk.pin.rules import MOST_TRIES, PinError, can_be_pin, require_good, wait_after_s

_log = logging.getLogger(__name__)

# OWASP's smallest Argon2id: 20 MB of the kiosk's budget of 120, which the allocator keeps after the first try; 30 ms.
# What protects so short a secret is the count of tries; the hash makes it dear to guess for whoever reads the file.
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_DAMAGED = Kept(hash="", tried=MOST_TRIES)


class Verdict(StrEnum):
    """What came of a try."""

    RIGHT = "right"
    WRONG = "wrong"
    WAIT = "wait"  # not tried: `wait_s` says for how long
    LOCKED = "locked"  # not tried: too many wrong ones, or the file is damaged
    UNSET = "unset"  # there is no PIN
    FAILED = "failed"  # not tried to the end: the memory was full, or the folder is out of reach; the log says which


class PinGuard:
    """Tells the right PIN from wrong ones, a bounded number of times.

    On a disk that can only be read the tries are counted in memory, until this guard is gone.
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
        self._unwritten: tuple[Kept, Kept] | None = None  # what the file says, and what it would say if it could
        self._prepare()

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
        return disk.is_file(self._recovery)

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
                self._write(Kept(hash=self._hasher.hash(pin)))
        except (OSError, Argon2Error) as error:
            raise PinError(f"the PIN cannot be kept: {error}") from None
        _log.info("a PIN was set")

    def close(self) -> None:
        """The panel is closed: the next `set` takes a RIGHT PIN again."""
        self._is_open = False

    def make_recovery(self, file: Path) -> None:
        """Write a new recovery file for the owner to keep; an older one is worth nothing from now on.

        There has to be a PIN: a kiosk with a recovery file and without one is locked.
        """
        if self._read() is None:
            raise PinError("there is no PIN yet: set one first, with `kiosk pin`")
        try:
            made = recovery.make(file)
            with self._alone():
                recovery.keep(self._recovery, made)
        except FileExistsError:
            raise PinError(f"there is already a file {file}: name a new one") from None
        except OSError as error:
            raise PinError(f"the recovery file cannot be written: {error}") from None
        _log.info("a recovery file was made")

    def recover(self, file: Path) -> bool:
        """Open a lock with the recovery file, or with the one in a folder; whether it fits.

        It counts as a RIGHT PIN: the wrong tries are forgotten, and `set` may be called until `close`. If it is
        not, the old PIN stays; after damage there is none, and the lock stays until one is set.
        """
        try:
            found = recovery.find(file)
            with self._alone():
                if not found or not recovery.is_kept(self._recovery, found):
                    return False
                kept = self._read()
                if kept and kept is not _DAMAGED:
                    self._write(Kept(hash=kept.hash))
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
        if not can_be_pin(pin):
            return Verdict.WRONG  # it cannot be the PIN: nothing is tried, nothing learnt
        tried = kept.tried + 1
        self._note(Kept(hash=kept.hash, tried=tried, last_try=self._clock()))  # a kill from here on costs the try
        try:
            self._hasher.verify(kept.hash, pin)
        except VerifyMismatchError:
            level = logging.WARNING if tried == MOST_TRIES else logging.INFO
            _log.log(level, "a wrong PIN, %d in a row of at most %d", tried, MOST_TRIES)
            return Verdict.WRONG
        self._is_open = True
        self._note(Kept(hash=kept.hash))
        return Verdict.RIGHT

    def _wait_s(self, kept: Kept | None) -> float:
        if kept is None or kept.is_locked:
            return 0
        began = self._wait_began(kept)
        return max(0, began.at_s + wait_after_s(kept.tried) - self._clock().at_s) if began else 0

    def _wait_began(self, kept: Kept) -> Moment | None:
        """When the wait began. After a try on another clock: when this guard first saw it, for nothing else is sure."""
        here, last = self._clock(), kept.last_try
        if last is None or last.is_before(here):
            return last
        if self._begun_anew is None or self._begun_anew[0] != last or not self._begun_anew[1].is_before(here):
            self._begun_anew = last, here
        return self._begun_anew[1]

    def _prepare(self) -> None:
        """Have room for what will be noted, and keep a wait that begins anew: the next start goes on with it."""
        if not self._is_to_be_prepared(self._read()):
            return
        try:
            with self._alone():
                kept = self._read()
                if kept and self._is_to_be_prepared(kept):
                    began = self._wait_began(kept) if self._wait_s(kept) else kept.last_try
                    self._note(kept.model_copy(update={"last_try": began}))
        except OSError as error:
            _log.warning("a wait could not be kept: %s", error)

    def _is_to_be_prepared(self, kept: Kept | None) -> bool:
        if kept is None or kept.is_locked:
            return False
        begins_anew = self._wait_s(kept) > 0 and kept.last_try != self._wait_began(kept)
        return begins_anew or not kept_.has_room(self._file)

    def _alone(self) -> AbstractContextManager[None]:
        return disk.locked(self._file.with_suffix(".lock"))

    def _read(self) -> Kept | None:
        """What is kept; None: there is no PIN."""
        kept = self._on_disk()
        return self._unwritten[1] if self._unwritten and self._unwritten[0] == kept else kept

    def _on_disk(self) -> Kept | None:
        try:
            return kept_.read(self._file)
        except FileNotFoundError:
            return (
                self._damaged("it is gone") if self.has_recovery else None
            )  # a kiosk with a spare key is not a new one
        except (OSError, ValueError) as error:
            return self._damaged(str(error))

    def _damaged(self, why: str) -> Kept:
        if not self._is_damage_logged:
            _log.error("the PIN's file %s cannot be used: %s; locked until recovery or `kiosk pin`", self._file, why)
        self._is_damage_logged = True
        return _DAMAGED

    def _note(self, kept: Kept) -> None:
        """Write it, or else keep it in memory: a host gets in though the disk is full. Another's write outdoes it."""
        try:
            self._write(kept)
        except OSError as error:
            _log.warning("tries of the PIN are counted in memory only: %s", error)
            before = self._on_disk()
            self._unwritten = (before, kept) if before else None

    def _write(self, kept: Kept) -> None:
        kept_.write(self._file, kept)
        self._unwritten = None
        self._is_damage_logged = False
