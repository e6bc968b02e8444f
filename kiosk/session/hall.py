"""Slides that turn by the wall clock: the same turn on all kiosks with the same deck, without a message. Pure.

The loop begins anew whenever its length divides the ms since 1970. Each kiosk may speak another language first.
"""

from kiosk.session.state import Rules


def slide_now(rules: Rules, now: int) -> int:
    """The number of the slide that every kiosk in the hall shows at `now` on this session's clock."""
    rounds, rest = divmod(now + (rules.hall_ms or 0), sum(rules.dwell_ms))
    page = 0
    while rest >= rules.dwell_ms[page]:
        rest -= rules.dwell_ms[page]
        page += 1
    return rounds * len(rules.dwell_ms) + page


def turns_at(rules: Rules, slide_number: int) -> int:
    """When this slide gives way to the next, on this session's clock."""
    rounds, page = divmod(slide_number, len(rules.dwell_ms))
    return rounds * sum(rules.dwell_ms) + sum(rules.dwell_ms[: page + 1]) - (rules.hall_ms or 0)
