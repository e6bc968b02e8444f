"""Decodes photos with Pillow, completely or not at all: upright, in sRGB, at the size of their place.

Check and painter use the same functions, so what passes the check is shown. Pillow lets other threads run while it
decodes.
"""

from collections.abc import Callable
from io import BytesIO
from typing import cast

from PIL import Image, ImageChops, ImageFile, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from kiosk.pictures.crop import Placement
from kiosk.pictures.photos import Photo, colours, jpeg_damage
from kiosk.pictures.photos.limits import DAMAGED, Size, UnusableError

_KINDS: dict[str, Callable[[BytesIO], ImageFile.ImageFile]] = {
    "jpeg": JpegImagePlugin.JpegImageFile,
    "progressive": JpegImagePlugin.JpegImageFile,
    "png": PngImagePlugin.PngImageFile,
    "webp": WebPImagePlugin.WebPImageFile,
}
_TURNS = dict(enumerate(Image.Transpose[name] for name in (
    "FLIP_LEFT_RIGHT", "ROTATE_180", "FLIP_TOP_BOTTOM", "TRANSPOSE", "ROTATE_270", "TRANSVERSE", "ROTATE_90",
)))  # fmt: skip
_GREY_16 = [value // 257 for value in range(65_536)]


def require_whole(photo: Photo) -> None:
    """Decode a photo as it would be shown. Raises UnusableError."""
    decoded(photo, Size(1, 1))


def upright(photo: Photo) -> Size:
    """The size when upright."""
    return Size(*reversed(photo.size)) if photo.orientation > 4 else photo.size


def covering(photo: Photo, place: Placement, size: tuple[int, int], ground: str) -> bytes:
    """A photo at `place`, which covers an image of `size` px: rows of 4 bytes a pixel, blue first.

    `ground` (`#RRGGBB`) shows through where the photo is transparent. Raises UnusableError.
    """
    across, down = round(place.width), round(place.height)
    wanted = Size(down, across) if photo.orientation > 4 else Size(across, down)
    picture, info = decoded(photo, wanted)
    picture = turned(picture, photo)
    unit_x, unit_y = picture.width / place.width, picture.height / place.height
    left, top = max(0.0, -place.x * unit_x), max(0.0, -place.y * unit_y)
    box = (left, top, min(picture.width, left + size[0] * unit_x), min(picture.height, top + size[1] * unit_y))
    seen = colours.on_screen(picture.resize(size, Image.Resampling.BICUBIC, box, reducing_gap=3.0), info)
    if seen.mode == "RGBA":
        canvas = Image.new("RGB", size, ground)
        canvas.paste(seen, mask=seen)
        seen = canvas
    return seen.tobytes("raw", "BGRX")


def turned(picture: Image.Image, photo: Photo) -> Image.Image:
    """A photo's picture upright."""
    return picture.transpose(_TURNS[photo.orientation - 2]) if photo.orientation > 1 else picture


def decoded(photo: Photo, wanted: Size) -> tuple[Image.Image, colours.Info]:
    """The picture, not yet rotated, at least `wanted` large if it has that many pixels; and its colour information.

    Raises UnusableError, and MemoryError.
    """
    try:
        opened = _KINDS[photo.format](BytesIO(photo.data))
        _require_size(opened, photo)
        if isinstance(opened, JpegImagePlugin.JpegImageFile):
            opened.draft(None, (max(1, wanted.width), max(1, wanted.height)))
            jpeg_damage.decode(opened, photo.data)
        else:
            opened.load()
        return _eight_bits(opened, photo), opened.info
    except (UnusableError, MemoryError):
        raise
    except Exception:  # whatever a decoder raises for an untrusted file
        raise UnusableError(DAMAGED) from None


def _require_size(opened: ImageFile.ImageFile, photo: Photo) -> None:
    """Raise UnusableError where the decoder sees another size than was bounded."""
    if opened.size != photo.size:
        raise UnusableError(DAMAGED)


def _eight_bits(opened: ImageFile.ImageFile, photo: Photo) -> Image.Image:
    """The picture as L, RGB, RGBA or CMYK, with palettes resolved and transparent colours applied."""
    key = opened.info.pop("transparency", None)
    if opened.mode == "P":
        if key is not None:
            opened.info["transparency"] = key
        return opened.convert("RGB" if key is None else "RGBA")
    if opened.mode == "I;16":
        grey = opened.convert("I")
        made = grey.point(_GREY_16, "L")
        clear = grey.point([255 * (value == key) for value in range(65_536)], "L") if key is not None else None
        return made if clear is None else _without(made, clear)
    if opened.mode == "LA":
        return opened.convert("RGBA")
    made = opened.convert("L") if opened.mode == "1" else cast("Image.Image", opened)
    if key is None:
        return made
    return _without(made, _keyed(made, photo, (key,) if isinstance(key, int) else key))


def _without(picture: Image.Image, clear: Image.Image) -> Image.Image:
    made = picture.convert("RGB")
    made.putalpha(ImageChops.invert(clear))
    return made


def _keyed(picture: Image.Image, photo: Photo, key: tuple[int, ...]) -> Image.Image:
    """Where a PNG's picture has the colour `key`."""
    depth = photo.data[24]
    pictures = [(picture, [value >> 8 if depth == 16 else min(255, value * 255 // (2**depth - 1)) for value in key])]
    if depth == 16:  # colours are equal only if their lower bytes are too, which are decoded as a picture of their own
        lower = PngImagePlugin.PngImageFile(BytesIO(photo.data))
        lower.tile = [tile._replace(args="RGB;16L") for tile in lower.tile]
        lower.load()
        pictures.append((lower, [value & 255 for value in key]))
    clear = Image.new("L", picture.size, 255)
    for made, values in pictures:
        for band, value in zip(made.split(), values, strict=True):
            clear = ImageChops.darker(clear, band.point([255 * (level == value) for level in range(256)]))
    return clear
