"""Damaged files, full disks and logs: nothing but the right PIN opens, and no digit is told."""

import json
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from support.pins import Clock, fail, full
from support.tries import CHEAP, OTHER_PIN, PIN, WRONG_PIN

from kiosk import disk, pin
from kiosk.pin import PinError, PinGuard, Verdict

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


def test_tries_that_cannot_be_noted_are_counted_in_memory(
    guard: PinGuard, file: Path, time: Clock, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(disk, "replace", full)
        expect_log += ["in memory only", "a wrong PIN, 100"]
        fail(guard, time, 5)
        assert (guard.wait_s(), guard.check(PIN)) == (30, Verdict.WAIT)
        assert json.loads(file.read_bytes())["kept"]["tried"] == 0
        time.at_s += 30
        assert (guard.check(PIN), guard.wait_s()) == (Verdict.RIGHT, 0)
        fail(guard, time, 100)
        assert (guard.is_locked, guard.check(PIN)) == (True, Verdict.LOCKED)


def test_tries_counted_in_memory_go_on_counting_on_the_disk(
    guard: PinGuard, file: Path, time: Clock, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(disk, "replace", full)
        expect_log.append("in memory only")
        fail(guard, time, 3)
    fail(guard, time, 1)
    assert json.loads(file.read_bytes())["kept"]["tried"] == 4


def test_a_pin_that_the_owner_sets_outdoes_what_was_counted_in_memory(
    guard: PinGuard, file: Path, time: Clock, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(disk, "replace", full)
        expect_log.append("in memory only")
        fail(guard, time, 5)
    PinGuard(file, time, CHEAP).set(OTHER_PIN, by_owner=True)
    assert (guard.wait_s(), guard.check(OTHER_PIN)) == (0, Verdict.RIGHT)


def test_no_pin_is_set_that_cannot_be_kept(guard: PinGuard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "replace", full)
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
    expect_log.append("in memory only")
    assert (guard.check(PIN), guard.check(PIN)) == (Verdict.RIGHT, Verdict.RIGHT)
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
