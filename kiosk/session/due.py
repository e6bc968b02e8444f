"""When things are due: the next slide, the countdown, the reset. Pure; times are in ms of the session's clock."""

from math import ceil, lcm

from kiosk.session import hall
from kiosk.session.state import Place, Rules, Session


def deadline(rules: Rules, session: Session) -> int | None:
    """When the next Tick is due, in ms on the session's clock; None if only a touch can change anything."""
    match session.place:
        case Place.FAILSAFE | Place.PAUSED | Place.CLOSED:
            return None
        case Place.OPERATOR:
            return session.touched_at + (rules.panel_ms if session.is_unlocked else rules.pin_ms)
        case Place.ATTRACT:
            if rules.hall_ms is not None:
                return hall.turns_at(rules, session.slide_number)
            return session.slide_at + rules.dwell_ms[slide_page(rules, session.slide_number)]
        case Place.COUNTDOWN:
            return reset_at(rules, session)
        case _ if session.typed:
            return min(session.typed_at + rules.typed_ms, countdown_at(rules, session))
        case _:
            return countdown_at(rules, session)


def is_echo(rules: Rules, session: Session, now: int) -> bool:
    """Whether a touch now is an echo of the touch that woke the kiosk or ended a countdown."""
    return now - session.woken_at < rules.ignore_ms


def slide_page(rules: Rules, slide_number: int) -> int:
    """The page on the attract loop's slide of this number."""
    return slide_number % len(rules.page_ids)


def coming_slide(rules: Rules, session: Session, now: int) -> int:
    """The number of the attract loop's next slide; during a visit, of its first, as far as it is known."""
    if session.place is Place.ATTRACT:
        return session.slide_number + 1
    if rules.hall_ms is None:
        return 0
    return hall.slide_now(rules, reset_at(rules, session) if session.place is Place.COUNTDOWN else now)


def slide_language(rules: Rules, slide_number: int) -> str:
    """The language of that slide. Each slide has the next language, and over several loops each page gets every one."""
    languages = rules.attract_languages or rules.languages
    return languages[(slide_number + slide_number // lcm(len(rules.page_ids), len(languages))) % len(languages)]


def seconds_left(rules: Rules, session: Session, now: int) -> int:
    """During the countdown, whole seconds until the reset."""
    return max(0, ceil((reset_at(rules, session) - now) / 1000))


def is_over(rules: Rules, session: Session, now: int) -> bool:
    """Whether the time of a visit or of the operator is over although no Tick has come."""
    match session.place:
        case Place.OPERATOR:
            return now >= (deadline(rules, session) or 0)
        case Place.CARD | Place.OVERVIEW | Place.COUNTDOWN:
            return now >= reset_at(rules, session)
        case _:
            return False


def countdown_at(rules: Rules, session: Session) -> int:
    """When the countdown begins if nobody does anything before."""
    place = session.beneath if session.place is Place.COUNTDOWN else session.place
    idle = rules.idle_ms[session.page] if place is Place.CARD else min(rules.idle_ms)
    idle = idle * session.aids.text // 100  # whoever needs larger letters reads more slowly, and scrolls
    held = 0 if session.playing_since is None else session.playing_since + rules.playing_ms
    guided = 0 if session.guided_at is None else session.guided_at + rules.guide_ms
    return max(max(session.touched_at, held) + idle, guided)


def reset_at(rules: Rules, session: Session) -> int:
    """When the visit then ends."""
    return countdown_at(rules, session) + rules.countdown_ms
