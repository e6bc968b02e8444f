"""Checks a deck's pictures before it plays: each one completely, and how much they are together."""

import re
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from kiosk.deck.fonts import Fonts
from kiosk.deck.picture_ahead import Ahead, digest_of
from kiosk.deck.picture_record import Found, Record
from kiosk.pictures import photos, svg
from kiosk.pictures.photos import smaller_copies
from kiosk.pictures.svg.verdict import verdict
from kiosk.problems import MistakeError, Problem, Rule
from kiosk.system import files
from kiosk.text.typeface import FAMILY, lacking

# Limits for all pictures of a deck, each counted once: sixty photos from a camera, and a drawing of 50 kB for each of a
# thousand cards. So even the slowest kiosk checks a new deck within minutes.
MAX_PHOTO_BYTES = 600_000_000
MAX_PHOTO_PIXELS = 1_500_000_000
MAX_SVG_BYTES = 50_000_000
_MANY = 40  # letters in a message


class Pictures:
    """The pictures in a deck's `folder` that were checked. `beat` is called after each one.

    Text in a drawing may have the letters of the deck's `fonts`, which are checked first.
    """

    def __init__(self, folder: Path, record: Record, beat: Callable[[], object], fonts: Fonts) -> None:
        self._folder = folder
        self._fonts = fonts
        self._record = record
        self._beat = beat
        self._found: dict[str, Found] = {}
        self._ahead = Ahead(folder, MAX_SVG_BYTES, record.__contains__)
        self.slips: list[Problem] = []
        self._photo_bytes = self._photo_pixels = self._svg_bytes = 0
        self._is_too_much = False

    def expect(self, names: Iterable[str]) -> None:
        """Drawings at which `look` will look soon, in this order: it need not wait for them then."""
        self._ahead.expect(names)

    def close(self) -> None:
        """Nothing more will be looked at."""
        self._ahead.close()

    def look(self, name: str) -> None:
        """Check the picture `name`, a path in the deck's folder.

        Raises svg.UnusableError and photos.UnusableError, ValueError if all pictures together are too much, and
        OSError.
        """
        if name in self._found or self._is_too_much:
            return  # too much is reported once, and the rest is not checked
        is_svg = name.lower().endswith(".svg")
        data = files.read_whole(self._folder / name, svg.MAX_BYTES if is_svg else photos.MAX_BYTES, self._folder)
        if is_svg:
            self._svg_bytes += len(data)
        else:
            self._photo_bytes += len(data)
        self._require_room(name)
        digest = digest_of(data, b"svg" if is_svg else b"photo")
        found = self._record.get(digest) or (self._svg(name, data, digest) if is_svg else self._photo(data))
        self._record.add(digest, found)
        if is_svg:
            self._tell(name, data, found)
        else:
            self._tell_of_photo(name, data)
        self._beat()
        self._photo_pixels += found.pixels
        self._require_room(name)
        self._found[name] = found

    def _svg(self, name: str, data: bytes, digest: str) -> Found:
        read = self._ahead.verdict(name, digest) or verdict(data)
        found = Found(read.has_quiet_side, 0, read.may_have_quiet_side, read.letters, read.slips)
        if read.refused:
            self._tell(name, data, found)
            raise svg.UnusableError(read.refused)
        return found

    def _tell(self, name: str, data: bytes, found: Found) -> None:
        own = {family.casefold() for family in self._fonts.families}
        for slip in found.slips:
            if not own.isdisjoint(map(str.casefold, slip.families)):
                continue
            line, column = (slip.line, 1) if slip.line else _place(data.decode("utf-8-sig"), slip)
            rule = Rule.PICTURE_LACKS if slip.is_error else Rule.PICTURE_DIFFERS
            self.slips.append(Problem(self._folder / name, line, column, slip.message, rule))
        if lacks := "".join(sorted(lacking(found.letters, self._fonts.letters))):
            message = f"{FAMILY} has no {lacks[:_MANY]}, which is in its text; turn the text into paths"
            self.slips.append(Problem(self._folder / name, 1, 1, message, Rule.PICTURE_LETTERS))

    def _photo(self, data: bytes) -> Found:
        from kiosk.pictures.photos import decoding  # noqa: PLC0415 - Pillow is loaded only for a deck with photos

        if smaller_copies.played(data, self._beat) is data:  # whoever made a copy has decoded all of it
            decoding.require_whole(photos.parse(data))
        return Found(has_quiet_side=False, pixels=photos.size_of(data).pixels)

    def _tell_of_photo(self, name: str, data: bytes) -> None:
        if photos.is_large(data):
            size, copy = photos.size_of(data), photos.size_of(smaller_copies.played(data, self._beat))
            message = (
                f"it is large ({size.width}x{size.height} px, {len(data) / 1e6:.0f} MB); "
                f"the kiosk makes a smaller copy of it ({copy.width}x{copy.height} px), and plays that"
            )
            self.slips.append(Problem(self._folder / name, 1, 1, message, Rule.PICTURE_LARGE))
        if photos.is_animated(data):
            message = "it is an animation, of which the kiosk shows the first picture only; save that one as a PNG"
            self.slips.append(Problem(self._folder / name, 1, 1, message, Rule.PICTURE_MOVES))

    def has_quiet_side(self, name: str) -> bool:
        """Whether a checked picture was drawn for the kiosk, with room for words on its left."""
        return self._found[name].has_quiet_side

    def may_have_quiet_side(self, name: str) -> bool:
        """Whether a checked picture is a drawing of the shape of one drawn for the kiosk."""
        return name in self._found and self._found[name].is_wide

    def _require_room(self, name: str) -> None:
        self._is_too_much = True
        if self._svg_bytes > MAX_SVG_BYTES:
            most = f"{MAX_SVG_BYTES // 1_000_000} MB"
            message = f"with {name} the deck's SVGs are larger than {most} in total; simplify them"
            raise MistakeError(message, Rule.PICTURES_TOO_LARGE)
        if self._photo_bytes > MAX_PHOTO_BYTES or self._photo_pixels > MAX_PHOTO_PIXELS:
            most = f"{MAX_PHOTO_BYTES // 1_000_000} MB or {MAX_PHOTO_PIXELS // 1_000_000} megapixels"
            message = f"with {name} the deck's photos are larger than {most} in total; save them smaller"
            raise MistakeError(message, Rule.PICTURES_TOO_LARGE)
        self._is_too_much = False


def _place(text: str, slip: svg.Slip) -> tuple[int, int]:
    """The line and column where an element has this id or label."""
    said = re.finditer(rf"""\b(?:id|inkscape:label)\s*=\s*["']{re.escape(slip.id)}["']""", text)
    there = next(islice(said, slip.nth - 1, None), None)
    before = text[: there.start()] if there else ""
    return before.count("\n") + 1, len(before) - before.rfind("\n")
