"""A photo is looked at before it is decoded: by its content, within bounds, without what would take for ever."""

import struct
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zlib import compress, crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk import photos


def made(kind: str, size: tuple[int, int] = (30, 20), **options: bool) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, (40, 90, 160)).save(written, kind, **options)
    return written.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", crc32(name + data))


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_each_format_is_known_by_its_content(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "named.png"
    file.write_bytes(made(kind))
    assert photos.read(file).format == kind


@pytest.mark.parametrize("data", [made("webp", lossless=True), made("jpeg", progressive=True), made("webp")])
def test_the_size_is_read_from_the_head(data: bytes) -> None:
    assert photos._look(data)[1] == (30, 20)


@pytest.mark.parametrize("size", [(8_193, 10), (10, 8_193), (8_000, 5_001)])
@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_too_many_pixels_are_refused_by_the_head(kind: str, size: tuple[int, int]) -> None:
    with pytest.raises(photos.UnusableError, match="too large"):
        photos.look(made(kind, size)[:1000])


@pytest.mark.parametrize("kind", ["gif", "bmp", "ico", "tiff", "ppm"])
def test_another_format_is_refused_whatever_its_name(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "named.png"
    file.write_bytes(made(kind))
    with pytest.raises(photos.UnusableError, match="no PNG, JPEG or WebP"):
        photos.read(file)


def test_an_svg_named_png_is_refused() -> None:
    with pytest.raises(photos.UnusableError, match="no PNG"):
        photos.look(b'<svg xmlns="http://www.w3.org/2000/svg"/>')


def test_what_a_png_holds_beside_its_picture_is_left_out(tmp_path: Path) -> None:
    plain = made("png")
    bomb = chunk(b"zTXt", b"k\0\0" + compress(bytes(7_900_000), 9))
    file = tmp_path / "bomb.png"
    file.write_bytes(plain[:33] + bomb * 50 + chunk(b"iCCP", b"p\0\0" + compress(bytes(10))) + plain[33:])
    assert photos.read(file).data == plain


@pytest.mark.parametrize(("inserted", "why"), [(chunk(b"tEXt", b"") * 21_000, "parts")])
def test_a_png_of_too_many_parts_is_refused(tmp_path: Path, inserted: bytes, why: str) -> None:
    plain = made("png")
    (tmp_path / "a.png").write_bytes(plain[:33] + inserted + plain[33:])
    with pytest.raises(photos.UnusableError, match=why):
        photos.read(tmp_path / "a.png")


def test_a_jpeg_of_too_many_scans_is_refused(tmp_path: Path) -> None:
    whole = made("jpeg", progressive=True)
    scan = whole[whole.rindex(b"\xff\xda") : -2]
    (tmp_path / "a.jpg").write_bytes(whole)
    assert photos.read(tmp_path / "a.jpg").data == whole
    (tmp_path / "a.jpg").write_bytes(whole[:-2] + scan * 100 + whole[-2:])
    with pytest.raises(photos.UnusableError, match="scans"):
        photos.read(tmp_path / "a.jpg")


def test_an_animation_is_refused() -> None:
    frames = [Image.new("RGB", (9, 9), (shade, 0, 0)) for shade in (0, 200)]
    written = BytesIO()
    frames[0].save(written, "webp", save_all=True, append_images=frames[1:])
    with pytest.raises(photos.UnusableError, match="animation"):
        photos.look(written.getvalue())


def test_a_file_too_long_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "a.png").open("wb") as sparse:
        sparse.truncate(10_000_000_000)
    with pytest.raises(photos.UnusableError, match="larger"):
        photos.read(tmp_path / "a.png")


@given(st.sampled_from([made("png"), made("jpeg"), made("webp"), b""]), st.integers(0, 60), st.binary(max_size=40))
def test_anything_else_is_a_photo_or_refused(whole: bytes, kept: int, more: bytes) -> None:
    data = whole[:kept] + more
    with suppress(photos.UnusableError):
        assert photos.look(data) in {"png", "jpeg", "webp"}
