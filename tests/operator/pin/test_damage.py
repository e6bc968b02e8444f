"""A damaged PIN file never opens the panel and gives no try back."""

import logging
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from support.pins import Clock, fail, tried
from support.tries import CHEAP, OTHER_PIN, PIN, WRONG_PIN

from kiosk.operator.pin import PinError, PinGuard, Verdict, storage
from kiosk.operator.pin.storage import ROOM


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
    good = storage.read(damaged)
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
    guard.set(OTHER_PIN, at_keyboard=True)
    whole = file.read_bytes()
    for record in (0, 1):
        file.write_bytes(whole[: record * ROOM] + b"x" + whole[record * ROOM + 1 :])
        assert PinGuard(file, time, CHEAP).check(PIN) is Verdict.WRONG
        assert PinGuard(file, time, CHEAP).check(OTHER_PIN) is Verdict.RIGHT


def test_a_file_of_a_kiosk_before_this_one_goes_on_counting(file: Path, time: Clock) -> None:
    before = storage.StoredPin(hash=CHEAP.hash(PIN), tried=3)
    text = storage._json({"kept": asdict(before), "sum": storage._sum(before, 0)})
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    guard = PinGuard(file, time, CHEAP)
    assert (tried(file), storage.has_room(file)) == (3, True)
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
@example(b'{"kept": {"hash": "\\ud800"}, "sum": ""}')
@example(b'{"kept": {"hash": "", "tried": true}, "sum": ""}')
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


def test_the_operator_sets_a_pin_in_spite_of_damage(guard: PinGuard, file: Path, expect_log: list[str]) -> None:
    file.write_bytes(b"")
    expect_log.append("it is damaged")
    assert guard.is_locked
    guard.set(OTHER_PIN, at_keyboard=True)
    assert guard.check(OTHER_PIN) is Verdict.RIGHT


def test_a_file_that_cannot_be_read_never_opens(guard: PinGuard, file: Path, expect_log: list[str]) -> None:
    file.unlink()
    file.mkdir()
    expect_log.append("cannot be used")
    assert (guard.is_set, guard.is_locked, guard.check(PIN)) == (True, True, Verdict.LOCKED)
    with pytest.raises(PinError, match="the PIN cannot be saved"):
        guard.set(OTHER_PIN, at_keyboard=True)


def test_a_sum_that_is_right_over_a_hash_that_is_none(guard: PinGuard, expect_log: list[str]) -> None:
    guard._write(storage.StoredPin(hash="none"))
    expect_log.append("could not be tried")
    assert guard.check(PIN) is Verdict.FAILED
