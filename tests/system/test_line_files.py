"""Files of lines: whole ones, within a bound, and back when a disk has room again."""

from pathlib import Path

import pytest

from kiosk.system.line_files import LineFile

FULL = Path("/dev/full")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "lines"


def write(file: Path, *lines: str) -> None:
    out = LineFile(file, most_bytes=20, files=3)
    for line in lines:
        out.add(line)
    out.close()


def read(file: Path, number: int = 0) -> list[str]:
    return file.with_name(f"{file.name}.{number}" if number else file.name).read_text(encoding="utf-8").splitlines()


def test_lines_are_appended_to_those_before(file: Path) -> None:
    write(file, "один")
    write(file, "2", "3")
    assert read(file) == ["один", "2", "3"]


def test_the_oldest_go(file: Path) -> None:
    for number in range(13):
        write(file, f"line {number:02}")  # two fit
    assert [read(file, older) for older in (0, 1, 2)] == [
        ["line 12"],
        ["line 10", "line 11"],
        ["line 08", "line 09"],
    ]
    assert len(list(file.parent.iterdir())) == 3


def test_a_line_that_is_too_long_has_a_file_of_its_own(file: Path) -> None:
    write(file, "short", "x" * 100, "short")
    assert [read(file, older) for older in (0, 1, 2)] == [["short"], ["x" * 100], ["short"]]


@pytest.mark.parametrize("left", ["half", "whole\nhal", "whole\n", ""])
def test_half_a_line_that_a_power_cut_left_is_taken_away(file: Path, left: str) -> None:
    write(file, "first")
    file.write_text(left, encoding="utf-8")
    write(file, "next")
    assert read(file) == [*left.split("\n")[:-1], "next"]


def test_a_file_without_any_line_end_is_let_be(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"x" * 70_000)
    out = LineFile(file, most_bytes=1_000_000, files=2)
    out.add("next")
    out.close()
    assert file.stat().st_size == 70_005


@pytest.mark.skipif(not FULL.exists(), reason="/dev/full, a disk without room, is Linux's")
def test_a_full_disk_raises_and_the_next_line_is_written_once_there_is_room(file: Path) -> None:
    file.parent.mkdir()
    file.symlink_to(FULL)
    out = LineFile(file, most_bytes=20, files=3)
    for _ in range(3):
        with pytest.raises(OSError, match="No space"):
            out.add("lost")
    file.unlink()
    out.add("kept")
    out.close()
    assert read(file) == ["kept"]


def test_what_fits_no_more_leaves_whole_lines(file: Path) -> None:
    """A disk takes part of a line: the part goes."""
    out = LineFile(file, most_bytes=1000, files=3)
    out.add("whole")
    raw = out._out
    assert raw is not None

    class Filling:
        """Takes three bytes, then none."""

        taken = False

        def write(self, content: bytes) -> int:
            if self.taken:
                raise OSError(28, "No space left on device")
            self.taken = True
            assert raw is not None
            return raw.write(content[:3])

        def __getattr__(self, name: str) -> object:
            return getattr(raw, name)

    out._out = Filling()  # type: ignore[assignment]
    with pytest.raises(OSError, match="No space"):
        out.add("abcdef")
    assert read(file) == ["whole"]
    out.add("again")
    out.close()
    raw.close()
    assert read(file) == ["whole", "again"]


def test_a_folder_that_was_taken_away_is_made_again(file: Path) -> None:
    write(file, "one")
    file.unlink()
    file.parent.rmdir()
    write(file, "two")
    assert read(file) == ["two"]
