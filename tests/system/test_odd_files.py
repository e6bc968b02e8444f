"""Whatever stands in the place of a file of the kiosk's own, nobody waits for it, and it costs only itself."""

import logging
import os
import signal
import stat
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import FrameType

import pytest
from support.tries import CHEAP, PIN
from support.visits import ZONE, visit

from kiosk.deck import selection
from kiosk.deck.load import load
from kiosk.operator.pin import PinError, PinGuard, Verdict
from kiosk.process import crash_report
from kiosk.process.logs import logging_to
from kiosk.process.start_count import note_start
from kiosk.system import files
from kiosk.visits import read
from kiosk.visits.writing import Store

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
PATIENCE_S = 30


def loop(path: Path) -> None:
    path.symlink_to(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.fixture(autouse=True)
def nobody_waits() -> Iterator[None]:
    """A test that waits for a pipe fails, and does not keep the others waiting."""

    def fail(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(PATIENCE_S)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(params=[os.mkfifo, loop, Path.mkdir, device], ids=["pipe", "loop", "folder", "device"])
def odd(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    """Makes something that is no file."""
    made: Callable[[Path], None] = request.param
    return made


def test_it_is_neither_read_nor_replaced(odd: Callable[[Path], None], tmp_path: Path) -> None:
    odd(tmp_path / "file")
    before = os.lstat(tmp_path / "file")
    with pytest.raises(OSError, match="file"):
        files.read(tmp_path / "file", 100)
    with pytest.raises(OSError, match="file"):
        files.replace(tmp_path / "file", b"new")
    assert os.lstat(tmp_path / "file") == before


def test_a_file_is_read_up_to_its_bound(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"0123456789")
    assert files.read(tmp_path / "file", 4) == b"0123"


def test_starts_are_not_counted(odd: Callable[[Path], None], tmp_path: Path) -> None:
    odd(tmp_path / "starts")
    assert note_start(tmp_path / "starts").today == 1


def test_a_crash_is_not_written_down(odd: Callable[[Path], None], tmp_path: Path) -> None:
    odd(tmp_path / "fault.txt")
    with crash_report.written_to(tmp_path / "fault.txt"):
        pass


def test_a_pin_stays_locked(odd: Callable[[Path], None], tmp_path: Path, expect_log: list[str]) -> None:
    expect_log.append("cannot be used")
    odd(tmp_path / "pin.json")
    guard = PinGuard(tmp_path / "pin.json", hasher=CHEAP)
    assert guard.is_locked
    assert guard.check(PIN) is Verdict.LOCKED


def test_a_lock_that_cannot_be_had_keeps_the_pin(
    odd: Callable[[Path], None], tmp_path: Path, expect_log: list[str]
) -> None:
    PinGuard(tmp_path / "pin.json", hasher=CHEAP).set(PIN)
    (tmp_path / "pin.lock").unlink()
    odd(tmp_path / "pin.lock")
    expect_log.append("the PIN could not be tried")
    guard = PinGuard(tmp_path / "pin.json", hasher=CHEAP)
    assert guard.check(PIN) is Verdict.FAILED
    with pytest.raises(PinError):
        guard.set(PIN)


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
def test_visits_are_not_written_there(odd: Callable[[Path], None], tmp_path: Path, suffix: str) -> None:
    file = tmp_path / "visits.sqlite"
    if suffix:
        store = Store(file)
        store.add([visit(1, datetime(2026, 9, 1, 12, tzinfo=ZONE))])
        store.close()
    odd(tmp_path / f"visits.sqlite{suffix}")
    with pytest.raises(OSError, match=r"file|links"):
        Store(file)
    if (tmp_path / "visits.sqlite").exists():
        with pytest.raises(OSError, match=r"file|links"):
            list(read(file))


@pytest.mark.parametrize("kind", [os.mkfifo, loop, Path.mkdir], ids=["pipe", "loop", "folder"])
def test_the_log_is_on_stderr(
    kind: Callable[[Path], None], tmp_path: Path, capsys: pytest.CaptureFixture[str], expect_log: list[str]
) -> None:
    kind(tmp_path / "kiosk.log")
    expect_log.append("no log file")
    with logging_to(tmp_path, "info"):
        logging.getLogger("here").info("still said")
    assert "still said" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["last", "last.new", "last.old"])
def test_a_last_good_deck_takes_its_place(
    odd: Callable[[Path], None], deck_folder: Path, tmp_path: Path, name: str
) -> None:
    odd(tmp_path / name)
    for headline in ("Headline one en", "Headline newer"):
        texts = deck_folder / "texts" / "en.yaml"
        texts.write_text(texts.read_text(encoding="utf-8").replace("Headline one en", headline), encoding="utf-8")
        selection.remember(load(deck_folder)[0], tmp_path / "last")
    assert load(tmp_path / "last")[0].pages[1].texts["en"].headline == "Headline newer"
    assert sorted(path.name for path in tmp_path.glob("last*")) == ["last"]


def test_a_private_folder_is_for_this_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    (folder / "inner").mkdir(parents=True)
    (folder / "file").touch(0o644)
    (folder / "link").symlink_to(tmp_path)
    shared = stat.S_IMODE(tmp_path.stat().st_mode)
    files.private_folder(folder)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder / "inner", folder / "file", tmp_path)]
    assert modes == [0o700, 0o700, 0o600, shared]


def test_what_is_written_is_private(tmp_path: Path) -> None:
    Store(tmp_path / "visits.sqlite").close()
    note_start(tmp_path / "starts")
    with logging_to(tmp_path, "info"), crash_report.written_to(tmp_path / "fault.txt"):
        logging.getLogger("here").info("said")
    modes = {file.name: oct(stat.S_IMODE(file.stat().st_mode)) for file in tmp_path.iterdir()}
    assert modes == dict.fromkeys(("visits.sqlite", "starts", "kiosk.log", "fault.txt"), "0o600")
