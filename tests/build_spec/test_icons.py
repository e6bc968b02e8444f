"""The app's icon: every size is there, each from its own drawing, and is what the script draws today."""

import re
from functools import reduce
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PIL.IcnsImagePlugin import IcnsImageFile
from PIL.IcoImagePlugin import IcoImageFile
from PySide6.QtGui import QIcon

from build_spec.tools import icons
from kiosk.deck.colours import PALETTE
from kiosk.paths import ICONS

TOLERANCE = 8  # of 255: so far may another version of Qt, or another processor, round
DRAWINGS = sorted(ICONS.glob("*.svg"))
# Apple's sizes, each with the px it draws to one of them; Pillow writes no plain 16 and 32.
ICNS_FRAMES = {(16, 2), (32, 2), (128, 1), (128, 2), (256, 1), (256, 2), (512, 1), (512, 2)}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the set as the script draws it today."""
    folder = tmp_path_factory.mktemp("icons")
    icons.write(folder)
    return folder


def png(size: int, folder: Path = ICONS) -> Image.Image:
    with Image.open(folder / "png" / f"kiosk-{size}.png") as image:
        return image.convert("RGBA")


def ico_frames() -> dict[int, Image.Image]:
    with IcoImageFile(ICONS / "kiosk.ico") as file:
        return {width: file.ico.getimage((width, height)).convert("RGBA") for width, height in file.ico.sizes()}


def icns_frames() -> dict[tuple[int, int], Image.Image]:
    with IcnsImageFile(ICONS / "kiosk.icns") as file:
        return {(size[0], size[2]): file.icns.getimage(size).convert("RGBA") for size in file.icns.itersizes()}


def difference(one: Image.Image, other: Image.Image) -> int:
    """The largest difference of a pixel's channel; what is transparent has no colour."""
    assert one.size == other.size
    return max(ImageChops.difference(one.convert("RGBa"), other.convert("RGBa")).tobytes())


def share_alike(one: Image.Image, other: Image.Image) -> float:
    """How much of the area has the same colour."""
    bands = ImageChops.difference(one, other).split()
    unlike = reduce(ImageChops.lighter, bands).histogram()
    return sum(unlike[: TOLERANCE + 1]) / sum(unlike)


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda drawing: drawing.name)
def test_every_colour_of_a_drawing_is_of_the_palette(drawing: Path) -> None:
    text = drawing.read_text(encoding="utf-8")
    assert set(re.findall(r'(?:fill|stroke|color)="([^"]*)"', text)) <= {*PALETTE.values(), "none"}
    assert "style" not in text


@pytest.mark.parametrize("size", icons.SIZES)
def test_a_picture_is_a_rounded_tile_in_four_colours_of_the_palette(size: int) -> None:
    image = png(size)
    assert image.size == (size, size)
    assert [image.getpixel((x, y)) for x in (0, size - 1) for y in (0, size - 1)] == [(0, 0, 0, 0)] * 4
    for name in ("lake", "saffron", "ink", "felt"):
        flat = Image.new("RGBA", image.size, PALETTE[name])
        assert share_alike(image, flat) > 0.03, name


@pytest.mark.parametrize("size", icons.SIZES)
def test_the_committed_picture_is_what_is_drawn_today(size: int, drawn: Path) -> None:
    assert difference(png(size), png(size, drawn)) <= TOLERANCE


def test_ico_holds_every_size_as_drawn() -> None:
    frames = ico_frames()
    assert set(frames) == {16, 24, 32, 48, 64, 128, 256}
    assert all(difference(frame, png(size)) == 0 for size, frame in frames.items())


def test_icns_holds_every_size_as_drawn() -> None:
    frames = icns_frames()
    assert set(frames) == ICNS_FRAMES
    assert all(difference(frame, png(size * density)) == 0 for (size, density), frame in frames.items())


def test_drawing_twice_gives_the_same_bytes(drawn: Path, tmp_path: Path) -> None:
    icons.write(tmp_path)
    files = [file.relative_to(drawn) for file in drawn.rglob("*.*")]
    assert len(files) == len(icons.SIZES) + 2
    assert [file for file in files if (drawn / file).read_bytes() != (tmp_path / file).read_bytes()] == []


@pytest.mark.usefixtures("qapp")
def test_the_window_icon_brings_a_window_manager_each_size_of_its_own() -> None:
    icon = QIcon(str(ICONS / "kiosk.ico"))
    assert {size.width() for size in icon.availableSizes()} == set(icons.ICO_SIZES)
