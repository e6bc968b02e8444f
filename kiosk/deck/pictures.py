"""Looks at the pictures of a deck before it plays: at each of them wholly, and at what they come to together."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from kiosk import disk, photos, svg
from kiosk.deck.record import Found, Record

# Of all pictures of a deck, each counted once: sixty photos of a camera, and more drawing than anybody does by hand. So
# the slowest kiosk has looked at a new deck within some minutes.
MAX_PHOTO_BYTES = 600_000_000
MAX_PHOTO_PIXELS = 1_500_000_000
MAX_SVG_BYTES = 20_000_000


class Pictures:
    """What is known of the pictures in a deck's `folder`. `beat` is called after each one that was looked at."""

    def __init__(self, folder: Path, record: Record, beat: Callable[[], object]) -> None:
        self._folder = folder
        self._record = record
        self._beat = beat
        self._found: dict[str, Found] = {}
        self._photo_bytes = self._photo_pixels = self._svg_bytes = 0
        self._is_too_much = False

    def look(self, name: str) -> None:
        """Look at the picture `name`, a path in the deck's folder.

        Raises svg.UnusableError and photos.UnusableError, ValueError for too much in all, and OSError.
        """
        if name in self._found or self._is_too_much:
            return  # what is too much is said once, and the rest is not looked at
        is_svg = name.lower().endswith(".svg")
        data = disk.read_whole(self._folder / name, svg.MAX_BYTES if is_svg else photos.MAX_BYTES, self._folder)
        if is_svg:
            self._svg_bytes += len(data)
        else:
            self._photo_bytes += len(data)
        self._require_room(name)
        digest = hashlib.blake2b(data, digest_size=16, person=b"svg" if is_svg else b"photo").hexdigest()
        found = self._record.get(digest)
        if found is None:
            found = _svg(data) if is_svg else _photo(data)
            self._record.add(digest, found)
        self._beat()
        self._photo_pixels += found.pixels
        self._require_room(name)
        self._found[name] = found

    def has_quiet_side(self, name: str) -> bool:
        """Whether a picture that was looked at was drawn for the kiosk, with room for words on its left."""
        return self._found[name].has_quiet_side

    def _require_room(self, name: str) -> None:
        self._is_too_much = True
        if self._svg_bytes > MAX_SVG_BYTES:
            most = f"{MAX_SVG_BYTES // 1_000_000} MB"
            raise ValueError(f"with {name} the deck's SVGs are larger than {most} in all; save them simpler")
        if self._photo_bytes > MAX_PHOTO_BYTES or self._photo_pixels > MAX_PHOTO_PIXELS:
            most = f"{MAX_PHOTO_BYTES // 1_000_000} MB or {MAX_PHOTO_PIXELS // 1_000_000} megapixels"
            raise ValueError(f"with {name} the deck's photos are larger than {most} in all; save them smaller")
        self._is_too_much = False


def _svg(data: bytes) -> Found:
    return Found(svg.parse(data).has_quiet_side, 0)


def _photo(data: bytes) -> Found:
    from kiosk.photos import pixels  # noqa: PLC0415 - Pillow is loaded only for a deck with photos

    photo = photos.parse(data)
    pixels.require_whole(photo)
    return Found(has_quiet_side=False, pixels=photo.size.width * photo.size.height)
