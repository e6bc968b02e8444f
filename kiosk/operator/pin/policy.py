"""What is allowed as a PIN, and how long a wrong try delays the next."""

import re
from itertools import pairwise

FEWEST_DIGITS, MOST_DIGITS = 6, 12
FREE_TRIES, MOST_TRIES = 5, 100
FIRST_WAIT_S, LONGEST_WAIT_S = 30, 3600

_PIN = re.compile(rf"[0-9]{{{FEWEST_DIGITS},{MOST_DIGITS}}}")
_WEAKNESSES = {
    "pin_weak_digits": f"a PIN has {FEWEST_DIGITS} to {MOST_DIGITS} digits, and nothing but digits",
    "pin_weak_same": "the digits are all the same: choose a PIN that is harder to guess",
    "pin_weak_row": "the digits are in sequence, up or down: choose a PIN that is harder to guess",
}


class PinError(Exception):
    """The request is refused; the text is one line that says why and what to do. It contains no digit of a PIN."""


class HashingError(Exception):
    """A PIN could not be hashed: no memory, or what was kept is no hash."""


def can_be_pin(text: str) -> bool:
    """Whether these are digits, in a number that a PIN may have."""
    return _PIN.fullmatch(text) is not None


def weakness(pin: str) -> str:
    """The operator's word (operator/words.py) for why this is no good PIN: wrong length, or easily guessed.

    Else empty.
    """
    if not can_be_pin(pin):
        return "pin_weak_digits"
    steps = {(ord(after) - ord(before)) % 10 for before, after in pairwise(pin)}
    if steps == {0}:
        return "pin_weak_same"
    return "pin_weak_row" if steps in ({1}, {9}) else ""


def require_good(pin: str) -> None:
    """Raise PinError for a PIN with a `weakness`."""
    if weak := weakness(pin):
        raise PinError(_WEAKNESSES[weak])


def wait_after_s(tried: int) -> float:
    """Seconds that the next try has to wait after this many wrong ones in a row."""
    if tried < FREE_TRIES:
        return 0
    return min(FIRST_WAIT_S * 2.0 ** (tried - FREE_TRIES), LONGEST_WAIT_S)
