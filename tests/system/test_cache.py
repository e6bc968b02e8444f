"""What was worked out once is read back whole, or not at all."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.system import cache, files

QUESTION, OTHER = cache.digest("which?"), cache.digest("another?")
ANSWER = b"an answer" * 100


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "one"


def read(file: Path, question: str = QUESTION) -> bytes | None:
    answer = cache.read(file, question, 10_000)
    return None if answer is None else bytes(answer)


def test_it_is_read_back_for_the_same_question(file: Path) -> None:
    assert read(file) is None
    cache.keep(file, QUESTION, ANSWER)
    assert (read(file), read(file, OTHER)) == (ANSWER, None)
    assert os.name == "nt" or file.stat().st_mode & 0o777 == files.PRIVATE
    cache.keep(file, OTHER, b"")
    assert (read(file), read(file, OTHER)) == (None, b"")


def test_one_that_was_cut_or_tampered_with_is_none(file: Path) -> None:
    cache.keep(file, QUESTION, ANSWER)
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert read(file) is None
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert read(file) is None
    file.write_bytes(whole + b"\n")
    assert read(file) is None


def test_one_that_is_too_large_is_none(file: Path) -> None:
    cache.keep(file, QUESTION, b"x" * 10_001)
    assert read(file) is None


@pytest.mark.parametrize("instead", [Path.mkdir, os.mkfifo] if hasattr(os, "mkfifo") else [Path.mkdir])
def test_what_is_no_file_is_none_and_stays(
    file: Path, instead: Callable[[Path], object], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    file.parent.mkdir()
    instead(file)
    assert read(file) is None
    cache.keep(file, QUESTION, ANSWER)
    assert "could not be written" in caplog.text
    assert file.exists()
    assert not file.is_file()


def test_a_disk_that_takes_nothing_costs_nothing_but_time(
    file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    cache.keep(file, QUESTION, ANSWER)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "sync", full)
    cache.keep(file, OTHER, ANSWER)
    assert "No space left" in caplog.text
    assert (read(file), [path.name for path in file.parent.iterdir()]) == (ANSWER, ["one"])
    cache.keep(paths.NOWHERE / "one", QUESTION, ANSWER)
    cache.keep_newest(paths.NOWHERE, 1)


KILLED = """
import os, signal, sys
from pathlib import Path
from kiosk.system import cache, files
calls = 0
def killing(name, real):
    def call(*arguments):
        global calls
        calls += 1
        if calls == int(sys.argv[3]):
            if name == "write_bytes":
                real(arguments[0], arguments[1][:50])  # a part of it
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments)
    return call
for owner, name in [(Path, "write_bytes"), (files, "sync"), (Path, "replace")]:
    setattr(owner, name, killing(name, getattr(owner, name)))
cache.keep(Path(sys.argv[1]), sys.argv[2], b"new")
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_killed_while_it_is_kept_the_one_before_is_there_or_the_new_one(file: Path, step: int) -> None:
    """In this order: written beside it, on the disk, renamed, the folder on the disk."""
    cache.keep(file, QUESTION, ANSWER)
    done = subprocess.run([sys.executable, "-c", KILLED, str(file), OTHER, str(step)], check=False, timeout=300)
    assert done.returncode == -signal.SIGKILL
    assert (read(file), read(file, OTHER)) == ((ANSWER, None) if step < 4 else (None, b"new"))


WRITER = """
import sys
from pathlib import Path
from kiosk.system import cache
for number in range(100):
    cache.keep(Path(sys.argv[1]), sys.argv[2], sys.argv[2].encode() * (number + 1))
"""


def test_two_that_write_at_once_leave_one_answer_whole(file: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(file), each]) for each in (QUESTION, OTHER)]
    while any(writer.poll() is None for writer in writers):
        for question in (QUESTION, OTHER):
            found = read(file, question)
            assert found is None or found == question.encode() * (len(found) // len(question))
    assert [writer.returncode for writer in writers] == [0, 0]
    assert [read(file), read(file, OTHER)].count(None) == 1
    assert [path.name for path in file.parent.iterdir()] == ["one"]


def test_only_the_newest_are_left(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / str(number)).touch()
        os.utime(tmp_path / str(number), (number, number))
    cache.keep_newest(tmp_path, 2)
    assert {path.name for path in tmp_path.iterdir()} == {"3", "4"}


def test_another_program_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = tmp_path / "ky.yaml"
    found = set()
    for step in (
        lambda: None,
        lambda: monkeypatch.setattr(cache, "__version__", "0.0.0"),
        lambda: monkeypatch.setattr(paths, "WORDS", tmp_path),
        words.touch,
        lambda: words.write_text("more", encoding="utf-8"),
        lambda: os.utime(words, (1, 1)),
    ):
        step()
        cache.program.cache_clear()
        found.add(cache.program())
    cache.program.cache_clear()
    assert len(found) == 6


def test_no_parts_are_taken_for_others() -> None:
    assert len({cache.digest("ab", "c"), cache.digest("a", "bc"), cache.digest("abc"), cache.digest(b"abc", "")}) == 4


def test_an_executable_that_is_run_again_is_the_same_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    executable = tmp_path / "kiosk"
    executable.touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(executable))
    found = []
    for accessed, modified in ((1, 1), (2, 1), (2, 2)):
        os.utime(executable, (accessed, modified))
        cache.program.cache_clear()
        found.append(cache.program())
    cache.program.cache_clear()
    assert found[0] == found[1] != found[2]


def test_the_oldest_go_until_the_others_fit(tmp_path: Path) -> None:
    for age in range(5):
        file = tmp_path / f"{age}"
        file.write_bytes(b"x" * 10)
        os.utime(file, (1000 - age, 1000 - age))
    assert cache.keep_within(tmp_path, 35) == 30
    assert {file.name for file in tmp_path.iterdir()} == {"0", "1", "2"}
    assert cache.keep_within(tmp_path, 35) == 30
    assert cache.keep_within(tmp_path / "nowhere", 35) == 0


def test_it_says_whether_it_was_kept(file: Path) -> None:
    assert cache.keep(file, QUESTION, ANSWER)
    assert not cache.keep(paths.NOWHERE / "one", QUESTION, ANSWER)
