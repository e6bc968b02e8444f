"""Tells the right PIN from wrong ones, with a limited number of tries.

The panel and `kiosk pin` may use the same file at once. Each change holds a lock on `pin.lock` from reading the file
until the new one is on the disk.
"""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.operator.pin import recovery, storage
from kiosk.operator.pin.policy import MOST_TRIES, HashingError, PinError, can_be_pin, require_good, wait_after_s
from kiosk.operator.pin.storage import StoredPin
from kiosk.system import clock as clock_
from kiosk.system import files
from kiosk.system.clock import Moment

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_log = logging.getLogger(__name__)

_DAMAGED = StoredPin(hash="", tried=MOST_TRIES)


class Verdict(StrEnum):
    """The result of a try."""

    RIGHT = "right"
    WRONG = "wrong"
    WAIT = "wait"  # not tried: `wait_s` says how long to wait
    LOCKED = "locked"  # not tried: too many wrong ones, or the file is damaged
    UNSET = "unset"  # there is no PIN
    FAILED = "failed"  # could not be completed: no memory, or the folder cannot be reached; the log says which


class PinGuard:
    """Tells the right PIN from wrong ones, with a limited number of tries.

    On a read-only disk tries are counted in memory, as long as this guard exists. Make it when the kiosk starts: a wait
    from before the last boot then begins again, in full. Everything here reads the file; `check`, `set` and `recover`
    also wait for the disk and take up to 0.1 s: call them on a worker.
    """

    def __init__(
        self, file: Path, clock: Callable[[], Moment] = clock_.now, hasher: "PasswordHasher | None" = None
    ) -> None:
        self._file = file
        self._recovery = file.with_name(f"{file.stem}-recovery.sum")
        self._clock = clock
        self._hasher = hasher
        self._is_open = False
        self._is_damage_logged = False
        # The time of a try on another clock, and when its wait began again on this one.
        self._begun_anew: tuple[Moment, Moment] | None = None
        self._unwritten: tuple[StoredPin, StoredPin] | None = (
            None  # what the file says, and what it should say but could not be written
        )
        self._prepare()

    @property
    def is_set(self) -> bool:
        """Whether the panel asks for a PIN. A damaged file counts as one: it never opens the panel."""
        return self._read() is not None

    @property
    def is_locked(self) -> bool:
        """Whether no further tries are allowed: only `recover` or `kiosk pin` can help."""
        kept = self._read()
        return kept is not None and kept.is_locked

    @property
    def has_recovery(self) -> bool:
        """Whether a recovery file was made for this kiosk."""
        return files.is_file(self._recovery)

    def wait_s(self) -> float:
        """Seconds until the next try; 0 if it may be made now, or never."""
        return self._wait_s(self._read())

    def check(self, pin: str) -> Verdict:
        """Try a PIN. RIGHT also allows `set`, until `close`."""
        self._is_open = False
        try:
            with self._alone():
                return self._check(pin)
        except (OSError, HashingError) as error:
            _log.warning("the PIN could not be tried: %s", error)
            return Verdict.FAILED

    def set(self, pin: str, *, at_keyboard: bool = False) -> None:
        """Store a new PIN and forget the wrong tries. Raises PinError with the reason if it is refused.

        On screen this is allowed without a PIN, or after a RIGHT one or a recovery. With `at_keyboard` it is always
        allowed: whoever uses the kiosk's account on the computer could delete the file anyway.
        """
        from kiosk.operator.pin.hashing import hashed  # noqa: PLC0415 - loaded with the first PIN

        require_good(pin)
        try:
            with self._alone():
                if not (at_keyboard or self._is_open or self._read() is None):
                    raise PinError("there is a PIN already: enter it first")
                self._write(StoredPin(hash=hashed(pin, self._hasher)))
        except (OSError, HashingError) as error:
            raise PinError(f"the PIN cannot be saved: {error}") from None
        _log.info("a PIN was set")

    def close(self) -> None:
        """The panel is closed: the next `set` needs a RIGHT PIN again."""
        self._is_open = False

    def make_recovery(self, file: Path) -> None:
        """Write a new recovery file for the operator to keep. An older one becomes worthless.

        There must be a PIN: a kiosk with a recovery file and without a PIN is locked.
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
        """Lift a lock with the recovery file, or with the one in a folder. Returns whether it fits.

        It counts as a RIGHT PIN: wrong tries are forgotten, and `set` is allowed until `close`. If `set` is not called,
        the old PIN stays. After damage there is no PIN, and the lock stays until one is set.
        """
        try:
            found = recovery.find(file)
            with self._alone():
                if not found or not recovery.is_kept(self._recovery, found):
                    return False
                kept = self._read()
                if kept and kept is not _DAMAGED:
                    self._write(StoredPin(hash=kept.hash))
        except OSError as error:
            _log.warning("the recovery file could not be used: %s", error)
            return False
        self._is_open = True
        _log.info("unlocked with the recovery file")
        return True

    def _check(self, pin: str) -> Verdict:
        from kiosk.operator.pin.hashing import fits  # noqa: PLC0415 - loaded with the first try

        kept = self._read()
        if kept is None:
            return Verdict.UNSET
        if kept.is_locked:
            return Verdict.LOCKED
        if self._wait_s(kept):
            return Verdict.WAIT
        if not can_be_pin(pin):
            return Verdict.WRONG  # it cannot be a PIN, so it is no try and teaches nobody anything
        tried = kept.tried + 1
        # If we are killed after this, the try counts.
        self._note(StoredPin(hash=kept.hash, tried=tried, last_try=self._clock()))
        if not fits(kept.hash, pin, self._hasher):
            level = logging.WARNING if tried == MOST_TRIES else logging.INFO
            _log.log(level, "a wrong PIN, %d in a row of at most %d", tried, MOST_TRIES)
            return Verdict.WRONG
        self._is_open = True
        self._note(StoredPin(hash=kept.hash))
        return Verdict.RIGHT

    def _wait_s(self, kept: StoredPin | None) -> float:
        if kept is None or kept.is_locked:
            return 0
        began = self._wait_began(kept)
        return max(0, began.at_s + wait_after_s(kept.tried) - self._clock().at_s) if began else 0

    def _wait_began(self, kept: StoredPin) -> Moment | None:
        """When the wait began. For a try on another clock: when this guard first saw it, as nothing else is certain."""
        here, last = self._clock(), kept.last_try
        if last is None or last.is_before(here):
            return last
        if self._begun_anew is None or self._begun_anew[0] != last or not self._begun_anew[1].is_before(here):
            self._begun_anew = last, here
        return self._begun_anew[1]

    def _prepare(self) -> None:
        """Reserve room for later notes, and record a wait that begins again, so that the next start continues it."""
        if not self._is_to_be_prepared(self._read()):
            return
        try:
            with self._alone():
                kept = self._read()
                if kept and self._is_to_be_prepared(kept):
                    began = self._wait_began(kept) if self._wait_s(kept) else kept.last_try
                    self._note(replace(kept, last_try=began))
        except OSError as error:
            _log.warning("the wait after wrong tries could not be saved: %s", error)

    def _is_to_be_prepared(self, kept: StoredPin | None) -> bool:
        if kept is None or kept.is_locked:
            return False
        begins_anew = self._wait_s(kept) > 0 and kept.last_try != self._wait_began(kept)
        return begins_anew or not storage.has_room(self._file)

    def _alone(self) -> AbstractContextManager[None]:
        return files.locked(self._file.with_suffix(".lock"))

    def _read(self) -> StoredPin | None:
        """What is stored; None: there is no PIN."""
        kept = self._on_disk()
        return self._unwritten[1] if self._unwritten and self._unwritten[0] == kept else kept

    def _on_disk(self) -> StoredPin | None:
        try:
            return storage.read(self._file)
        except FileNotFoundError:
            return (
                self._damaged("it is gone") if self.has_recovery else None
            )  # a kiosk with a recovery file is not a new one
        except (OSError, ValueError) as error:
            return self._damaged(str(error))

    def _damaged(self, why: str) -> StoredPin:
        if not self._is_damage_logged:
            _log.error("the PIN's file %s cannot be used: %s; locked until recovery or `kiosk pin`", self._file, why)
        self._is_damage_logged = True
        return _DAMAGED

    def _note(self, kept: StoredPin) -> None:
        """Write it, or else keep it in memory, so that the operator gets in when the disk is full.

        What another process writes takes precedence.
        """
        try:
            self._write(kept)
        except OSError as error:
            _log.warning("tries of the PIN are counted in memory only: %s", error)
            before = self._on_disk()
            self._unwritten = (before, kept) if before else None

    def _write(self, kept: StoredPin) -> None:
        storage.write(self._file, kept)
        self._unwritten = None
        self._is_damage_logged = False
