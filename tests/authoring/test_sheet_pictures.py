"""A table with pictures beside it becomes a whole deck."""

import csv
import shutil
from pathlib import Path

import pytest

from kiosk.authoring.sheet_files import import_sheet
from kiosk.deck.load import load
from kiosk.system import files

_SUN = Path(__file__).parents[2] / "docs" / "examples" / "fact" / "illustrations" / "sun.svg"
_HEAD = ["kind", "id", "headline [en]", "body [en]", "description [en]", "illustration"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table in a folder of its own, which names sun.svg."""
    folder = tmp_path / "from the office"
    folder.mkdir()
    file = folder / "own.csv"
    rows = [_HEAD, ["", "", "The sun", "Its light reaches us in 8 minutes.", "A sun", "sun.svg"]]
    with file.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows(rows)
    return file


@pytest.mark.parametrize("place", ["sun.svg", "illustrations/sun.svg"])
def test_pictures_beside_the_table_come_along(table: Path, tmp_path: Path, place: str) -> None:
    lying = table.parent / place
    lying.parent.mkdir(exist_ok=True)
    shutil.copy(_SUN, lying)
    deck = tmp_path / "deck"
    assert import_sheet(table, deck).is_saved
    assert (deck / "illustrations" / "sun.svg").read_bytes() == _SUN.read_bytes()
    [card] = load(deck)[0].pages[1:]
    assert card.illustration
    assert card.illustration.file.name == "sun.svg"


def test_a_picture_in_other_capitals_is_the_same_one(table: Path, tmp_path: Path) -> None:
    """As on Windows, where the table was made."""
    shutil.copy(_SUN, table.parent / "Sun.SVG")
    done = import_sheet(table, tmp_path / "deck")
    assert done.problems == []
    assert (tmp_path / "deck" / "illustrations" / "sun.svg").read_bytes() == _SUN.read_bytes()


def test_of_two_pictures_in_other_capitals_none_is_chosen(table: Path, tmp_path: Path) -> None:
    for name in ("Sun.svg", "SUN.svg"):
        shutil.copy(_SUN, table.parent / name)
    done = import_sheet(table, tmp_path / "deck")
    assert any("there is no file illustrations/sun.svg" in line for line in done.problems)


def test_a_copy_that_fails_leaves_no_half_of_it(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(_SUN, table.parent / "sun.svg")

    def full(path: Path) -> None:
        if path.name.startswith(".sun.svg"):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "sync", full)
    with pytest.raises(OSError, match="No space"):
        import_sheet(table, tmp_path / "deck")
    assert not list((tmp_path / "deck" / "illustrations").iterdir())


def test_a_picture_that_is_nowhere_is_named(table: Path, tmp_path: Path) -> None:
    done = import_sheet(table, tmp_path / "deck")
    assert any("row 2, illustration: error" in line for line in done.problems)


def test_a_deck_that_is_there_already_gets_none(table: Path, tmp_path: Path) -> None:
    deck = tmp_path / "deck"
    shutil.copy(_SUN, table.parent / "sun.svg")
    assert import_sheet(table, deck).is_saved
    (deck / "illustrations" / "sun.svg").unlink()
    import_sheet(table, deck)
    assert not (deck / "illustrations" / "sun.svg").exists()
