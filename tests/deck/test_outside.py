"""No file of a deck is read from outside its folder, and none that is no file is waited for."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from support.decks import picture_of

from kiosk.deck import selection
from kiosk.deck.load import load
from kiosk.problems import ProblemsError
from kiosk.qt.painting import Order, UnusableError, paint
from kiosk.system import files

FILES = ["deck.yaml", "texts/de.yaml", "illustrations/picture.svg"]


def errors(folder: Path) -> str:
    with pytest.raises(ProblemsError) as caught:
        load(folder)
    return str(caught.value)


@pytest.mark.parametrize("name", FILES)
def test_a_link_out_of_the_deck_is_not_followed(deck_folder: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "secret"
    outside.write_text("root: $6$a\nillustration: x\n", encoding="utf-8")
    (deck_folder / name).unlink()
    (deck_folder / name).symlink_to(outside)
    said = errors(deck_folder)
    assert "outside the deck's folder" in said or "leads out of the deck's folder" in said
    assert "$6$" not in said


@pytest.mark.parametrize("name", FILES)
def test_a_folder_of_the_deck_that_leads_out_is_not_followed(deck_folder: Path, tmp_path: Path, name: str) -> None:
    if "/" not in name:
        return
    inside = (deck_folder / name).parent
    inside.rename(tmp_path / "elsewhere")
    inside.symlink_to(tmp_path / "elsewhere")
    assert "the deck's folder" in errors(deck_folder)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir], ids=["pipe", "folder"])
def test_what_is_no_file_is_not_waited_for(deck_folder: Path, name: str, make: Callable[[Path], None]) -> None:
    (deck_folder / name).unlink()
    make(deck_folder / name)
    assert name.partition("/")[2] in errors(deck_folder)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (os.mkfifo, "picture.svg cannot be read: this is not a file"),
        (Path.mkdir, "picture.svg cannot be read: this is not a file"),
        (lambda file: file.symlink_to(file.name), "picture.svg is a broken link"),
        (lambda file: file.symlink_to("gone.svg"), "picture.svg is a broken link"),
    ],
    ids=["pipe", "folder", "loop", "dangling"],
)
def test_it_is_said_what_stands_in_a_pictures_place(deck_folder: Path, make: Callable[[Path], None], said: str) -> None:
    picture = deck_folder / "illustrations" / "picture.svg"
    picture.unlink()
    make(picture)
    assert said in errors(deck_folder)


def test_a_folder_that_the_user_may_not_look_into_is_said(deck_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' user may be root, who may look everywhere."""

    def refuse(folder: Path) -> list[str]:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    monkeypatch.setattr("os.listdir", refuse)
    assert "may not open this folder" in errors(deck_folder)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no device")
@pytest.mark.parametrize("name", FILES)
def test_a_device_is_not_read(deck_folder: Path, name: str) -> None:
    (deck_folder / name).unlink()
    (deck_folder / name).symlink_to("/dev/zero")
    errors(deck_folder)


@pytest.mark.parametrize("name", FILES)
def test_a_link_within_the_deck_is_followed(deck_folder: Path, name: str) -> None:
    (deck_folder / "kept").mkdir()
    kept = deck_folder / "kept" / Path(name).name
    (deck_folder / name).rename(kept)
    (deck_folder / name).symlink_to(kept)
    assert load(deck_folder)[0].pages


def test_a_deck_may_be_a_link_itself(deck_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "current").symlink_to(deck_folder)
    assert load(tmp_path / "current")[0].pages


def test_a_picture_that_became_a_link_out_is_neither_painted_nor_kept(
    deck_folder: Path, tmp_path: Path, expect_log: list[str]
) -> None:
    deck, _ = load(deck_folder)
    picture = deck_folder / "illustrations" / "picture.svg"
    picture.rename(tmp_path / "outside.svg")
    picture.symlink_to(tmp_path / "outside.svg")
    with pytest.raises(UnusableError, match="leads out of the deck's folder"):
        paint(Order(picture_of(deck.pages[0]), "#000000", (60, 40), layered=True))
    expect_log.append("leads out of the deck's folder")
    selection.remember(deck, tmp_path / "last")
    assert not (tmp_path / "last").exists()


def test_the_size_that_the_system_tells_is_not_believed(tmp_path: Path) -> None:
    """Files in /proc have none."""
    assert files.read_whole(Path("/proc/self/status"), 100_000)
    with pytest.raises(OSError, match="larger than 10 bytes"):
        files.read_whole(Path("/proc/self/status"), 10)
    (tmp_path / "ten").write_bytes(b"0123456789")
    assert files.read_whole(tmp_path / "ten", 10) == b"0123456789"
