"""Damaged pictures, and ones that claim to be something else."""

import random
import struct
from collections.abc import Callable
from io import BytesIO
from zlib import compress, crc32, decompress

from PIL import Image


def picture(number: int) -> tuple[str, bytes]:
    """A damaged or deceptive picture: its file name and content."""
    chance = random.Random(number)
    data, name = chance.choice(_SOUND)
    damage = chance.choice(_DAMAGES)
    damaged = bytes(damage(bytearray(data), chance))
    return chance.choice((name, name, name, "a.png", "a.jpg", "a.webp")), damaged


def _made(kind: str, mode: str, size: tuple[int, int], **options: object) -> bytes:
    image = Image.linear_gradient("L").resize(size).convert(mode) if mode != "P" else Image.new("P", size, 7)
    written = BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


def _exif(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif.tobytes()


_SOUND = [
    *((_made("png", mode, (97, 61)), "a.png") for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")),
    (_made("png", "RGB", (640, 400)), "a.png"),
    *((_made("jpeg", mode, (97, 61)), "a.jpg") for mode in ("L", "RGB", "CMYK")),
    *((_made("jpeg", "RGB", (97, 61), exif=_exif(turn)), "a.jpg") for turn in range(1, 9)),
    (_made("jpeg", "RGB", (640, 400), progressive=True), "a.jpg"),
    (_made("jpeg", "RGB", (640, 400), subsampling=2, quality=20), "a.jpg"),
    *((_made("webp", mode, (97, 61), lossless=whole), "a.webp") for mode in ("RGB", "RGBA") for whole in (True, False)),
    (_made("webp", "RGB", (97, 61), exif=_exif(6)), "a.webp"),
    *((_made(kind, "RGB", (97, 61)), "a.png") for kind in ("gif", "bmp", "ico", "tiff", "ppm", "tga", "icns")),
    (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9"/></svg>', "a.png"),
]  # fmt: skip


def _flipped(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.choice((1, 3, 20, 200))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return data


def _flipped_in_its_head(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.randint(1, 4)):
        data[chance.randrange(min(120, len(data)))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))
    return data


def _cut(data: bytearray, chance: random.Random) -> bytearray:
    return data[: chance.randrange(len(data))]


def _doubled(data: bytearray, chance: random.Random) -> bytearray:
    first, last = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[:last] + data[first:last] * chance.randint(1, 30) + data[last:]


def _hollow(data: bytearray, chance: random.Random) -> bytearray:
    first = chance.randrange(len(data))
    last = min(len(data), first + chance.randint(1, 400))
    data[first:last] = bytes([chance.choice((0, 255))]) * (last - first)
    return data


def _shuffled(data: bytearray, chance: random.Random) -> bytearray:
    cuts = sorted(chance.randrange(len(data)) for _ in range(4))
    parts = [data[first:last] for first, last in zip([0, *cuts], [*cuts, len(data)], strict=True)]
    head, rest = parts[0], parts[1:]
    chance.shuffle(rest)
    return head + b"".join(rest)


def _repacked(data: bytearray, chance: random.Random) -> bytearray:
    """A PNG with right checksums and wrong content, which passes every decoder's first check."""
    if not data.startswith(b"\x89PNG"):
        return _flipped(data, chance)
    made, at = bytearray(data[:8]), 8
    while at + 12 <= len(data):
        length = struct.unpack(">I", data[at : at + 4])[0]
        name, inside = bytes(data[at + 4 : at + 8]), data[at + 8 : at + 8 + length]
        if name == b"IDAT":
            inside = bytearray(compress(_flipped(bytearray(decompress(inside)), chance)))
        elif inside and chance.random() < 0.7:
            inside = _flipped_in_its_head(inside, chance)
        made += struct.pack(">I", len(inside)) + name + inside + struct.pack(">I", crc32(name + inside))
        at += 12 + length
    return made


def _stuffed(data: bytearray, chance: random.Random) -> bytearray:
    """Add a text that unpacks to a thousand times its size (PNG), or many scans (JPEG)."""
    if data.startswith(b"\x89PNG"):
        text = b"zTXtk\0\0" + compress(bytes(4_000_000), 9)
        chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", crc32(text))
        return data[:33] + chunk * chance.randint(1, 40) + data[33:]
    scan = data.rfind(b"\xff\xda")
    return data[:-2] + data[scan:-2] * chance.randint(1, 200) + data[-2:] if scan > 0 else _doubled(data, chance)


_DAMAGES: list[Callable[[bytearray, random.Random], bytearray]] = [
    _flipped, _flipped, _flipped_in_its_head, _flipped_in_its_head, _cut, _doubled, _hollow, _shuffled, _repacked,
    _repacked, _stuffed,
]  # fmt: skip
