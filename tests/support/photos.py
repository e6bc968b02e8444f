"""Small photos for tests, and the parts of their files."""

import random
import struct
from io import BytesIO
from zlib import compress, crc32

from PIL import Image, ImageChops, ImageDraw


def made(kind: str, size: tuple[int, int] = (30, 20), mode: str = "RGB", **options: object) -> bytes:
    """The file of a photo in one colour."""
    return saved(Image.new("RGB", size, (40, 90, 160)).convert(mode), kind, **options)


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    written = BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def scene(width: int = 320, height: int = 240) -> Image.Image:
    """A picture with as much detail as a photo: gradients, edges, grain."""
    slope = Image.linear_gradient("L").resize((width, height))
    grain = Image.frombytes("L", (width, height), random.Random(1).randbytes(width * height)).point(
        lambda level: 64 + level // 2
    )
    picture = Image.merge("RGB", (slope, ImageChops.invert(slope), grain))
    ImageDraw.Draw(picture).ellipse((width // 4, height // 4, width // 2, height // 2), (250, 200, 40))
    return picture


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", crc32(name + data))


def png(width: int, height: int, depth: int, kind: int, rows: bytes, *more: bytes) -> bytes:
    """A PNG with these rows, each with its filter byte; `more` are chunks before them."""
    head = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    parts = (chunk(b"IHDR", head), *more, chunk(b"IDAT", compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def jpeg_segment(marker: int, data: bytes) -> bytes:
    """A segment of a JPEG."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def exif(orientation: int) -> bytes:
    """EXIF with nothing but the orientation."""
    said = Image.Exif()
    said[0x0112] = orientation
    return said.tobytes()
