"""Pictures within an SVG."""

import base64
import binascii
import re

from kiosk.pictures import photos
from kiosk.pictures.svg.numbers import UnusableError

_DATA = re.compile(r"data:([\w/+.-]*)((?:;[\w=.-]+)*),(.*)", re.DOTALL)
_PICTURES = {"image/png", "image/jpeg", "image/jpg", "image/webp"}


def lack_of_picture(href: str) -> str:
    """Which of LACKS keeps a picture from being drawn; nothing if it is drawn.

    Raises UnusableError for one that is damaged or beyond the limits of photos.
    """
    said = _DATA.fullmatch(href)
    if not said:
        return "outside"
    if ";base64" not in said[2] or said[1] not in _PICTURES:
        return "format"
    try:
        data = base64.b64decode(re.sub(r"\s|%0A", "", said[3]), validate=False)
        photos.parse(data)
    except photos.UnusableError as error:
        raise UnusableError(f"a picture in it cannot be drawn: {error}") from None
    except (binascii.Error, ValueError):
        return "format"
    return ""
