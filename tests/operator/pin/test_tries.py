"""What may be a PIN, what a try costs, and how long the next one waits."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from argon2 import extract_parameters
from support.pins import Clock, break_disk, fail
from support.tries import CHEAP, PIN, WRONG_PIN

from kiosk.operator.pin import MOST_TRIES, PinError, PinGuard, Verdict, require_good, storage, wait_after_s
from kiosk.system import clock

# What may be a PIN


@pytest.mark.parametrize("good", ["482915", "112233", "123457", "482915730264", "102938"])
def test_a_pin_that_is_taken(good: str) -> None:
    require_good(good)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("", "6 to 12 digits"),
        ("48291", "6 to 12 digits"),
        ("4829157302641", "6 to 12 digits"),
        ("48291a", "nothing but digits"),
        (" 482915", "nothing but digits"),
        ("482915\n", "nothing but digits"),
        ("٤٨٢٩١٥", "nothing but digits"),
        ("48291\ud800", "nothing but digits"),
        ("000000", "all the same"),
        ("77777777", "all the same"),
        ("123456", "in sequence"),
        ("654321", "in sequence"),
        ("567890123", "in sequence"),
        ("098765", "in sequence"),
    ],
)
def test_a_pin_that_is_refused(file: Path, bad: str, why: str) -> None:
    guard = PinGuard(file, hasher=CHEAP)
    with pytest.raises(PinError, match=why) as error:
        guard.set(bad)
    assert not bad or bad not in str(error.value)
    assert not guard.is_set


# Right and wrong


def test_without_a_file_there_is_no_pin(file: Path) -> None:
    guard = PinGuard(file, hasher=CHEAP)
    assert (guard.is_set, guard.is_locked, guard.wait_s(), guard.check(PIN)) == (False, False, 0, Verdict.UNSET)


def test_right_and_wrong(guard: PinGuard) -> None:
    assert guard.is_set
    assert guard.check(WRONG_PIN) is Verdict.WRONG
    assert guard.check(PIN) is Verdict.RIGHT


def test_leading_zeros_count(file: Path) -> None:
    guard = PinGuard(file, hasher=CHEAP)
    guard.set("001902")
    assert guard.check("0001902") is Verdict.WRONG
    assert guard.check("001902") is Verdict.RIGHT


def test_what_cannot_be_a_pin_is_wrong_and_costs_no_try(guard: PinGuard, file: Path) -> None:
    before = file.read_bytes()
    for never in ("", "1", "x" * 1000, "48291\ud800"):
        assert guard.check(never) is Verdict.WRONG
    assert file.read_bytes() == before


def test_the_hash_is_argon2id_of_moderate_cost(file: Path) -> None:
    guard = PinGuard(file)
    guard.set(PIN)
    assert guard.check(PIN) is Verdict.RIGHT
    parameters = extract_parameters(storage.read(file).hash)
    assert (parameters.type.name, parameters.memory_cost, parameters.time_cost, parameters.parallelism) == (
        "ID", 19 * 1024, 2, 1)  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="no such modes")
def test_only_the_user_reads_the_file(guard: PinGuard, file: Path) -> None:
    guard.check(PIN)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


# Waits


def test_the_waits() -> None:
    waits = [wait_after_s(tried) for tried in range(MOST_TRIES)]
    assert waits[:14] == [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
    assert set(waits[12:]) == {3600}
    assert sum(waits) > 3.7 * 24 * 3600  # to lock a kiosk takes days


def test_each_wait_is_kept_to_the_second(guard: PinGuard, time: Clock) -> None:
    for tried in range(1, 20):
        assert guard.check(WRONG_PIN) is Verdict.WRONG
        wait = wait_after_s(tried)
        assert guard.wait_s() == wait
        if wait:
            time.at_s += wait - 1
            assert guard.wait_s() == 1
            assert guard.check(PIN) is Verdict.WAIT
            time.at_s += 1
        assert guard.wait_s() == 0


def test_a_right_pin_clears_the_count(guard: PinGuard, time: Clock) -> None:
    fail(guard, time, 9)
    time.at_s += guard.wait_s()
    assert guard.check(PIN) is Verdict.RIGHT
    fail(guard, time, 4)
    assert guard.wait_s() == 0


def test_a_wait_goes_on_through_a_restart(guard: PinGuard, file: Path, time: Clock) -> None:
    fail(guard, time, 6)
    time.at_s += 20
    again = PinGuard(file, time, CHEAP)
    assert again.wait_s() == 40
    assert again.check(PIN) is Verdict.WAIT


def test_after_a_reboot_a_wait_begins_anew_and_then_goes_on_through_restarts(
    guard: PinGuard, file: Path, time: Clock
) -> None:
    fail(guard, time, 6)
    time.at_s += 50
    time.reboot()
    assert PinGuard(file, time, CHEAP).wait_s() == 60
    time.at_s += 50
    again = PinGuard(file, time, CHEAP)
    assert again.wait_s() == 10
    time.at_s += 10
    assert again.check(PIN) is Verdict.RIGHT


def test_a_clock_that_goes_back_makes_a_wait_longer_only(guard: PinGuard, file: Path, time: Clock) -> None:
    fail(guard, time, 6)
    time.at_s = 0
    assert guard.wait_s() == 60
    assert PinGuard(file, time, CHEAP).wait_s() == 60
    time.at_s = 60
    assert guard.wait_s() == 0


def test_a_try_of_a_process_with_another_clock_is_waited_for_in_full(guard: PinGuard, file: Path, time: Clock) -> None:
    other = Clock()
    other.boot = "another process's"
    fail(PinGuard(file, other, CHEAP), other, 6)
    time.at_s += 500
    assert guard.wait_s() == 60
    time.at_s += 60
    assert guard.check(PIN) is Verdict.RIGHT


def test_a_wait_that_cannot_be_put_on_the_disk_is_kept_all_the_same(
    guard: PinGuard, file: Path, time: Clock, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    fail(guard, time, 6)
    time.reboot()
    break_disk(monkeypatch)
    expect_log.append("in memory only")
    assert PinGuard(file, time, CHEAP).wait_s() == 60


def test_the_systems_clock_outlives_the_process_and_not_the_boot() -> None:
    first, second = clock.now(), clock.now()
    assert first.is_before(second)
    if sys.platform == "linux":
        told = subprocess.run(
            [sys.executable, "-c", "from kiosk.system import clock; print(clock.now().clock)"],
            capture_output=True, text=True, check=True)  # fmt: skip
        assert told.stdout.strip() == first.clock


def test_without_a_lasting_clock_the_processs_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "other")
    first, second = clock.now(), clock.now()
    assert first.is_before(second)
    monkeypatch.undo()
    assert not first.is_before(clock.now()) or sys.platform != "linux"
