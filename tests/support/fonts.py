"""Makes fonts: the kiosk's own under another name, with its Latin letters in the places of other letters."""

import struct
from pathlib import Path

from kiosk import paths

FAMILY = "Other Text"


def made(letters: str, weight: str = "Regular") -> bytes:
    """A font with these letters only, which must follow each other in Unicode; they look like A, B, C…"""
    data = (paths.FONTS / f"GolosText-{weight}.ttf").read_bytes()
    data = data.replace("Golos Text".encode("utf-16-be"), FAMILY.encode("utf-16-be"))
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {}
    for n in range(count):
        tag, start, length = struct.unpack_from(">4s4xLL", data, 12 + 16 * n)
        tables[tag] = data[start : start + length]
    first = _glyph_of_a(tables[b"cmap"])
    group = struct.pack(">LLL", ord(letters[0]), ord(letters[-1]), first)
    body = struct.pack(">HHLLL", 12, 0, 28, 0, 1) + group
    tables[b"cmap"] = struct.pack(">HHHHL", 0, 1, 3, 10, 12) + body
    head, rest = data[:12], b""
    place = 12 + 16 * count
    for tag, content in tables.items():
        head += struct.pack(">4sLLL", tag, 0, place + len(rest), len(content))
        rest += content + b"\0" * (-len(content) % 4)
    return head + rest


def _glyph_of_a(cmap: bytes) -> int:
    (place,) = struct.unpack_from(">L", cmap, 8)
    (double,) = struct.unpack_from(">6xH", cmap, place)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", cmap, place + 14)
    starts = struct.unpack_from(f">{count}H", cmap, place + 16 + double)
    deltas = struct.unpack_from(f">{count}H", cmap, place + 16 + 2 * double)
    offsets = struct.unpack_from(f">{count}H", cmap, place + 16 + 3 * double)
    n = next(n for n in range(count) if starts[n] <= ord("A") <= ends[n])
    if not offsets[n]:
        return int(ord("A") + deltas[n]) % 65536
    where = place + 16 + 3 * double + 2 * n + offsets[n] + 2 * (ord("A") - starts[n])
    return int(struct.unpack_from(">H", cmap, where)[0])


def bring(folder: Path, font: bytes, lines: str = "", name: str = "own.ttf") -> Path:
    """Put a font into a deck, with further lines about it in deck.yaml; the font's file."""
    (folder / "fonts").mkdir(exist_ok=True)
    file = folder / "fonts" / name
    file.write_bytes(font)
    deck = folder / "deck.yaml"
    deck.write_text(f"fonts:\n  - file: fonts/{name}\n{lines}{deck.read_text(encoding='utf-8')}", encoding="utf-8")
    return file
