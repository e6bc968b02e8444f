"""What may be a PIN, and what a wrong try costs."""

import re
from itertools import pairwise

FEWEST_DIGITS, MOST_DIGITS = 6, 12
FREE_TRIES, MOST_TRIES = 5, 100
FIRST_WAIT_S, LONGEST_WAIT_S = 30, 3600

_PIN = re.compile(rf"[0-9]{{{FEWEST_DIGITS},{MOST_DIGITS}}}")
_WEAKNESSES = {
    "pin_weak_digits": f"a PIN has {FEWEST_DIGITS} to {MOST_DIGITS} digits, and nothing but digits",
    "pin_weak_same": "the digits are all the same: choose a PIN that is harder to guess",
    "pin_weak_row": "the digits stand in a row, up or down: choose a PIN that is harder to guess",
}


class PinError(Exception):
    """What was asked for cannot be; the text is one line that says why and what to do. No digit of a PIN is in it."""


def can_be_pin(text: str) -> bool:
    """Whether these are digits, and as many as a PIN has."""
    return _PIN.fullmatch(text) is not None


def weakness(pin: str) -> str:
    """The operator's word (kiosk/words.py) for what cannot be a PIN, and for what everybody tries first; or nothing."""
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
    """How long the next try has to wait after so many wrong ones in a row, in s."""
    if tried < FREE_TRIES:
        return 0
    return min(FIRST_WAIT_S * 2.0 ** (tried - FREE_TRIES), LONGEST_WAIT_S)
