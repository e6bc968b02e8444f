"""A photo of which a part is missing or wrong is never taken for a whole one, and never half drawn."""

import random
import struct
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat
from support.photos import chunk, jpeg_segment, png, saved, scene

from kiosk.pictures import photos
from kiosk.pictures.crop import photo
from kiosk.pictures.photos import decoding
from kiosk.qt.canvas import reader_of

SCENE = scene()
JPEGS = {
    "baseline": saved(SCENE, "jpeg"),
    "optimized": saved(SCENE, "jpeg", optimize=True),
    "progressive": saved(SCENE, "jpeg", progressive=True),
    "restarts": saved(SCENE, "jpeg", restart_marker_blocks=4),
    "rows": saved(SCENE, "jpeg", restart_marker_rows=1, subsampling=0),
    "grey": saved(SCENE.convert("L"), "jpeg"),
    "ink": saved(SCENE.convert("CMYK"), "jpeg", progressive=True),
}
PHOTOS = JPEGS | {
    "png": saved(SCENE, "png"),
    "palette": saved(SCENE.quantize(200), "png"),
    "webp": saved(SCENE, "webp"),
    "lossless": saved(SCENE, "webp", lossless=True),
}


def is_refused(data: bytes) -> bool:
    """Whether both refuse it: who checks and who paints."""
    refusals = 0
    for use in (
        decoding.require_whole,
        lambda found: decoding.covering(found, photo(60, 40, 320, 240), (60, 40), "#000000"),
    ):
        try:
            use(photos.parse(data))
        except photos.UnusableError:
            refusals += 1
    assert refusals in (0, 2), "check and painter differ"
    return refusals == 2


@pytest.mark.parametrize("name", PHOTOS)
def test_a_whole_photo_is_taken(name: str) -> None:
    assert not is_refused(PHOTOS[name])


@pytest.mark.parametrize("name", PHOTOS)
def test_a_cut_photo_is_refused_wherever_it_was_cut(name: str) -> None:
    whole = PHOTOS[name]
    last = len(whole) - (2 if name in JPEGS else 1)
    for length in (*range(1, last, len(whole) // 30), last):
        assert is_refused(whole[:length]), f"{length} of {len(whole)} bytes"


@pytest.mark.parametrize("name", JPEGS)
def test_a_cut_jpeg_with_an_end_put_to_it_is_refused(name: str) -> None:
    """As some programs that copy do; libjpeg then paints the rest grey."""
    whole = JPEGS[name]
    first = whole.index(b"\xff\xda") + 20
    found = [is_refused(whole[:length] + b"\xff\xd9") for length in range(first, len(whole) - 20, len(whole) // 30)]
    # A progressive one that is cut just where a scan ends has all its pixels, only softer.
    assert sum(found) >= 0.9 * len(found)


def test_a_jpeg_of_very_many_restarts_is_taken() -> None:
    assert not is_refused(saved(scene(640, 480).convert("L"), "jpeg", restart_marker_blocks=1))


def test_a_jpeg_that_ends_where_it_may_begin_anew_is_refused() -> None:
    whole = JPEGS["restarts"]
    for restart in (b"\xff\xd0", b"\xff\xd5"):
        assert is_refused(whole[: whole.rindex(restart)] + b"\xff\xd9")


@pytest.mark.parametrize("name", PHOTOS)
def test_a_photo_of_which_a_block_was_never_written_is_refused(name: str) -> None:
    whole, chance = PHOTOS[name], random.Random(1)
    length = min(512, len(whole) // 4)
    for _ in range(20):
        at = chance.randrange(len(whole) // 3, len(whole) - length)
        damaged = whole[:at] + bytes(length) + whole[at + length :]
        # The later scans of a progressive JPEG only refine: there zeros are like others, and a little grain is gone.
        assert is_refused(damaged) or (name in ("progressive", "ink") and difference(whole, damaged) < 8), at


def difference(one: bytes, other: bytes) -> float:
    """The mean difference of two pictures, of 255."""
    both = (Image.open(BytesIO(data)).convert("RGB") for data in (one, other))
    return max(ImageStat.Stat(ImageChops.difference(*both)).mean)


@pytest.mark.parametrize("name", PHOTOS)
def test_a_photo_whose_end_was_never_written_is_refused(name: str) -> None:
    whole = PHOTOS[name]
    for at in range(len(whole) // 2, len(whole) - 600, len(whole) // 20):
        assert is_refused(whole[:at] + bytes(len(whole) - at)), f"{at} of {len(whole)}"


@pytest.mark.parametrize("name", ["png", "palette"])
def test_a_wrong_bit_in_a_png_is_noticed(name: str) -> None:
    whole, chance = PHOTOS[name], random.Random(2)
    for _ in range(40):
        assert is_refused(flipped(whole, chance, 1))


@pytest.mark.qt_log_ignore("Corrupt JPEG|Invalid|Bogus|Unsupported")
@pytest.mark.parametrize("name", ["baseline", "optimized", "progressive", "restarts"])
def test_wrong_bits_in_a_jpeg_are_noticed_where_libjpeg_does(name: str, qtlog: Any) -> None:
    """Qt tells its warnings, Pillow does not. About half of the bits only say how bright something is: nobody knows."""
    whole, chance = JPEGS[name], random.Random(3)
    warned = refused = 0
    for number in range(60):
        data = flipped(whole, chance, 1 + number % 3)
        before = len(qtlog.records)
        reader, _stream = reader_of(data, "jpeg")
        if reader.read().isNull() or len(qtlog.records) > before:
            warned += 1
            refused += is_refused(data)
    assert warned > 10
    assert refused >= 0.8 * warned


def flipped(whole: bytes, chance: random.Random, bits: int) -> bytes:
    data = bytearray(whole)
    for _ in range(bits):
        data[chance.randrange(len(data) // 3, len(data) - 13)] ^= 1 << chance.randrange(8)
    return bytes(data)


@pytest.mark.parametrize("name", JPEGS)
def test_what_follows_a_jpeg_is_let_be(name: str) -> None:
    """The video of a motion photo, a second picture."""
    for more in (b"\0\0\0\x18ftypmp42" + bytes(5_000), JPEGS["grey"], b"\r\n"):
        assert not is_refused(JPEGS[name] + more)


def test_an_end_in_a_preview_is_not_the_photos() -> None:
    whole = JPEGS["baseline"]
    data = whole[:2] + jpeg_segment(0xE1, b"Exif\0\0" + saved(SCENE.resize((40, 30)), "jpeg")) + whole[2:]
    assert not is_refused(data)
    assert is_refused(data[: len(data) // 2])


@pytest.mark.parametrize("marker", [0xC3, 0xC9])
def test_a_jpeg_of_a_rare_kind_is_refused(marker: int) -> None:
    whole = JPEGS["baseline"]
    with pytest.raises(photos.UnusableError, match="unusual"):
        photos.parse(whole.replace(b"\xff\xc0\x00\x11", bytes((0xFF, marker, 0, 0x11))))


def test_a_png_with_too_few_rows_is_refused() -> None:
    rows = b"\0" + bytes(300)
    assert not is_refused(png(100, 100, 8, 2, rows * 100))
    assert is_refused(png(100, 100, 8, 2, rows * 50)), "its sums are right, half of it is not there"
    interlaced = png(100, 100, 8, 2, rows * 50).replace(
        chunk(b"IHDR", struct.pack(">IIBBBBB", 100, 100, 8, 2, 0, 0, 0)),
        chunk(b"IHDR", struct.pack(">IIBBBBB", 100, 100, 8, 2, 0, 0, 1)),
    )
    assert is_refused(interlaced)


@pytest.mark.parametrize("damage", [lambda data: data[:4] + b"\xff\xff\xff\x7f" + data[8:], lambda data: data[:-40]])
def test_a_webp_that_says_more_than_there_is_is_refused(damage: Callable[[bytes], bytes]) -> None:
    assert is_refused(damage(PHOTOS["webp"]))


def test_animations_packed_in_haste_are_whole() -> None:
    """Without entropy coding, long rows of zeros are usual."""
    flat = Image.new("RGB", (640, 480), "white")
    flat.paste((40, 80, 200), (100, 100, 400, 300))
    data = saved(flat, "webp", save_all=True, append_images=[SCENE.resize((640, 480))], lossless=True)
    assert bytes(1_000) in data
    assert not is_refused(data)


@pytest.mark.parametrize("method", [0, 3, 6])
def test_flat_drawings_packed_without_loss_are_whole(method: int) -> None:
    flat = Image.new("RGB", (400, 300), "white")
    flat.paste((200, 40, 40), (50, 50, 200, 200))
    for picture in (flat, flat.resize((4000, 3000)), flat.convert("RGBA").resize((4, 3))):
        assert not is_refused(saved(picture, "webp", lossless=True, method=method))


def test_flat_photos_are_whole() -> None:
    """Long rows of zeros stand for flat areas: they are no damage."""
    for colour in ((255, 255, 255), (0, 0, 0), (10, 60, 90)):
        for kind, options in (("webp", {}), ("webp", {"quality": 100}), ("jpeg", {"optimize": True}), ("png", {})):
            written = BytesIO()
            Image.new("RGB", (1200, 900), colour).save(written, kind, **options)
            assert not is_refused(written.getvalue()), f"{kind} {options} {colour}"
