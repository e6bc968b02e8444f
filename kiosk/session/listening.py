"""What a visitor hears: whether, and how loud."""

from dataclasses import replace

from kiosk.session.aids import Aids
from kiosk.session.state import Rules

STEP = 10  # percent


def volume(rules: Rules, aids: Aids) -> int:
    """How loud it is, in percent: never silent, and never louder than the settings allow."""
    begins = min(rules.volume, rules.volume_most)
    return max(STEP, min(begins + STEP * aids.louder, rules.volume_most))


def turned(rules: Rules, aids: Aids, by: int) -> Aids:
    """One step louder (1) or softer (-1), if that is allowed."""
    asked = replace(aids, louder=aids.louder + by)
    return asked if volume(rules, asked) != volume(rules, aids) else aids
