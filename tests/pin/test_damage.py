"""Damaged files, full disks and logs: nothing but the right PIN opens, and no digit is told."""

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from support.pins import Clock, break_disk, fail, full, tried
from support.tries import CHEAP, OTHER_PIN, PIN, WRONG_PIN

from kiosk import disk
from kiosk.pin import PinError, PinGuard, Verdict, kept
from kiosk.pin.kept import ROOM

LOCKED_LOG = "100 in a row of at most 100"


# Damage


@pytest.fixture(scope="module")
def after_seven(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A good file, after seven wrong tries."""
    time, file = Clock(), tmp_path_factory.mktemp("pin") / "pin.json"
    guard = PinGuard(file, time, CHEAP)
    guard.set(PIN)
    fail(guard, time, 7)
    return file.read_bytes()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(at=0, other=b"", cut=True, both=False)
@example(at=ROOM, other=b"", cut=True, both=False)
@given(
    at=st.integers(0, 300) | st.integers(ROOM, ROOM + 300) | st.integers(0, 2 * ROOM),
    other=st.binary(max_size=4),
    cut=st.booleans(),
    both=st.booleans(),
)
def test_damage_gives_no_try_back_and_opens_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, after_seven: bytes, at: int, other: bytes, cut: bool, both: bool
) -> None:
    """To one record, which then costs a try, or to both, which then locks."""
    caplog.set_level(logging.CRITICAL)
    damaged, time = tmp_path / "pin.json", Clock()
    damaged.write_bytes(after_seven)
    good = kept.read(damaged)
    content = after_seven[:at] + other + (b"" if cut else after_seven[at + len(other) :])
    both = both and len(content) > ROOM
    damaged.write_bytes(b"x" + content[1:ROOM] + b"x" + content[ROOM + 1 :] if both else content)
    guard = PinGuard(damaged, time, CHEAP)
    found = guard._read()
    assert found
    assert found.tried >= good.tried == 7
    assert (found.hash == good.hash, found.is_locked) in {(True, False), (False, True)}
    assert found.is_locked or not both
    assert guard.check(PIN) is (Verdict.LOCKED if found.is_locked else Verdict.WAIT)
    with pytest.raises(PinError):
        guard.set(OTHER_PIN)


@pytest.mark.parametrize("record", [0, 1])
def test_a_torn_record_costs_the_try_that_it_was_and_is_written_anew(
    guard: PinGuard, file: Path, time: Clock, record: int
) -> None:
    fail(guard, time, 2)
    content = bytearray(file.read_bytes())
    content[record * ROOM : record * ROOM + 100] = bytes(100)
    file.write_bytes(content)
    again = PinGuard(file, time, CHEAP)
    assert tried(file) == 2 + record  # the second try is in the first record
    assert again.check(WRONG_PIN) is Verdict.WRONG
    assert (tried(file), PinGuard(file, time, CHEAP).check(PIN)) == (3 + record, Verdict.RIGHT)


def test_after_damage_to_a_record_the_old_pin_does_not_come_back(guard: PinGuard, file: Path, time: Clock) -> None:
    guard.set(OTHER_PIN, by_owner=True)
    whole = file.read_bytes()
    for record in (0, 1):
        file.write_bytes(whole[: record * ROOM] + b"x" + whole[record * ROOM + 1 :])
        assert PinGuard(file, time, CHEAP).check(PIN) is Verdict.WRONG
        assert PinGuard(file, time, CHEAP).check(OTHER_PIN) is Verdict.RIGHT


def test_a_file_of_a_kiosk_before_this_one_goes_on_counting(file: Path, time: Clock) -> None:
    before = kept.Kept(hash=CHEAP.hash(PIN), tried=3)
    text = kept._Record(kept=before, sum=kept._sum(before, 0)).model_dump_json(exclude={"number"})
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    guard = PinGuard(file, time, CHEAP)
    assert (tried(file), kept.has_room(file)) == (3, True)
    assert guard.check(WRONG_PIN) is Verdict.WRONG
    assert (tried(file), guard.check(PIN)) == (4, Verdict.RIGHT)


def test_a_kiosk_whose_pin_is_gone_and_that_has_a_spare_key_is_locked(
    guard: PinGuard, file: Path, tmp_path: Path, expect_log: list[str]
) -> None:
    guard.make_recovery(tmp_path / "mine.key")
    file.unlink()
    expect_log.append("it is gone")
    assert (guard.is_set, guard.is_locked, guard.check(PIN)) == (True, True, Verdict.LOCKED)
    with pytest.raises(PinError, match="enter it first"):
        guard.set(OTHER_PIN)
    assert guard.recover(tmp_path / "mine.key")
    guard.set(OTHER_PIN)
    assert guard.check(OTHER_PIN) is Verdict.RIGHT


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
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
    file.write_bytes(b"x" * len(file.read_bytes()))
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
    guard._write(kept.Kept(hash="none"))
    expect_log.append("could not be tried")
    assert guard.check(PIN) is Verdict.FAILED


# The disk


def test_tries_that_cannot_be_noted_are_counted_in_memory(
    guard: PinGuard, file: Path, time: Clock, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    with monkeypatch.context() as broken:
        break_disk(broken)
        expect_log += ["in memory only", "a wrong PIN, 100"]
        fail(guard, time, 5)
        assert (guard.wait_s(), guard.check(PIN)) == (30, Verdict.WAIT)
        assert tried(file) == 0
        time.at_s += 30
        assert (guard.check(PIN), guard.wait_s()) == (Verdict.RIGHT, 0)
        fail(guard, time, 100)
        assert (guard.is_locked, guard.check(PIN)) == (True, Verdict.LOCKED)


def test_on_a_full_disk_tries_are_counted_on_it_and_a_new_pin_can_be_set(
    file: Path, time: Clock, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    """Nothing new can be made there; what is there can be written. tests/chaos does it with a real one."""
    PinGuard(file, time, CHEAP).set(PIN)
    monkeypatch.setattr(disk, "replace", full)
    expect_log.append(LOCKED_LOG)
    size = file.stat()
    for number in range(1, 101):
        fail(PinGuard(file, time, CHEAP), time, 1)
        assert tried(file) == number
    assert PinGuard(file, time, CHEAP).check(PIN) is Verdict.LOCKED
    PinGuard(file, time, CHEAP).set(OTHER_PIN, by_owner=True)
    assert PinGuard(file, time, CHEAP).check(OTHER_PIN) is Verdict.RIGHT
    after = file.stat()
    assert (after.st_ino, after.st_blocks, after.st_size) == (size.st_ino, size.st_blocks, size.st_size)


def test_tries_counted_in_memory_go_on_counting_on_the_disk(
    guard: PinGuard, file: Path, time: Clock, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    with monkeypatch.context() as broken:
        break_disk(broken)
        expect_log.append("in memory only")
        fail(guard, time, 3)
    fail(guard, time, 1)
    assert tried(file) == 4


def test_a_pin_that_the_owner_sets_outdoes_what_was_counted_in_memory(
    guard: PinGuard, file: Path, time: Clock, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    with monkeypatch.context() as broken:
        break_disk(broken)
        expect_log.append("in memory only")
        fail(guard, time, 5)
    PinGuard(file, time, CHEAP).set(OTHER_PIN, by_owner=True)
    assert (guard.wait_s(), guard.check(OTHER_PIN)) == (0, Verdict.RIGHT)


def test_no_pin_is_set_that_cannot_be_kept(guard: PinGuard, monkeypatch: pytest.MonkeyPatch) -> None:
    break_disk(monkeypatch)
    with pytest.raises(PinError, match="enter it first"):
        guard.set(OTHER_PIN)
    with pytest.raises(PinError, match="the PIN cannot be kept"):
        guard.set(OTHER_PIN, by_owner=True)


def test_a_recovery_that_cannot_be_noted_opens_nothing(
    guard: PinGuard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    guard.make_recovery(tmp_path / "mine.key")
    expect_log.append("could not be used")
    with monkeypatch.context() as broken:
        break_disk(broken)
        assert not guard.recover(tmp_path / "mine.key")
    with pytest.raises(PinError, match="enter it first"):
        guard.set(OTHER_PIN)


def test_a_right_pin_opens_though_the_count_cannot_be_cleared(
    guard: PinGuard, file: Path, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    real = disk.overwrite
    written: list[bytes] = []

    def overwrite(file: Path, at: int, content: bytes) -> None:
        written.append(content)
        if len(written) > 1:
            full()
        real(file, at, content)

    monkeypatch.setattr(disk, "overwrite", overwrite)
    expect_log.append("in memory only")
    assert (guard.check(PIN), guard.check(PIN)) == (Verdict.RIGHT, Verdict.RIGHT)
    assert tried(file) == 1


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
    guard.check(WRONG_PIN)
    assert done == ["sync", "evaluate"]


def test_an_evaluation_without_memory_costs_the_try(
    guard: PinGuard, file: Path, time: Clock, expect_log: list[str]
) -> None:
    class Hungry(PasswordHasher):
        def verify(self, *_: object) -> NoReturn:
            raise VerificationError("Memory allocation error")

    expect_log.append("Memory allocation error")
    assert PinGuard(file, time, Hungry()).check(PIN) is Verdict.FAILED
    assert tried(file) == 1
    assert guard.check(PIN) is Verdict.RIGHT


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
    content = file.read_bytes()
    file.write_bytes(b"x" * len(content))
    shown.append(guard.check(PIN))
    file.write_bytes(content)
    with monkeypatch.context() as broken:
        break_disk(broken)
        shown.append(guard.check(OTHER_PIN))
        with pytest.raises(PinError) as error:
            guard.set(PIN, by_owner=True)
        shown += [error.value, error.value.__context__]
    secret = (tmp_path / "mine.key").read_text(encoding="utf-8").splitlines()[-1]
    text = caplog.text + "".join(f"{thing} {thing!r}" for thing in shown)
    assert "a PIN was set" in text
    hidden = (PIN, OTHER_PIN, WRONG_PIN, "111111", "234567", "4829153x", "4829157302641", secret, "$argon2")
    assert not [digits for digits in hidden if digits in text]
