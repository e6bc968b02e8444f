"""A photo is checked before it is decoded: by its content, within limits, without parts that would take forever."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zlib import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from support.photos import chunk, jpeg_segment, made

from kiosk.pictures import photos
from kiosk.pictures.crop import Placement
from kiosk.pictures.photos import decoding, smaller_copies


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_each_format_is_known_by_its_content(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "named.png"
    file.write_bytes(made(kind))
    assert smaller_copies.read(file).format == kind


@pytest.mark.parametrize(
    "data", [made("png"), made("webp", lossless=True), made("jpeg", progressive=True), made("webp"), made("jpeg")]
)
def test_the_size_is_read_from_the_head(data: bytes) -> None:
    assert photos.parse(data).size == (30, 20)


@pytest.mark.parametrize(
    ("kind", "size"),
    [(kind, size) for kind in ("png", "jpeg") for size in ((16_385, 10), (10, 16_385))]
    + [("png", (8_000, 5_001)), ("jpeg", (8_000, 5_001))],
)
def test_too_many_pixels_are_refused_by_the_head(kind: str, size: tuple[int, int]) -> None:
    with pytest.raises(photos.UnusableError, match="too large"):
        photos.parse(made(kind, size, "L")[:1000])


def test_too_many_pixels_behind_much_else_are_refused() -> None:
    whole = made("jpeg", (8_000, 6_300))
    with pytest.raises(photos.UnusableError, match="too large"):
        photos.parse(whole[:2] + jpeg_segment(0xED, bytes(65_000)) * 10 + whole[2:])


@pytest.mark.parametrize("kind", ["gif", "bmp", "ico", "tiff", "ppm"])
def test_another_format_is_refused_whatever_its_name(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "named.png"
    file.write_bytes(made(kind))
    with pytest.raises(photos.UnusableError, match=r"JPEG or PNG|not PNG, JPEG or WebP"):
        smaller_copies.read(file)


def test_an_svg_named_png_is_refused() -> None:
    with pytest.raises(photos.UnusableError, match="it is an SVG"):
        photos.parse(b'<svg xmlns="http://www.w3.org/2000/svg"/>')


@pytest.mark.parametrize("begun", [b"", made("png")[:10], bytes(5_000)])
def test_a_photo_that_is_about_to_be_copied_is_cut(begun: bytes) -> None:
    with pytest.raises(photos.UnusableError, match="a part of it is missing"):
        photos.parse(begun)


def test_what_a_png_holds_beside_its_picture_is_left_out() -> None:
    plain = made("png")
    bomb = chunk(b"zTXt", b"k\0\0" + compress(bytes(7_900_000), 9))
    assert photos.parse(plain[:33] + bomb * 50 + chunk(b"iTXt", b"a") + plain[33:]).data == plain


def test_what_a_jpeg_holds_beside_its_picture_is_left_out() -> None:
    plain = made("jpeg")
    more = jpeg_segment(0xE1, b"Exif\0\0" + made("jpeg")) + jpeg_segment(0xE2, b"MPF\0x") + jpeg_segment(0xFE, b"me")
    assert photos.parse(plain[:20] + more + plain[20:]).data == plain


def test_a_png_of_too_many_parts_is_refused() -> None:
    plain = made("png")
    with pytest.raises(photos.UnusableError, match="parts"):
        photos.parse(plain[:33] + chunk(b"tEXt", b"") * 21_000 + plain[33:])


def test_a_jpeg_of_too_many_scans_is_refused() -> None:
    whole = made("jpeg", progressive=True)
    scan = whole[whole.rindex(b"\xff\xda") : -2]
    decoding.require_whole(photos.parse(whole))
    with pytest.raises(photos.UnusableError, match="scans"):
        decoding.require_whole(photos.parse(whole[:-2] + scan * 100 + whole[-2:]))


@pytest.mark.parametrize("kind", ["webp", "png"])
def test_of_an_animation_the_first_picture_is_shown(kind: str) -> None:
    frames = [Image.new("RGB", (9, 9), (shade, 0, 0)) for shade in (200, 0)]
    written = BytesIO()
    frames[0].save(written, kind, save_all=True, append_images=frames[1:], lossless=True)
    photo = photos.parse(written.getvalue())
    assert photos.is_animated(written.getvalue())
    shown = decoding.covering(photo, Placement(0, 0, 9, 9), (9, 9), "#000000")
    assert {shown[at : at + 3] for at in range(0, len(shown), 4)} == {b"\0\0\xc8"}


def test_what_is_no_animation_is_none() -> None:
    assert not any(photos.is_animated(made(kind)) for kind in ("png", "jpeg", "webp"))


def test_an_animated_webp_of_which_a_block_was_never_written_is_damaged() -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    written = BytesIO()
    noise.save(written, "webp", save_all=True, append_images=[noise.rotate(90)])
    data = bytearray(written.getvalue())
    data[2_000:4_000] = bytes(2_000)
    with pytest.raises(photos.UnusableError, match="damaged"):
        photos.parse(bytes(data))


def test_a_file_too_long_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "a.png").open("wb") as sparse:
        sparse.truncate(10_000_000_000)
    with pytest.raises(OSError, match="larger"):
        smaller_copies.read(tmp_path / "a.png")


@given(st.sampled_from([made("png"), made("jpeg"), made("webp"), b""]), st.integers(0, 60), st.binary(max_size=40))
def test_anything_else_is_a_photo_or_refused(whole: bytes, kept: int, more: bytes) -> None:
    with suppress(photos.UnusableError):
        decoding.require_whole(photos.parse(whole[:kept] + more))
