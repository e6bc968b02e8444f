"""What colours a picture has at a place, and where it is empty: drawn small, without Qt; what was found out is kept."""

import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kiosk.deck.picture_ahead import digest_of
from kiosk.deck.picture_record import Colours, Record
from kiosk.painter.client import Painter
from kiosk.pictures import photos, svg
from kiosk.pictures.crop import Placement
from kiosk.pictures.photos import smaller_copies
from kiosk.system import cache, files
from kiosk.system.plain_data import from_data

if TYPE_CHECKING:
    from PIL.Image import Image

Box = tuple[float, float, float, float]  # left, top, right and bottom, as parts of the picture's sides
_LONGEST = 160  # px
_UNLIKE = 12  # of 255: what differs less from the corners is as empty as they are
_EXTENT = ("width", "height", "left", "top", "right", "bottom")
_MOST_COLOURS = 32  # those of a gradient or a photo are taken together
_NAME = "painted-colours"
_MOST_BYTES, _MOST_KNOWN = 4_000_000, 4_000


class Extent(NamedTuple):
    """A picture's size, in px or an SVG's units, and the box of what is not as empty as its corners."""

    width: float
    height: float
    box: Box


class PaintedColours:
    """Those of pictures in a deck's `folder`. What is found out is kept in the record, and in the folder `kept`."""

    def __init__(self, folder: Path, record: Record, kept: Path | None = None) -> None:
        self._folder = folder
        self._file = kept / _NAME if kept else None
        self._known = record.colours
        self._is_new = False
        self._painter = Painter()
        self._drawn: tuple[str, Image] | None = None
        answer = cache.read(self._file, cache.program(), _MOST_BYTES) if self._file and not self._known else None
        if answer is not None:
            try:
                self._known.update(from_data(Mapping[str, Colours], json.loads(bytes(answer))))  # type: ignore[type-abstract]
            except (ValueError, RecursionError):  # forged
                return

    def close(self) -> None:
        """Keep what is new, and draw no more."""
        self._painter.close()
        if self._file and self._is_new:
            cache.keep(self._file, cache.program(), json.dumps(self._known, separators=(",", ":")).encode())

    def at(self, name: str, ground: str, box: Box) -> Colours:
        """Those of the picture `name` on a `ground` in a box.

        Raises svg.UnusableError, photos.UnusableError, PainterError and OSError.
        """
        picture, data = self._read(name, ground)
        asked = f"{picture} {box}"
        if asked not in self._known:
            self._keep(asked, _colours(self._small(name, data, ground, picture), box))
        return self._known[asked]

    def extent(self, name: str, ground: str) -> Extent:
        """That of the picture `name` on a `ground`. Raises as `at` does."""
        picture, data = self._read(name, ground)
        asked = f"{picture} extent"
        if asked not in self._known:
            seen = *self._size(name, data), *_seen(self._small(name, data, ground, picture))
            self._keep(asked, tuple(zip(seen, _EXTENT, strict=True)))
        width, height, *box = (value for value, _ in self._known[asked])
        return Extent(width, height, (box[0], box[1], box[2], box[3]))

    def _keep(self, asked: str, found: Colours) -> None:
        if len(self._known) >= _MOST_KNOWN:
            del self._known[next(iter(self._known))]
        self._known[asked] = found
        self._is_new = True

    def _read(self, name: str, ground: str) -> tuple[str, bytes]:
        """What a picture on a ground is known by, and its file."""
        data = files.read_whole(self._folder / name, photos.MAX_BYTES, self._folder)
        return f"{digest_of(data)} {ground}", data

    def _size(self, name: str, data: bytes) -> tuple[float, float]:
        if name.lower().endswith(".svg"):
            drawing = svg.parse(data)
            return drawing.width, drawing.height
        from kiosk.pictures.photos import decoding  # noqa: PLC0415 - not where all is known

        return decoding.upright(smaller_copies.read(self._folder / name, self._folder))

    def _small(self, name: str, data: bytes, ground: str, picture: str) -> "Image":
        if self._drawn is None or self._drawn[0] != picture:
            self._drawn = picture, self._draw(name, data, ground)
        return self._drawn[1]

    def _draw(self, name: str, data: bytes, ground: str) -> "Image":
        from PIL import Image  # noqa: PLC0415 - not where all is known

        from kiosk.pictures.photos import decoding  # noqa: PLC0415 - as above

        if not name.lower().endswith(".svg"):
            photo = smaller_copies.read(self._folder / name, self._folder)
            width, height = _size(*decoding.upright(photo))
            rows = decoding.covering(photo, Placement(0, 0, width, height), (width, height), ground)
            return Image.frombytes("RGB", (width, height), rows, "raw", "BGRX")
        drawing = svg.parse(data)
        width, height = _size(drawing.width, drawing.height)
        drawn = self._painter.draw(drawing.whole, (width, height), (0, 0, width / svg.SIDE, height / svg.SIDE))
        clear = Image.open(BytesIO(drawn)).convert("RGBA")
        image = Image.new("RGBA", clear.size, ground)
        image.alpha_composite(clear)
        return image.convert("RGB")


def _size(width: float, height: float) -> tuple[int, int]:
    longest = max(width, height)
    return max(1, round(_LONGEST * width / longest)), max(1, round(_LONGEST * height / longest))


def _colours(picture: "Image", box: Box) -> Colours:
    left, top, right, bottom = box
    width, height = picture.size
    part = picture.crop((round(left * width), round(top * height), round(right * width), round(bottom * height)))
    found = part.getcolors(_MOST_COLOURS) or part.quantize(_MOST_COLOURS).convert("RGB").getcolors() or []
    whole = part.width * part.height
    return tuple((count / whole, _said(colour)) for count, colour in sorted(found, reverse=True))


def _seen(picture: "Image") -> Box:
    """The box, as parts of the sides, of what differs from the corners; all of it if they differ from each other."""
    from PIL import Image, ImageChops  # noqa: PLC0415 - not where all is known

    width, height = picture.size
    corners = {picture.getpixel((x, y)) for x in (0, width - 1) for y in (0, height - 1)}
    if len(corners) > 1:
        return 0, 0, 1, 1
    unlike = ImageChops.difference(picture, Image.new("RGB", picture.size, corners.pop())).convert("L")
    left, top, right, bottom = unlike.point(lambda value: 255 * (value > _UNLIKE)).getbbox() or (0, 0, width, height)
    return left / width, top / height, right / width, bottom / height


def _said(colour: Any) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)
