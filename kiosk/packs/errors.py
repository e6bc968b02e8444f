"""Why a pack is refused."""

import errno
from enum import StrEnum


class Reason(StrEnum):
    """Why, for programs: part of the contract with whoever installs packs from afar."""

    NOT_A_PACK = "not-a-pack"  # it has not the form of one
    UNKNOWN_KEY = "unknown-key"  # signed by a key that this kiosk does not trust
    WRONG_SIGNATURE = "wrong-signature"  # changed or damaged since it was signed
    TOO_OLD = "too-old"  # a lower version than one seen before
    SAME_VERSION = "same-version"  # another content under a version seen before
    TOO_LARGE = "too-large"
    NO_ROOM = "no-room"  # on this kiosk's disk
    NOT_HERE = "not-here"  # this kiosk lacks what it needs
    BROKEN_DECK = "broken-deck"
    BROKEN_SETTINGS = "broken-settings"
    NO_STEP = "no-step"  # there is nothing to go back to
    UNREADABLE = "unreadable"  # the file, or its drive
    SILENT = "silent"  # the drive hangs, or is far too slow
    UNWRITABLE = "unwritable"  # this kiosk's folder
    DAMAGED = "damaged"  # this kiosk's record of its packs


# Not the pack's fault but this computer's, or its drive's: the same pack may be taken later, as it is.
PASSING = frozenset({Reason.NO_ROOM, Reason.UNREADABLE, Reason.SILENT, Reason.UNWRITABLE, Reason.DAMAGED})


class PackError(Exception):
    """A pack or a key is refused; the text is one line that says why and what to do."""

    def __init__(self, reason: Reason, message: str) -> None:
        self.reason = reason
        self.is_passing = reason in PASSING
        super().__init__(message)


def no_room(needed: int, free: int) -> PackError:
    """A disk with too few free bytes for a pack."""
    told = f"the disk is too full: the pack needs {needed / 1e6:,.0f} MB for a while, {free / 1e6:,.0f} MB are free"
    return PackError(Reason.NO_ROOM, told)


def unwritable(error: OSError, what: str) -> PackError:
    """What this kiosk's own disk refuses, as a PackError."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return PackError(Reason.NO_ROOM, f"the disk is too full: {what}")
    return PackError(Reason.UNWRITABLE, f"{what}: {error.strerror or error}")


def unreadable(error: OSError, what: object) -> PackError:
    """What cannot be read, as a PackError."""
    reason = Reason.SILENT if error.errno == errno.ETIMEDOUT else Reason.UNREADABLE
    return PackError(reason, f"{what} cannot be read: {error.strerror or error}")
