"""The lock, changing the PIN, and the recovery file."""

import os
from pathlib import Path

import pytest
from support.pins import Clock, fail
from support.tries import CHEAP, OTHER_PIN, PIN, WRONG_PIN, Counting

from kiosk.operator.pin import MOST_TRIES, RECOVERY_NAME, PinError, PinGuard, Verdict

LOCKED_LOG = "100 in a row of at most 100"


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


def test_the_operator_sets_a_pin_in_spite_of_a_lock(guard: PinGuard, time: Clock, expect_log: list[str]) -> None:
    expect_log.append(LOCKED_LOG)
    fail(guard, time, 100)
    guard.set(OTHER_PIN, at_keyboard=True)
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
    PinGuard(file, hasher=CHEAP).set(PIN, at_keyboard=True)
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


@pytest.mark.skipif(os.name == "nt", reason="links are for administrators there")
def test_a_recovery_file_that_is_a_link_opens_nothing(guard: PinGuard, tmp_path: Path) -> None:
    guard.make_recovery(tmp_path / "at home.key")
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / RECOVERY_NAME).symlink_to(tmp_path / "at home.key")
    assert not guard.recover(tmp_path / "stick")
    (tmp_path / "stick" / "new.key").symlink_to(tmp_path / "nowhere")
    with pytest.raises(PinError, match="already a file"):
        guard.make_recovery(tmp_path / "stick" / "new.key")
    assert not (tmp_path / "nowhere").exists()
