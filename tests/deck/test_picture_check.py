"""Every picture of a deck is checked completely before it plays: once, within limits, and with heartbeats meanwhile."""

import hashlib
import os
import shutil
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from support.decks import picture_of
from support.files import PICTURE, edit
from support.photos import saved, scene
from support.problems import told

from kiosk.deck import Record, picture_check, picture_record, selection
from kiosk.deck.load import load
from kiosk.pictures import photos, svg
from kiosk.pictures.photos import decoding, limits
from kiosk.problems import ProblemsError
from kiosk.qt.painting import Order, UnusableError, paint

PHOTO = saved(scene(), "jpeg")


def errors(folder: Path) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        load(folder)
    return told(caught.value.problems, folder)


@pytest.fixture
def photo(deck_folder: Path) -> Path:
    """The photo of card `two`."""
    file = deck_folder / "illustrations" / "photo.jpg"
    file.write_bytes(PHOTO)
    edit(deck_folder / "deck.yaml", "accent: juniper\n    illustration: illustrations/picture.svg", PLACE)
    return file


PLACE = "accent: juniper\n    illustration: illustrations/photo.jpg"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (PHOTO[: len(PHOTO) // 2], "a part of it is missing; wait until it is copied completely, or copy it again"),
        (PHOTO[: len(PHOTO) // 2] + b"\xff\xd9", "it is damaged; copy it again, or save it again"),
        (b"", "a part of it is missing; wait until it is copied completely, or copy it again"),
        (b"GIF89a" + bytes(99), "it is a GIF; export it as JPEG or PNG"),
        (
            PHOTO.replace(struct.pack(">HH", 240, 320), struct.pack(">HH", 20_000, 30_000)),
            "30000x20000 px in 0 MB is too large; a JPEG may have 210 megapixels, 65,535 px a side and 150 MB: save it",
        ),
    ],
)
def test_a_broken_photo_is_named_with_its_place(deck_folder: Path, photo: Path, content: bytes, why: str) -> None:
    load(deck_folder)
    photo.write_bytes(content)
    (said,) = errors(deck_folder)
    assert said.startswith("deck.yaml:16:5: error: `illustration`: illustrations/photo.jpg cannot be drawn: ")
    assert why in said


def test_a_large_photo_is_played_as_a_smaller_copy(
    deck_folder: Path, photo: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Made once, when the deck is checked; whoever paints it only reads the copy."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(photos, "PLAYED", limits.Bounds(len(PHOTO), 320, limits.PLAYED.pixels))
    photo.write_bytes(saved(scene(), "png"))
    deck, problems = load(deck_folder)
    (said,) = [str(problem) for problem in problems if problem.file == photo]
    assert "warning: it is large (320x240 px, 0 MB); the kiosk makes a smaller copy of it (320x240 px)" in said
    monkeypatch.setattr(subprocess, "Popen", None)
    painted = paint(Order(picture_of(deck.pages[2]), "#000000", (320, 240), layered=False)).layers[0].image
    found = Image.frombytes("RGB", (320, 240), bytes(painted.constBits()), "raw", "BGRX")
    assert max(ImageStat.Stat(ImageChops.difference(found, scene())).mean[:2]) < 6, "the third is grain"


def test_a_half_copied_photo_is_never_the_last_good_deck(
    deck_folder: Path, tmp_path: Path, photo: Path, expect_log: list[str]
) -> None:
    last, known = tmp_path / "last", Record(tmp_path / "pictures")
    playing, _ = load(deck_folder, known)
    selection.remember(playing, last, known)
    photo.write_bytes(PHOTO[: len(PHOTO) * 45 // 100])
    expect_log += ["could not be saved", "photo.jpg cannot be drawn"]
    selection.remember(playing, last, known)
    deck = selection.choose(deck_folder, last, record=known)
    assert deck is not None
    assert deck.folder == last
    assert (last / "illustrations" / "photo.jpg").read_bytes() == PHOTO


def test_a_picture_that_is_known_is_not_decoded_again(
    deck_folder: Path, tmp_path: Path, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = load(deck_folder, Record(tmp_path / "state" / "pictures"))
    decoded: list[object] = []
    monkeypatch.setattr(decoding, "require_whole", decoded.append)
    monkeypatch.setattr(svg, "parse", decoded.append)
    second, _ = load(deck_folder, Record(tmp_path / "state" / "pictures"))
    assert (second, decoded) == (first, [])
    photo.write_bytes(saved(scene(40, 30), "jpeg"))
    load(deck_folder, Record(tmp_path / "state" / "pictures"))
    assert len(decoded) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda text: text.replace(b" ", b"  "),
        lambda text: b"0 " + text,
        lambda text: text[: len(text) // 2],
        lambda _: b"\xff" * 5_000_000,
        lambda text: text.splitlines(keepends=True)[0] + b"x" * 100 + b"\n",
    ],
)
def test_a_damaged_record_only_costs_time(
    deck_folder: Path, tmp_path: Path, photo: Path, damage: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / "pictures"
    first, _ = load(deck_folder, Record(file))
    file.write_bytes(damage(file.read_bytes()))
    assert load(deck_folder, Record(file))[0] == first
    photo.write_bytes(PHOTO[:-100])
    with pytest.raises(ProblemsError):
        load(deck_folder, Record(file))


def digest(file: Path) -> str:
    kind = b"svg" if file.suffix == ".svg" else b"photo"
    return hashlib.blake2b(file.read_bytes(), digest_size=16, person=kind).hexdigest()


def test_a_forged_record_puts_no_half_picture_on_the_screen(deck_folder: Path, photo: Path) -> None:
    photo.write_bytes(PHOTO[: len(PHOTO) // 2] + b"\xff\xd9")
    forged = Record()
    for file in (photo, deck_folder / "illustrations" / "picture.svg"):
        forged.add(digest(file), picture_record.Found(has_quiet_side=False, pixels=1))
    deck, _ = load(deck_folder, forged)
    with pytest.raises(UnusableError, match="damaged"):
        paint(Order(picture_of(deck.pages[2]), "#000000", (60, 40), layered=False))


def test_the_record_is_bounded_and_forgets_the_oldest(tmp_path: Path) -> None:
    file = tmp_path / "pictures"
    known = Record(file)
    for number in range(2_400):
        known.add(f"{number:032x}", picture_record.Found(has_quiet_side=False, pixels=number))
    again = known.get(f"{5:032x}")
    assert again
    known.add(f"{5:032x}", again)  # so that it is not the oldest any more
    known.save()
    later = Record(file)
    assert later.get(f"{2_399:032x}") == picture_record.Found(has_quiet_side=False, pixels=2_399)
    assert f"{5:032x}" in later
    assert f"{400:032x}" not in later
    assert file.stat().st_size < 300_000


@pytest.mark.parametrize("place", ["folder", "pipe", "nowhere"])
def test_a_record_that_cannot_be_kept_is_let_be(deck_folder: Path, tmp_path: Path, place: str) -> None:
    file = tmp_path / "pictures"
    match place:
        case "folder":
            file.mkdir()
        case "pipe":
            os.mkfifo(file)
        case "nowhere":
            file = deck_folder / "deck.yaml" / "pictures"
    load(deck_folder, Record(file))


def test_loading_beats_for_each_file(deck_folder: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copy(deck_folder / "illustrations" / "picture.svg", deck_folder / "illustrations" / f"{name}.svg")
        edit(deck_folder / "deck.yaml", "illustrations/picture.svg", f"illustrations/{name}.svg")
    beats: list[None] = []
    load(deck_folder, Record(tmp_path / "pictures"), lambda: beats.append(None))
    assert len(beats) == 3 + 3, "three pictures, of which cards share one, and three YAML files"


@pytest.mark.parametrize(
    ("bound", "most", "said"),
    [
        ("MAX_SVG_BYTES", len(PICTURE) + 1, "illustrations/more.svg the deck's SVGs are larger than 0 MB in total"),
        ("MAX_PHOTO_BYTES", len(PHOTO) - 1, "illustrations/photo.jpg the deck's photos are larger than 0 MB or 1500"),
        (
            "MAX_PHOTO_PIXELS",
            320 * 240 - 1,
            "photos are larger than 600 MB or 0 megapixels in total; save them smaller",
        ),
    ],
)
def test_a_deck_has_a_budget(
    deck_folder: Path, photo: Path, monkeypatch: pytest.MonkeyPatch, bound: str, most: float, said: str
) -> None:
    assert photo.is_file()
    (deck_folder / "illustrations" / "more.svg").write_text(PICTURE, encoding="utf-8")
    edit(
        deck_folder / "deck.yaml",
        "plum\n    illustration: illustrations/picture",
        "plum\n    illustration: illustrations/more",
    )
    load(deck_folder)
    monkeypatch.setattr(picture_check, bound, most)
    assert [said in line for line in errors(deck_folder)] == [True]
