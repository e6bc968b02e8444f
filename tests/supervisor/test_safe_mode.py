"""What follows when players fail."""

from functools import reduce

from kiosk.supervisor.safe_mode import FAILURES, LONGEST_SAFE_S, SAFE_S, WITHIN_S, Escalation, Mode, failed, restarted


def after(*moments: float) -> Escalation:
    return reduce(failed, moments, Escalation())


def test_failures_far_apart_count_for_nothing() -> None:
    assert after(*range(0, 40 * WITHIN_S, WITHIN_S // 2)).mode is Mode.NORMAL


def test_three_within_ten_minutes_lead_to_safe_mode() -> None:
    assert FAILURES == 3
    assert after(0, 300).mode is Mode.NORMAL
    assert after(0, 300, 599).mode is Mode.LAST_GOOD
    assert after(0, 300, 600).mode is Mode.NORMAL


def test_three_more_lead_to_nobodys_deck_and_that_stays() -> None:
    assert after(0, 1, 2, 3, 4).mode is Mode.LAST_GOOD
    assert after(0, 1, 2, 3, 4, 5).mode is Mode.FAILSAFE
    assert after(*range(30)).mode is Mode.FAILSAFE


def test_after_some_minutes_of_safe_mode_the_normal_one_is_tried() -> None:
    safe = after(0, 1, 2, 3, 4, 5)
    assert (safe.safe_at, safe.safe_s) == (2, SAFE_S)
    assert failed(safe, SAFE_S + 1).mode is Mode.FAILSAFE
    tried = failed(safe, SAFE_S + 2)
    assert (tried.mode, tried.failures) == (Mode.NORMAL, (SAFE_S + 2,))


def test_a_safe_mode_that_comes_again_soon_lasts_twice_as_long_up_to_an_hour() -> None:
    escalation, now, lasted = Escalation(), 0.0, []
    for _ in range(6):
        escalation = reduce(failed, [now, now + 1, now + 2], restarted(escalation))
        assert escalation.mode is Mode.LAST_GOOD
        lasted.append(escalation.safe_s)
        now += 2 + escalation.safe_s
    assert lasted == [300, 600, 1200, 2400, 3600, 3600]
    escalation = reduce(failed, [now + LONGEST_SAFE_S + n for n in range(3)], restarted(escalation))
    assert escalation.safe_s == SAFE_S, "after an hour of well-being it begins anew"


def test_the_first_start_again_is_at_once_and_the_later_ones_wait_little() -> None:
    assert after(0).pause_s() == 0
    assert [after(*range(6, 6 + n)).pause_s() for n in range(1, 3)] == [0, 0.5]
    assert max(after(*range(n)).pause_s() for n in range(20)) <= 2  # back within 5 s after any crash
