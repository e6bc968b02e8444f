"""Pictures of other programs: the message names what they are and the way out."""

from gzip import compress
from io import BytesIO

import pytest
from PIL import Image

from kiosk.pictures import photos, svg
from kiosk.pictures.photos import other_formats


def saved(kind: str) -> bytes:
    written = BytesIO()
    Image.new("RGB", (40, 40), (200, 0, 0)).save(written, kind)
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (saved("gif"), "a GIF; export it as JPEG or PNG"),
        (saved("tiff"), "a TIFF or a camera's raw file; export it"),
        (saved("bmp"), "a BMP; export it"),
        (saved("pdf"), "a PDF or an Illustrator file; in its program export it as SVG"),
        (saved("eps"), "an EPS; in its program export it as SVG"),
        (saved("jpeg2000"), "a JPEG 2000; export it"),
        (saved("avif"), "an AVIF; export it"),
        (b"\0\0\0\x28ftypheic" + bytes(40), "a HEIC, as iPhones take them; open it in Photos and export it as JPEG"),
        (b"\0\0\0\x20ftypqt  " + bytes(40), "a film; save one picture of it"),
        (b"8BPS\0\1" + bytes(40), "a Photoshop file; in Photoshop choose File, Export"),
        (b"PK\x03\x04" + bytes(40), "a document of an office program; take the pictures out of it"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "it is an SVG; give its name the ending .svg"),
        (b"\n<!DOCTYPE html><html>Not found</html>", "a web page, perhaps one that says what went wrong"),
        (b"\xd7\xcd\xc6\x9a" + bytes(40), "a WMF or EMF"),
        (b"hello" * 9, "its content is not PNG, JPEG or WebP"),
    ],
)
def test_it_is_said_what_a_file_is(data: bytes, message: str) -> None:
    with pytest.raises(photos.UnusableError) as refused:
        photos.parse(data)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            compress(b"<svg xmlns='http://www.w3.org/2000/svg'/>", mtime=0),
            "it is compressed (SVGZ); save it as plain SVG",
        ),
        (saved("pdf"), "a PDF or an Illustrator file; in its program export it as SVG"),
        (saved("png"), "it is a photo; give its name the ending .png"),
        (saved("webp"), "it is a photo; give its name the ending .webp"),
        (b"<html><body><svg/></body></html>", "a web page, perhaps one that says what went wrong"),
    ],
)
def test_it_is_said_what_a_file_is_that_is_called_an_svg(data: bytes, message: str) -> None:
    with pytest.raises(svg.UnusableError) as refused:
        svg.parse(data)
    assert message in str(refused.value)


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_a_beginning_is_enough_and_what_is_read_is_not_foreign(kind: str) -> None:
    assert other_formats.said(saved("gif")[: other_formats.ENOUGH]) == other_formats.said(saved("gif")) is not None
    assert other_formats.said(saved(kind)) is None
