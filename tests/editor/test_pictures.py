"""Pictures taken into a deck: checked, named, made smaller, turned."""

from pathlib import Path

import pytest
from PIL import Image
from support.files import PICTURE

from kiosk.check import check
from kiosk.editor import pictures
from kiosk.editor.browsing import entries
from kiosk.pictures.photos import limits


def photo(file: Path, size: tuple[int, int] = (60, 40), **more: object) -> Path:
    Image.new("RGB", size, (200, 30, 30)).save(file, **more)  # type: ignore[arg-type]
    return file


def test_a_photo_is_copied_under_a_name_that_every_system_can_have(deck_folder: Path, tmp_path: Path) -> None:
    taken = pictures.take(deck_folder, photo(tmp_path / "Мой снимок (1).JPG"))
    assert taken.name == "illustrations/Мой-снимок-1.jpg"
    assert (deck_folder / taken.name).read_bytes() == (tmp_path / "Мой снимок (1).JPG").read_bytes()


def test_the_same_picture_is_there_once_and_another_of_its_name_beside_it(deck_folder: Path, tmp_path: Path) -> None:
    first = pictures.take(deck_folder, photo(tmp_path / "a.jpg"))
    assert pictures.take(deck_folder, tmp_path / "a.jpg").name == first.name
    photo(tmp_path / "a.jpg", (80, 40))
    assert pictures.take(deck_folder, tmp_path / "a.jpg").name == "illustrations/a-2.jpg"
    assert pictures.take(deck_folder, deck_folder / first.name).name == first.name


def test_an_svg_is_taken_with_what_is_strange_about_it(deck_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "drawing.svg").write_text(PICTURE, encoding="utf-8")
    assert pictures.take(deck_folder, tmp_path / "drawing.svg") == pictures.Taken("illustrations/drawing.svg")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.jpg", b"no photo" * 20, "cannot be shown"),
        ("a.svg", b"<svg", "cannot be shown"),
        ("a.pptx", b"x", "is no picture that the kiosk can show"),
    ],
)
def test_what_cannot_be_shown_is_refused_and_leaves_nothing(
    deck_folder: Path, tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    before = sorted(deck_folder.rglob("*"))
    (tmp_path / name).write_bytes(content)
    with pytest.raises(pictures.RefusedError, match=why):
        pictures.take(deck_folder, tmp_path / name)
    with pytest.raises(pictures.RefusedError, match="cannot be copied"):
        pictures.take(deck_folder, tmp_path / "missing.jpg")
    assert sorted(deck_folder.rglob("*")) == before


def test_a_far_too_large_photo_is_made_smaller_and_its_original_kept(
    deck_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = limits.Bounds(100_000, 50, dict.fromkeys(limits.NAMES, 2_500))
    monkeypatch.setattr("kiosk.pictures.photos.PLAYED", small)
    made = photo(tmp_path / "small.jpg", (45, 30)).read_bytes()
    monkeypatch.setattr("kiosk.editor.pictures.smaller_copies.played", lambda data, *_: data if data == made else made)
    taken = pictures.take(deck_folder, photo(tmp_path / "large.png", (90, 60)))
    assert taken.name == "illustrations/large.jpg"
    assert "90x60 px is larger than any screen: made 45x30 px" in taken.notes[0]
    assert (deck_folder / "originals" / "large.png").read_bytes() == (tmp_path / "large.png").read_bytes()
    assert "originals" not in {problem.file.parent.name for problem in check(deck_folder)[1]}  # nobody need see them


def test_a_turned_photo_is_a_new_file_and_four_turns_are_none(deck_folder: Path, tmp_path: Path) -> None:
    name = pictures.take(deck_folder, photo(tmp_path / "a.png", (60, 40))).name
    once = pictures.turn(deck_folder, name)
    assert once.name == "illustrations/a-turned.jpg"
    with Image.open(deck_folder / once.name) as turned:
        assert turned.size == (40, 60)
    again = pictures.turn(deck_folder, once.name)
    assert again.name == "illustrations/a-turned-2.jpg"
    assert (deck_folder / "originals" / "a.png").exists()


def test_a_folder_is_listed_with_folders_first_and_pictures_only(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    photo(tmp_path / "b.jpg")
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / ".hidden.jpg").write_text("x")
    place, found = entries(tmp_path / "b.jpg")
    assert place == tmp_path
    assert [(entry.name, entry.isFolder) for entry in found] == [("sub", True), ("b.jpg", False)]
    assert entries(tmp_path / "missing" / "folder")[1] == []
