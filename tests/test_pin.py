"""The PIN: how often it may be tried, what survives, and that nothing but the right one opens the panel."""

import json
import logging
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import VerificationError
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from support.tries import CHEAP, OTHER_PIN, PIN, WRONG_PIN, Counting

from kiosk import clock, disk, pin
from kiosk.clock import Moment
from kiosk.pin import MOST_TRIES, RECOVERY_NAME, PinError, PinGuard, Verdict, require_good, wait_after_s

LOCKED_LOG = "100 in a row of at most 100"


class Clock:
    """A clock that only the test moves."""

    def __init__(self) -> None:
        self.boot, self.at_s = "first boot", 1000.0

    def __call__(self) -> Moment:
        return Moment(clock=self.boot, at_s=self.at_s)

    def reboot(self) -> None:
        self.boot, self.at_s = f"after {self.boot}", 0.0


@pytest.fixture
def time() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "pin.json"


@pytest.fixture
def guard(file: Path, time: Clock) -> PinGuard:
    made = PinGuard(file, time, CHEAP)
    made.set(PIN)
    made.close()
    return made


def fail(guard: PinGuard, time: Clock, times: int) -> None:
    """So many wrong tries, each as soon as it may be made."""
    for _ in range(times):
        time.at_s += guard.wait_s()
        assert guard.check(WRONG_PIN) is Verdict.WRONG


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
        ("123456", "in a row"),
        ("654321", "in a row"),
        ("567890123", "in a row"),
        ("098765", "in a row"),
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
    parameters = extract_parameters(json.loads(file.read_bytes())["kept"]["hash"])
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
    monkeypatch.setattr(disk, "replace", full)
    expect_log.append("could not be kept")
    assert PinGuard(file, time, CHEAP).wait_s() == 60


def test_the_systems_clock_outlives_the_process_and_not_the_boot() -> None:
    first, second = clock.now(), clock.now()
    assert first.is_before(second)
    if sys.platform == "linux":
        told = subprocess.run(
            [sys.executable, "-c", "from kiosk import clock; print(clock.now().clock)"],
            capture_output=True, text=True, check=True)  # fmt: skip
        assert told.stdout.strip() == first.clock


def test_without_a_lasting_clock_the_processs_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "other")
    first, second = clock.now(), clock.now()
    assert first.is_before(second)
    monkeypatch.undo()
    assert not first.is_before(clock.now()) or sys.platform != "linux"


# The lock


def test_a_hundred_wrong_tries_lock(
    guard: PinGuard, file: Path, time: Clock, tmp_path: Path, expect_log: list[str]
) -> None:
    expect_log.append(LOCKED_LOG)
    counting = Counting(tmp_path / "evaluations")
    for number in range(1000):
        time.at_s += (7200, 30, 0)[number % 3]
        if number % 7 == 0:
            time.reboot()
        PinGuard(file, time, counting).check(WRONG_PIN)
    assert counting.evaluations == MOST_TRIES
    time.at_s += 1e9
    assert (guard.is_locked, guard.wait_s(), guard.check(PIN)) == (True, 0, Verdict.LOCKED)


def test_the_hundredth_try_may_be_right(guard: PinGuard, time: Clock) -> None:
    fail(guard, time, 99)
    time.at_s += guard.wait_s()
    assert guard.check(PIN) is Verdict.RIGHT
    assert not guard.is_locked


def test_on_screen_a_lock_takes_the_recovery_file(
    guard: PinGuard, time: Clock, tmp_path: Path, expect_log: list[str]
) -> None:
    expect_log.append(LOCKED_LOG)
    guard.make_recovery(tmp_path / RECOVERY_NAME)
    fail(guard, time, 100)
    with pytest.raises(PinError, match="enter it first"):
        guard.set(OTHER_PIN)
    assert guard.recover(tmp_path)  # the folder: a stick
    assert not guard.is_locked
    guard.set(OTHER_PIN)
    assert guard.check(OTHER_PIN) is Verdict.RIGHT


def test_recovery_without_a_new_pin_keeps_the_old_one(guard: PinGuard, time: Clock, tmp_path: Path) -> None:
    fail(guard, time, 8)
    guard.make_recovery(tmp_path / "mine.key")
    assert guard.recover(tmp_path / "mine.key")
    guard.close()
    with pytest.raises(PinError):
        guard.set(OTHER_PIN)
    assert guard.check(PIN) is Verdict.RIGHT


def test_the_owner_sets_a_pin_in_spite_of_a_lock(guard: PinGuard, time: Clock, expect_log: list[str]) -> None:
    expect_log.append(LOCKED_LOG)
    fail(guard, time, 100)
    guard.set(OTHER_PIN, by_owner=True)
    assert guard.check(OTHER_PIN) is Verdict.RIGHT


# Changing the PIN on screen


def test_a_pin_is_changed_only_after_the_right_one_and_until_the_panel_closes(guard: PinGuard, file: Path) -> None:
    with pytest.raises(PinError, match="enter it first"):
        guard.set(OTHER_PIN)
    guard.check(PIN)
    guard.check(WRONG_PIN)
    with pytest.raises(PinError, match="enter it first"):
        guard.set(OTHER_PIN)
    guard.check(PIN)
    guard.set(OTHER_PIN)
    guard.close()
    with pytest.raises(PinError, match="enter it first"):
        guard.set(PIN)
    assert PinGuard(file, hasher=CHEAP).check(OTHER_PIN) is Verdict.RIGHT


def test_a_first_pin_does_not_replace_one_set_meanwhile(file: Path) -> None:
    on_screen = PinGuard(file, hasher=CHEAP)
    PinGuard(file, hasher=CHEAP).set(PIN, by_owner=True)
    with pytest.raises(PinError, match="enter it first"):
        on_screen.set(OTHER_PIN)
    assert on_screen.check(PIN) is Verdict.RIGHT


# The recovery file


def test_only_a_hash_of_the_recovery_secret_is_kept(guard: PinGuard, tmp_path: Path) -> None:
    recovery = tmp_path / "mine.key"
    assert not guard.has_recovery
    guard.make_recovery(recovery)
    assert guard.has_recovery
    secret = recovery.read_text(encoding="utf-8").splitlines()[-1]
    assert len(bytes.fromhex(secret)) == 32
    kept = [kept.read_text(encoding="utf-8") for kept in (tmp_path / "state").iterdir()]
    assert not any(secret in text for text in kept)


def test_an_older_recovery_file_is_worth_nothing(guard: PinGuard, tmp_path: Path) -> None:
    guard.make_recovery(tmp_path / "old")
    guard.make_recovery(tmp_path / "new")
    assert not guard.recover(tmp_path / "old")
    assert guard.recover(tmp_path / "new")


def test_a_recovery_file_saved_by_an_editor_still_fits(guard: PinGuard, tmp_path: Path) -> None:
    recovery = tmp_path / "mine.key"
    guard.make_recovery(recovery)
    text = recovery.read_text(encoding="utf-8").replace("\n", "\r\n")
    recovery.write_text("\ufeff" + text.strip(), encoding="utf-8", newline="")
    assert guard.recover(recovery)


@pytest.mark.parametrize("content", [b"", b"\xff" * 70, b"0" * 64, b"0" * 100_000, "kiosk\n".encode("utf-16")])
def test_what_is_no_recovery_file_opens_nothing(guard: PinGuard, tmp_path: Path, content: bytes) -> None:
    guard.make_recovery(tmp_path / "mine.key")
    (tmp_path / "not.key").write_bytes(content)
    assert not guard.recover(tmp_path / "not.key")
    with pytest.raises(PinError):
        guard.set(OTHER_PIN)


def test_a_recovery_file_that_is_not_there_or_a_pipe_opens_nothing(guard: PinGuard, tmp_path: Path) -> None:
    guard.make_recovery(tmp_path / "mine.key")
    assert not guard.recover(tmp_path)
    assert not guard.recover(tmp_path / "none")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / RECOVERY_NAME)
        assert not guard.recover(tmp_path)


def test_without_a_recovery_file_ever_made_none_fits(
    guard: PinGuard, file: Path, tmp_path: Path, expect_log: list[str]
) -> None:
    (tmp_path / "any.key").write_text("0" * 64, encoding="utf-8")
    expect_log.append("could not be used")
    assert not guard.recover(tmp_path / "any.key")
    file.with_name("pin-recovery.sum").write_bytes(b"")
    assert not guard.recover(tmp_path / "any.key")


def test_a_recovery_file_never_overwrites(guard: PinGuard, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"dear")
    with pytest.raises(PinError, match="already a file"):
        guard.make_recovery(tmp_path / "photo.jpg")
    with pytest.raises(PinError, match="cannot be written"):
        guard.make_recovery(tmp_path / "none" / "mine.key")
    assert (tmp_path / "photo.jpg").read_bytes() == b"dear"
    assert not guard.has_recovery


# Damage


@pytest.fixture(scope="module")
def after_seven(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A good file, after seven wrong tries."""
    time, file = Clock(), tmp_path_factory.mktemp("pin") / "pin.json"
    guard = PinGuard(file, time, CHEAP)
    guard.set(PIN)
    fail(guard, time, 7)
    return file.read_bytes()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(at=0, other=b"", cut=True)
@given(at=st.integers(0, 250), other=st.binary(max_size=4), cut=st.booleans())
def test_a_damaged_file_never_opens(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, after_seven: bytes, at: int, other: bytes, cut: bool
) -> None:
    caplog.set_level(logging.CRITICAL)
    damaged, time = tmp_path / "pin.json", Clock()
    damaged.write_bytes(after_seven)
    good = PinGuard(damaged, time, CHEAP)._read()
    damaged.write_bytes(after_seven[:at] + other + (b"" if cut else after_seven[at + len(other) :]))
    guard = PinGuard(damaged, time, CHEAP)
    assume(guard._read() != good)  # 1e3 in the place of 1000 is no damage
    assert (guard.is_set, guard.is_locked, guard.wait_s()) == (True, True, 0)
    assert guard.check(PIN) is Verdict.LOCKED
    with pytest.raises(PinError):
        guard.set(OTHER_PIN)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(b"[" * 9000)
@example(b'{"kept": null, "sum": ""}')
@example(b"0" * 100_000)
@given(st.binary(max_size=300))
def test_any_other_file_never_opens(tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes) -> None:
    caplog.set_level(logging.CRITICAL)
    (tmp_path / "pin.json").write_bytes(content)
    guard = PinGuard(tmp_path / "pin.json", hasher=CHEAP)
    assert (guard.is_set, guard.is_locked, guard.check(PIN)) == (True, True, Verdict.LOCKED)


def test_damage_is_logged_once_and_ends_with_recovery_and_a_new_pin(
    guard: PinGuard, file: Path, tmp_path: Path, expect_log: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    guard.make_recovery(tmp_path / "mine.key")
    file.write_bytes(file.read_bytes()[:-9])
    expect_log.append("it is damaged")
    assert [guard.check(PIN) for _ in range(5)] == [Verdict.LOCKED] * 5
    assert len([record for record in caplog.records if "damaged" in record.getMessage()]) == 1
    assert guard.recover(tmp_path / "mine.key")
    assert guard.is_locked  # the old PIN is lost
    guard.set(OTHER_PIN)
    assert guard.check(OTHER_PIN) is Verdict.RIGHT


def test_the_owner_sets_a_pin_in_spite_of_damage(guard: PinGuard, file: Path, expect_log: list[str]) -> None:
    file.write_bytes(b"")
    expect_log.append("it is damaged")
    assert guard.is_locked
    guard.set(OTHER_PIN, by_owner=True)
    assert guard.check(OTHER_PIN) is Verdict.RIGHT


def test_a_file_that_cannot_be_read_never_opens(guard: PinGuard, file: Path, expect_log: list[str]) -> None:
    file.unlink()
    file.mkdir()
    expect_log.append("cannot be used")
    assert (guard.is_set, guard.is_locked, guard.check(PIN)) == (True, True, Verdict.LOCKED)
    with pytest.raises(PinError, match="the PIN cannot be kept"):
        guard.set(OTHER_PIN, by_owner=True)


def test_a_sum_that_is_right_over_a_hash_that_is_none(guard: PinGuard, expect_log: list[str]) -> None:
    guard._write(pin._Kept(hash="none"))
    expect_log.append("could not be tried")
    assert guard.check(PIN) is Verdict.FAILED


# The disk


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_try_that_cannot_be_noted_is_not_made(
    guard: PinGuard, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    monkeypatch.setattr(disk, "replace", full)
    expect_log.append("No space left")
    assert guard.check(PIN) is Verdict.FAILED
    with pytest.raises(PinError):
        guard.set(OTHER_PIN)
    with pytest.raises(PinError, match="the PIN cannot be kept"):
        guard.set(OTHER_PIN, by_owner=True)


def test_a_recovery_that_cannot_be_noted_opens_nothing(
    guard: PinGuard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    guard.make_recovery(tmp_path / "mine.key")
    expect_log.append("could not be used")
    with monkeypatch.context() as broken:
        broken.setattr(disk, "replace", full)
        assert not guard.recover(tmp_path / "mine.key")
    with pytest.raises(PinError, match="enter it first"):
        guard.set(OTHER_PIN)


def test_a_right_pin_opens_though_the_count_cannot_be_cleared(
    guard: PinGuard, file: Path, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    real = disk.replace
    written: list[bytes] = []

    def replace(file: Path, content: bytes, mode: int | None = None) -> None:
        written.append(content)
        if len(written) > 1:
            full()
        real(file, content, mode)

    monkeypatch.setattr(disk, "replace", replace)
    expect_log.append("could not be forgotten")
    assert guard.check(PIN) is Verdict.RIGHT
    assert json.loads(file.read_bytes())["kept"]["tried"] == 1


def test_a_try_is_on_the_disk_before_it_is_evaluated(file: Path, time: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def note(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*arguments: Any) -> Any:
            done.append(name)
            return real(*arguments)

        return noted

    class Noting(PasswordHasher):
        verify = note("evaluate", PasswordHasher.verify)

    guard = PinGuard(file, time, Noting(time_cost=1, memory_cost=8, parallelism=1))
    guard.set(PIN)
    monkeypatch.setattr(os, "fsync", note("sync", os.fsync))
    monkeypatch.setattr(Path, "replace", note("rename", Path.replace))
    guard.check(WRONG_PIN)
    assert done == (["sync", "rename", "evaluate"] if os.name == "nt" else ["sync", "rename", "sync", "evaluate"])


def test_an_evaluation_without_memory_costs_the_try(
    guard: PinGuard, file: Path, time: Clock, expect_log: list[str]
) -> None:
    class Hungry(PasswordHasher):
        def verify(self, *_: object) -> NoReturn:
            raise VerificationError("Memory allocation error")

    expect_log.append("Memory allocation error")
    assert PinGuard(file, time, Hungry()).check(PIN) is Verdict.FAILED
    assert json.loads(file.read_bytes())["kept"]["tried"] == 1
    assert guard.check(PIN) is Verdict.RIGHT


# Kills and other processes


def tries(what: str, folder: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "support.tries", what, str(folder)],
        capture_output=True, text=True, check=False, timeout=300,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)})  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked and killed")


@needs_fork
def test_a_thousand_wrong_tries_with_kills_and_jumps_of_the_clock(tmp_path: Path) -> None:
    found = tries("storm", tmp_path)
    assert found["killed"] > 200
    assert 50 < found["evaluations"] <= MOST_TRIES
    assert found["unsafe"] == 0  # after each of them: no fewer tries kept than were evaluated
    assert (found["locked"], found["right"]) == (True, "locked")


@needs_fork
def test_killed_at_any_call_a_try_is_lost_and_never_won(tmp_path: Path) -> None:
    """Outcomes: evaluations, wrong tries kept, which PIN works; there were five wrong tries and the old PIN."""
    found = tries("everywhere", tmp_path)
    assert found["wrong"]["outcomes"] == [[0, 5, "old"], [0, 6, "old"], [1, 6, "old"]]
    assert found["right"]["outcomes"] == [[0, 5, "old"], [0, 6, "old"], [1, 0, "old"], [1, 6, "old"]]
    assert found["set"]["outcomes"] == [[0, 0, "new"], [0, 5, "old"]]


@needs_fork
def test_tries_at_once_count_one_after_the_other(tmp_path: Path) -> None:
    assert tries("together", tmp_path) == {"evaluations": 5, "then": "right"}


# Secrecy


def test_digits_reach_no_log_text_or_repr(
    guard: PinGuard, file: Path, time: Clock, tmp_path: Path, caplog: pytest.LogCaptureFixture, expect_log: list[str],
    monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    caplog.set_level(logging.DEBUG)
    expect_log += [LOCKED_LOG, "it is damaged", "No space left"]
    shown: list[object] = []
    guard.make_recovery(tmp_path / "mine.key")
    fail(guard, time, 100)
    shown.append(guard.check(PIN))
    guard.recover(tmp_path / "mine.key")
    shown.append(guard.check(PIN))
    guard.set(OTHER_PIN)
    shown += [guard, guard._read(), vars(guard)]
    for bad in ("111111", "234567", "4829153x", "4829157302641"):
        with pytest.raises(PinError) as error:
            guard.set(bad)
        shown += [error.value, error.value.__context__]
    kept = file.read_bytes()
    file.write_bytes(kept[:-1])
    shown.append(guard.check(PIN))
    file.write_bytes(kept)
    with monkeypatch.context() as broken:
        broken.setattr(disk, "replace", full)
        shown.append(guard.check(OTHER_PIN))
        with pytest.raises(PinError) as error:
            guard.set(PIN, by_owner=True)
        shown += [error.value, error.value.__context__]
    secret = (tmp_path / "mine.key").read_text(encoding="utf-8").splitlines()[-1]
    text = caplog.text + "".join(f"{thing} {thing!r}" for thing in shown)
    assert "a PIN was set" in text
    hidden = (PIN, OTHER_PIN, WRONG_PIN, "111111", "234567", "4829153x", "4829157302641", secret, "$argon2")
    assert not [digits for digits in hidden if digits in text]
