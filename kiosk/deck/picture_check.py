"""Checks a deck's pictures before it plays: each one completely, and how much they are together."""

import hashlib
import re
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from kiosk.deck.fonts import Fonts
from kiosk.deck.picture_record import Found, Record
from kiosk.pictures import photos, svg
from kiosk.pictures.photos import smaller
from kiosk.problems import Problem, Severity
from kiosk.system import files
from kiosk.text.typeface import FAMILY, lacking

# Limits for all pictures of a deck, each counted once: sixty photos from a camera, and more drawings than anybody makes
# by hand. So even the slowest kiosk checks a new deck within minutes.
MAX_PHOTO_BYTES = 600_000_000
MAX_PHOTO_PIXELS = 1_500_000_000
MAX_SVG_BYTES = 20_000_000
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
        self.slips: list[Problem] = []  # slips in pictures that the record does not have
        self._photo_bytes = self._photo_pixels = self._svg_bytes = 0
        self._is_too_much = False

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
        digest = hashlib.blake2b(data, digest_size=16, person=b"svg" if is_svg else b"photo").hexdigest()
        found = self._record.get(digest)
        if found is None:
            found = self._svg(name, data) if is_svg else self._photo(name, data)
            self._record.add(digest, found)
        self._beat()
        self._photo_pixels += found.pixels
        self._require_room(name)
        self._found[name] = found

    def _svg(self, name: str, data: bytes) -> Found:
        try:
            drawing = svg.parse(data, advise=True)
        except svg.UnusableError as error:
            self._tell(name, data, error.slips)
            raise
        self._tell(name, data, drawing.slips)
        if lacks := "".join(sorted(lacking(drawing.words, self._fonts.letters))):
            message = f"{FAMILY} has no {lacks[:_MANY]}, which is in its text; turn the text into paths"
            self.slips.append(Problem(self._folder / name, 1, 1, message, Severity.WARNING))
        return Found(drawing.has_quiet_side, 0, drawing.may_have_quiet_side)

    def _tell(self, name: str, data: bytes, slips: Iterable[svg.Slip]) -> None:
        for slip in slips:
            line, column = (slip.line, 1) if slip.line else _place(data.decode("utf-8-sig"), slip)
            severity = Severity.ERROR if slip.is_error else Severity.WARNING
            self.slips.append(Problem(self._folder / name, line, column, slip.message, severity))

    def _photo(self, name: str, data: bytes) -> Found:
        from kiosk.pictures.photos import pixels  # noqa: PLC0415 - Pillow is loaded only for a deck with photos

        played, size = smaller.played(data, self._beat), photos.size_of(data)
        if played is data:
            pixels.require_whole(photos.parse(data))
        else:  # whoever made the copy has decoded all of it
            copy = photos.size_of(played)
            message = (
                f"it is large ({size.width}x{size.height} px, {len(data) / 1e6:.0f} MB); "
                f"the kiosk makes a smaller copy of it ({copy.width}x{copy.height} px), and plays that"
            )
            self.slips.append(Problem(self._folder / name, 1, 1, message, Severity.WARNING))
        if photos.is_animated(data):
            message = "it is an animation, of which the kiosk shows the first picture only; save that one as a PNG"
            self.slips.append(Problem(self._folder / name, 1, 1, message, Severity.WARNING))
        return Found(has_quiet_side=False, pixels=size.pixels)

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
            raise ValueError(f"with {name} the deck's SVGs are larger than {most} in total; simplify them")
        if self._photo_bytes > MAX_PHOTO_BYTES or self._photo_pixels > MAX_PHOTO_PIXELS:
            most = f"{MAX_PHOTO_BYTES // 1_000_000} MB or {MAX_PHOTO_PIXELS // 1_000_000} megapixels"
            raise ValueError(f"with {name} the deck's photos are larger than {most} in total; save them smaller")
        self._is_too_much = False


def _place(text: str, slip: svg.Slip) -> tuple[int, int]:
    """The line and column where an element has this id or label."""
    said = re.finditer(rf"""\b(?:id|inkscape:label)\s*=\s*["']{re.escape(slip.id)}["']""", text)
    there = next(islice(said, slip.nth - 1, None), None)
    before = text[: there.start()] if there else ""
    return before.count("\n") + 1, len(before) - before.rfind("\n")
