"""Large photos have smaller copies: upright, in a screen's colours, made once by a process that nothing can keep."""

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from support.photos import exif, made, saved, scene

from kiosk import paths
from kiosk.pictures import photos
from kiosk.pictures.photos import limits, shrinking, smaller_copies
from kiosk.system import cache

SCENE = scene(400, 300)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies are small here, so that this is quick."""
    monkeypatch.setattr(shrinking, "_WANTED", 3_000)
    monkeypatch.setattr(shrinking, "_STRIP", 7)


def copied(data: bytes) -> Image.Image:
    return Image.open(BytesIO(shrinking.shrunk(data)))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (saved(SCENE, "jpeg", quality=95), "JPEG"),
        (saved(SCENE, "jpeg", quality=95, progressive=True), "JPEG"),
        (saved(SCENE.convert("CMYK"), "jpeg", quality=95), "JPEG"),
        (saved(SCENE, "png"), "JPEG"),
        (saved(SCENE.convert("RGBA"), "png"), "JPEG"),
        (saved(SCENE.quantize(200), "png"), "JPEG"),
        (saved(SCENE, "webp", quality=95), "JPEG"),
    ],
)
def test_a_copy_looks_like_its_photo(data: bytes, kind: str) -> None:
    found = copied(data)
    assert (found.format, found.size) == (kind, (63, 47))
    wanted = Image.open(BytesIO(data)).convert("RGB").resize(found.size, Image.Resampling.LANCZOS)
    assert max(ImageStat.Stat(ImageChops.difference(found.convert("RGB"), wanted)).mean) < 6


def test_a_copy_is_upright_and_transparent_where_its_photo_is() -> None:
    half = SCENE.convert("RGBA")
    half.paste((0, 0, 0, 0), (0, 0, 200, 300))
    found = copied(saved(half, "png", exif=exif(6)))
    assert (found.format, found.size) == ("WEBP", (47, 63))
    assert [found.getchannel("A").getpixel((20, y)) for y in (5, 58)] == [0, 255]


@pytest.mark.parametrize("damage", [lambda data: data[:-900], lambda data: data[:900] + bytes(512) + data[1412:]])
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_no_copy_is_made_of_a_part(kind: str, damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(photos.UnusableError):
        shrinking.shrunk(damage(saved(SCENE, kind)))


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> bytes:
    """A photo that counts as large, and a place of its own for the copies."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    bounds = limits.Bounds(limits.PLAYED.size, 300, limits.PLAYED.pixels)
    monkeypatch.setattr(photos, "PLAYED", bounds)
    return saved(SCENE, "jpeg")


def test_a_copy_is_made_once_and_again_when_it_is_lost(large: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []

    def make(_command: object, data: bytes, _beat: object) -> bytes:
        asked.append(data)
        return b"copy"

    monkeypatch.setattr(smaller_copies, "_made", make)
    assert [smaller_copies.played(large), smaller_copies.played(large)] == [b"copy", b"copy"]
    assert asked == [large]
    (kept,) = paths.smaller_photos().iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert smaller_copies.played(large) == b"copy"
    assert asked == [large, large]
    monkeypatch.setattr(cache, "keep", lambda *_: None)
    assert smaller_copies.played(made("jpeg", (20, 20))) == made("jpeg", (20, 20)), "a small photo is its own copy"


def test_the_process_tells_why_there_is_none(large: bytes) -> None:
    with pytest.raises(photos.UnusableError, match="a part of it is missing"):
        smaller_copies.played(large[:-500])


GREEDY = "import sys; from kiosk.pictures.photos import shrinking\nshrinking.shrunk = lambda data: bytes(2 * shrinking."
GREEDY += "MAX_BYTES)\nsys.exit(shrinking.serve())"


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's")
@pytest.mark.parametrize(
    ("code", "why"),
    [("import time; time.sleep(600)", "too much time"), (GREEDY, "too much time or memory"), ("1/0", "too much")],
)
def test_a_process_that_does_not_do_it_costs_one_photo(code: str, why: str) -> None:
    with pytest.raises(photos.UnusableError, match=why):
        smaller_copies._made(
            [sys.executable, "-c", code], b"photo", lambda: None, patience_s=2 if "sleep" in code else 60
        )
