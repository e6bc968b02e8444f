"""Reads a font that an editor brings, without Qt: whether it can be one, its name, its letters, its licence.

TrueType and OpenType (ISO/IEC 14496-22): a list of tables, each found by four letters.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_KINDS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_OTHERS = {
    b"ttcf": "it is a collection of fonts (.ttc); use the font of one language, as .ttf or .otf",
    b"wOFF": "it is a web font (.woff); use the same font as .ttf or .otf",
    b"wOF2": "it is a web font (.woff2); use the same font as .ttf or .otf",
}
_NEEDED = (b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name")
_DRAWN = (b"glyf", b"CFF ", b"CFF2")  # outlines; a font has one of them
_MOST_TABLES = 100
_WEIGHT_AT, _BOLD = 4, 600
_LAST = 0x10FFFF
_FAMILY, _TYPOGRAPHIC_FAMILY, _LICENCE, _LICENCE_URL = 1, 16, 13, 14  # numbers of names
_EXCESS = 0.15  # what is kept of a font's height beyond that of the typeface
_DAMAGED = "it is damaged; copy it again"


class FontError(ValueError):
    """A file that cannot be used as a font; the text says why."""


@dataclass(frozen=True)
class FontFile:
    """What a font says of itself."""

    family: str
    letters: frozenset[int]  # code points
    licence: str  # "" if it names none
    is_variable: bool
    is_bold: bool  # or may be


def read_font(data: bytes) -> FontFile:
    """What is in a font. Raises FontError."""
    if data[:4] in _OTHERS:
        raise FontError(_OTHERS[data[:4]])
    if data[:4] not in _KINDS:
        raise FontError("it is no font; use .ttf or .otf")
    try:
        tables = _tables(data)
        missing = [tag.decode() for tag in _NEEDED if tag not in tables]
        if missing or not any(tag in tables for tag in _DRAWN):
            raise FontError(f"it has no {', '.join(missing) or 'outlines'}; use another font")
        _require_sizes(tables)
        names = dict(_names(tables[b"name"]))
        letters = frozenset(_letters(tables[b"cmap"]))
    except (struct.error, IndexError, UnicodeDecodeError):
        raise FontError(_DAMAGED) from None
    family = names.get(_TYPOGRAPHIC_FAMILY) or names.get(_FAMILY, "")
    if not family or not letters:
        raise FontError("it has no name or no letters; use another font")
    licence = names.get(_LICENCE) or names.get(_LICENCE_URL, "")
    is_variable = b"fvar" in tables
    return FontFile(family, letters, licence, is_variable, is_variable or _weight(tables) >= _BOLD)


def _weight(tables: dict[bytes, memoryview]) -> int:
    """How bold a font says it is, from 1 to 1000."""
    if len(tables.get(b"OS/2", b"")) >= _WEIGHT_AT + 2:
        return int(struct.unpack_from(">H", tables[b"OS/2"], _WEIGHT_AT)[0])
    return 700 if tables[b"head"][45] & 1 else 400


def with_lines_of(data: bytes, ascent: float, descent: float) -> bytes:
    """A font that `read_font` accepts, with lines about as high as those of a typeface (its ascent and descent, in em).

    Noto Sans Arabic has room for all marks above each other, nearly twice as much as lines are apart here: text would
    fall apart. So only a part of the excess is kept; rare marks reach into the line above, where there is room.
    """
    tables = _places(data)
    (unit,) = struct.unpack_from(">18xH", data, tables[b"head"])
    changed = bytearray(data)

    def tame(place: int, *, down: bool, form: str = ">h") -> None:
        (value,) = struct.unpack_from(form, data, place)
        wanted = (descent if down else ascent) * unit
        sign = -1 if down and form == ">h" else 1
        if value * sign > wanted:
            struct.pack_into(form, changed, place, sign * round(wanted + _EXCESS * (value * sign - wanted)))

    tame(tables[b"hhea"] + 4, down=False)
    tame(tables[b"hhea"] + 6, down=True)
    struct.pack_into(">h", changed, tables[b"hhea"] + 8, 0)  # the gap between lines
    if b"OS/2" in tables:
        tame(tables[b"OS/2"] + 68, down=False)
        tame(tables[b"OS/2"] + 70, down=True)
        struct.pack_into(">h", changed, tables[b"OS/2"] + 72, 0)
        tame(tables[b"OS/2"] + 74, down=False, form=">H")
        tame(tables[b"OS/2"] + 76, down=True, form=">H")
    return bytes(changed)


def _places(data: bytes) -> dict[bytes, int]:
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4s4xL", data, 12 + 16 * n) for n in range(count))
    return {tag: place for tag, place in entries if tag != b"OS/2" or place + 78 <= len(data)}


def _tables(data: bytes) -> dict[bytes, memoryview]:
    (count,) = struct.unpack_from(">H", data, 4)
    if not 0 < count <= _MOST_TABLES:
        raise FontError(_DAMAGED)
    tables = {}
    for n in range(count):
        tag, start, length = struct.unpack_from(">4s4xLL", data, 12 + 16 * n)
        if start + length > len(data):
            raise FontError("it is cut off; copy it again")
        tables[tag] = memoryview(data)[start : start + length]
    return tables


def _require_sizes(tables: dict[bytes, memoryview]) -> None:
    magic, unit = struct.unpack_from(">12xL2xH", tables[b"head"])
    (glyphs,) = struct.unpack_from(">4xH", tables[b"maxp"])
    (wide,) = struct.unpack_from(">34xH", tables[b"hhea"])
    is_right = magic == 0x5F0F3CF5 and 16 <= unit <= 16384 and 0 < wide <= glyphs
    if not is_right or 4 * wide + 2 * (glyphs - wide) > len(tables[b"hmtx"]):
        raise FontError(_DAMAGED)


def _names(table: memoryview) -> Iterator[tuple[int, str]]:
    """The texts about a font, by number; those in English last, so that they count."""
    _, count, texts = struct.unpack_from(">HHH", table)
    records = [struct.unpack_from(">HHHHHH", table, 6 + 12 * n) for n in range(count)]
    for platform, encoding, language, number, length, start in sorted(records, key=lambda record: record[2] == 0x409):
        del encoding, language
        if platform in {0, 3}:
            text = bytes(table[texts + start : texts + start + length]).decode("utf-16-be")
            yield number, " ".join(text.split())


def _letters(table: memoryview) -> Iterator[int]:
    """The code points of all of a font's maps of Unicode, in the formats 4 and 12."""
    (count,) = struct.unpack_from(">2xH", table)
    maps = (struct.unpack_from(">HHL", table, 4 + 8 * n) for n in range(min(count, _MOST_TABLES)))
    for place in {
        place for platform, encoding, place in maps if platform == 0 or (platform == 3 and encoding in {1, 10})
    }:
        (form,) = struct.unpack_from(">H", table, place)
        if form == 4:
            yield from _in_ranges(table, place)
        elif form == 12:
            yield from _in_groups(table, place)


def _in_ranges(table: memoryview, start: int) -> Iterator[int]:
    """Format 4: ranges of the first 65,536 code points."""
    (double,) = struct.unpack_from(">6xH", table, start)
    count = double // 2
    columns = (
        struct.unpack_from(f">{count}H", table, start + 14 + gap + 2 * count * n) for n, gap in enumerate((0, 2, 2, 2))
    )
    for n, (end, begin, delta, offset) in enumerate(zip(*columns, strict=True)):
        place = start + 16 + 6 * count + 2 * n  # of this range's offset, which counts from here
        for point in range(begin, min(end, 0xFFFE) + 1):
            (glyph,) = struct.unpack_from(">H", table, place + offset + 2 * (point - begin)) if offset else (point,)
            if (not offset or glyph) and (glyph + delta) % 65536:
                yield point


def _in_groups(table: memoryview, start: int) -> Iterator[int]:
    """Format 12: groups of any code points, in order."""
    (count,) = struct.unpack_from(">12xL", table, start)
    last = -1
    for n in range(count):
        begin, end = struct.unpack_from(">LL", table, start + 16 + 12 * n)
        if not last < begin <= end <= _LAST:
            raise FontError(_DAMAGED)
        last = end
        yield from range(begin, end + 1)
