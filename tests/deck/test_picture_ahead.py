"""A large deck's drawings are read in processes of their own: the same is found, sooner."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.files import edit

from kiosk.deck import picture_ahead, picture_check
from kiosk.deck.load import load
from kiosk.deck.picture_record import Record
from kiosk.pictures.svg.reading_process import Reader
from kiosk.pictures.svg.verdict import Verdict, verdict
from kiosk.problems import Problem, ProblemsError
from kiosk.process import relaunch

REFUSED = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><filter id='f'/>"
MOVES = (
    b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script/><rect id='a' width='9' height='9'/></svg>"
)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """All that this process reads by itself."""
    read: list[bytes] = []

    def noted(data: bytes) -> Verdict:
        read.append(data)
        return verdict(data)

    monkeypatch.setattr(picture_check, "verdict", noted)
    monkeypatch.setattr(picture_ahead, "FEW", 0)
    monkeypatch.setattr(picture_ahead, "cores", lambda: 2)
    return read


@pytest.fixture
def drawn(deck_folder: Path) -> Path:
    """A deck with three drawings: one that is drawn otherwise than written, and one that has letters."""
    pictures = deck_folder / "illustrations"
    shutil.copy(pictures / "picture.svg", pictures / "one.svg")
    (pictures / "two.svg").write_bytes(MOVES)
    for name in ("one", "two"):
        edit(deck_folder / "deck.yaml", "illustrations/picture.svg", f"illustrations/{name}.svg")
    return deck_folder


def problems(folder: Path, record: Record | None = None) -> tuple[Problem, ...]:
    try:
        return load(folder, record)[1]
    except ProblemsError as error:
        return error.problems


def test_others_find_the_same(drawn: Path, here: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    found = problems(drawn)
    assert any("script" in str(problem) and problem.file.name == "two.svg" for problem in found), found
    (drawn / "illustrations" / "one.svg").write_bytes(REFUSED)
    refused = problems(drawn)
    assert any("one.svg cannot be drawn" in str(problem) for problem in refused), refused
    assert not here
    monkeypatch.setattr(picture_ahead, "cores", lambda: 1)
    assert problems(drawn) == refused
    assert here


def test_what_is_known_is_read_by_nobody_and_told_again(
    drawn: Path, here: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = problems(drawn, Record(tmp_path / "checked"))
    monkeypatch.setattr(relaunch, "command", lambda: pytest.fail("a process was started"))
    assert problems(drawn, Record(tmp_path / "checked")) == first
    assert not here


@pytest.mark.parametrize("command", [["/nowhere"], [sys.executable, "-c", "pass"], [sys.executable, "-c", "print(1)"]])
def test_without_others_it_reads_by_itself(
    drawn: Path, here: list[bytes], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setattr(relaunch, "command", lambda: command)
    assert problems(drawn)
    assert len(here) == 2, "of three, two have the same content"


@pytest.mark.parametrize(
    "change", [lambda file: file.write_bytes(file.read_bytes() + b"\n"), lambda file: file.unlink()]
)
def test_a_file_that_changed_meanwhile_counts_as_it_is_now(drawn: Path, change: Callable[[Path], object]) -> None:
    ahead, file = picture_ahead.Ahead(drawn, 10**6, lambda _: False), drawn / "illustrations" / "one.svg"
    before = picture_ahead.digest_of(file.read_bytes())
    change(file)
    assert ahead._read("illustrations/one.svg") is None or ahead.verdict("illustrations/one.svg", before) is None
    ahead.close()


def test_no_more_is_read_than_a_deck_may_have(drawn: Path, here: list[bytes]) -> None:
    size = (drawn / "illustrations" / "one.svg").stat().st_size
    ahead = picture_ahead.Ahead(drawn, 2 * size - 1, lambda _: False)
    names = ["illustrations/one.svg", "illustrations/picture.svg"]
    ahead.expect(names)
    read = [ahead.verdict(name, picture_ahead.digest_of((drawn / name).read_bytes())) for name in names]
    ahead.close()
    assert sum(map(bool, read)) == 1
    assert not here


def test_a_reader_says_what_it_finds() -> None:
    reader = Reader()
    try:
        for data in (MOVES, REFUSED, b"", b"\xff"):
            assert reader.verdict(data) == verdict(data)
    finally:
        reader.close()
