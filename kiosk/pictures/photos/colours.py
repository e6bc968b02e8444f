"""Converts a photo's colours to those of a screen, sRGB, as browsers do."""

from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

_MAX_PROFILE = 4_000_000  # bytes; profiles of printing presses have two million
_OF_DEVICES = {"mntr", "scnr", "prtr", "spac"}  # classes of profiles that tell what a picture's colours are
_SPACES = {"L": "GRAY", "RGB": "RGB ", "RGBA": "RGB ", "CMYK": "CMYK"}
_SCREEN = 1 / 2.2  # the gamma in a PNG made for screens
_SAME = 0.01
Info = dict[str | tuple[int, int], Any]  # the `info` of a Pillow image


def on_screen(picture: Image.Image, info: Info) -> Image.Image:
    """A picture (L, RGB, RGBA or CMYK) as RGB or RGBA. A profile that cannot be used is ignored."""
    profile, gamma = info.get("icc_profile"), info.get("gamma")
    if profile and len(profile) <= _MAX_PROFILE:
        return _by_profile(picture, profile)
    made = picture if picture.mode in ("RGB", "RGBA") else picture.convert("RGB")
    if gamma and "srgb" not in info and 0.1 < gamma < 3 and abs(gamma - _SCREEN) > _SAME:
        levels = _levels(gamma) * 3 + (list(range(256)) if made.mode == "RGBA" else [])
        return made.point(levels)
    return made


def _by_profile(picture: Image.Image, profile: bytes) -> Image.Image:
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        made = ImageCms.applyTransform(picture, _transform(profile, picture.mode, mode))
    except (ImageCms.PyCMSError, OSError, ValueError):
        made = None
    return made or picture.convert(mode)


@lru_cache(4)
def _transform(profile: bytes, given: str, made: str) -> ImageCms.ImageCmsTransform:
    of_file = ImageCms.ImageCmsProfile(BytesIO(profile))
    if of_file.profile.device_class not in _OF_DEVICES or of_file.profile.xcolor_space != _SPACES[given]:
        raise ValueError("a profile for something else")
    return ImageCms.buildTransform(of_file, ImageCms.createProfile("sRGB"), given, made)


def _levels(gamma: float) -> list[int]:
    """What each level of a PNG with this gamma becomes on a screen."""
    light = [(level / 255) ** (1 / gamma) for level in range(256)]
    return [round(255 * (12.92 * one if one <= 0.0031308 else 1.055 * one ** (1 / 2.4) - 0.055)) for one in light]
