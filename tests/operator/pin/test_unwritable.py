"""Tries of the PIN when the disk is full, cannot be written, or the memory is short."""

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from support.pins import Clock, break_disk, fail, full, tried
from support.tries import CHEAP, OTHER_PIN, PIN, WRONG_PIN

from kiosk.operator.pin import PinError, PinGuard, Verdict
from kiosk.system import files

LOCKED_LOG = "100 in a row of at most 100"


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
    monkeypatch.setattr(files, "replace", full)
    expect_log.append(LOCKED_LOG)
    size = file.stat()
    for number in range(1, 101):
        fail(PinGuard(file, time, CHEAP), time, 1)
        assert tried(file) == number
    assert PinGuard(file, time, CHEAP).check(PIN) is Verdict.LOCKED
    PinGuard(file, time, CHEAP).set(OTHER_PIN, at_keyboard=True)
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


def test_a_pin_that_the_operator_sets_outdoes_what_was_counted_in_memory(
    guard: PinGuard, file: Path, time: Clock, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    with monkeypatch.context() as broken:
        break_disk(broken)
        expect_log.append("in memory only")
        fail(guard, time, 5)
    PinGuard(file, time, CHEAP).set(OTHER_PIN, at_keyboard=True)
    assert (guard.wait_s(), guard.check(OTHER_PIN)) == (0, Verdict.RIGHT)


def test_no_pin_is_set_that_cannot_be_kept(guard: PinGuard, monkeypatch: pytest.MonkeyPatch) -> None:
    break_disk(monkeypatch)
    with pytest.raises(PinError, match="enter it first"):
        guard.set(OTHER_PIN)
    with pytest.raises(PinError, match="the PIN cannot be saved"):
        guard.set(OTHER_PIN, at_keyboard=True)


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
    real = files.overwrite
    written: list[bytes] = []

    def overwrite(file: Path, at: int, content: bytes) -> None:
        written.append(content)
        if len(written) > 1:
            full()
        real(file, at, content)

    monkeypatch.setattr(files, "overwrite", overwrite)
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
            guard.set(PIN, at_keyboard=True)
        shown += [error.value, error.value.__context__]
    secret = (tmp_path / "mine.key").read_text(encoding="utf-8").splitlines()[-1]
    text = caplog.text + "".join(f"{thing} {thing!r}" for thing in shown)
    assert "a PIN was set" in text
    hidden = (PIN, OTHER_PIN, WRONG_PIN, "111111", "234567", "4829153x", "4829157302641", secret, "$argon2")
    assert not [digits for digits in hidden if digits in text]
