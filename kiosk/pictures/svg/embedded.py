"""Pictures within an SVG: checked like photos, and made as plain as the painter needs them."""

import base64
import binascii
import re
from io import BytesIO
from urllib.parse import unquote

from kiosk.pictures import photos
from kiosk.pictures.svg.shapes import UnusableError

_DATA = re.compile(r"data:([^,;]*)((?:;[^,;]+)*),(.*)", re.DOTALL | re.IGNORECASE)
_PICTURES = {"image/png", "image/jpeg", "image/jpg", "image/webp"}
_KINDS = re.compile(rb"\x89PNG|\xff\xd8\xff|RIFF....WEBP", re.DOTALL)  # what counts, whatever its name says
_HEAD = 400  # letters
_PROFILES = re.compile(rb"ICC_PROFILE\0|iCCP|ICCP")
_SCREENS = re.compile(rb"s\0?R\0?G\0?B")  # named in the profile of a screen, which changes nothing


def lack_of_picture(href: str) -> str:
    """Which of LACKS keeps a picture from being drawn; nothing if it can be one."""
    said = _DATA.fullmatch(href)
    if not said:
        return "outside"
    try:
        is_known = said[1].lower() in _PICTURES or _KINDS.match(_decoded(said[3][:_HEAD]))
        return "" if ";base64" in said[2].lower() and is_known else "format"
    except ValueError:
        return "format"


def _decoded(said: str) -> bytes:
    """What a text in base64 stands for. Raises ValueError."""
    plain = "".join((unquote(said) if "%" in said else said).split()).rstrip("=")
    return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=False)


def plain_picture(href: str) -> str:
    """The picture upright and in a screen's colours, as the painter knows neither; nothing if it is not one.

    Raises UnusableError for one that is damaged or beyond the limits of photos.
    """
    from kiosk.pictures.photos import colours, decoding  # noqa: PLC0415 - Pillow is loaded only for a drawing with pictures

    said = _DATA.fullmatch(href)
    try:
        data = _decoded(said[3] if said else "")
        photo = photos.parse(data)
        picture, info = decoding.decoded(photo, photo.size)
    except photos.UnusableError as error:
        raise UnusableError(f"a picture in it cannot be drawn: {error}") from None
    except (binascii.Error, ValueError):
        return ""
    kind = photo.format if photo.format in {"png", "webp"} else "jpeg"
    has_profile = _PROFILES.search(photo.data) is not None and not _SCREENS.search(info.get("icc_profile") or b"")
    if photo.orientation == 1 and not has_profile and picture.mode != "CMYK":
        return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
    made = BytesIO()
    colours.on_screen(decoding.turned(picture, photo), info).save(made, "PNG", compress_level=1)
    return f"data:image/png;base64,{base64.b64encode(made.getvalue()).decode()}"
