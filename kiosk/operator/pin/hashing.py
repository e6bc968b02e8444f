"""How a PIN is hashed, with Argon2id. Loaded only once one is set or tried."""

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError, VerifyMismatchError

from kiosk.operator.pin.policy import HashingError

# OWASP's smallest Argon2id: 30 ms, and 20 MB of the kiosk's budget of 120, which the allocator keeps after the first
# try. A secret this short is protected by the limited tries; the hash makes it costly to guess for somebody who reads
# the file.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hashed(pin: str, hasher: PasswordHasher | None = None) -> str:
    """What is kept of a PIN. Raises HashingError."""
    try:
        return (hasher or _HASHER).hash(pin)
    except Argon2Error as error:
        raise HashingError(str(error)) from None


def fits(kept: str, pin: str, hasher: PasswordHasher | None = None) -> bool:
    """Whether `kept` is of this PIN. Raises HashingError."""
    try:
        return (hasher or _HASHER).verify(kept, pin)
    except VerifyMismatchError:
        return False
    except (Argon2Error, InvalidHashError) as error:
        raise HashingError(str(error)) from None
