"""Recognizes picture formats that the kiosk does not read, and says how to save them in one that it does."""

ENOUGH = 16  # this many bytes of a file are enough to recognize it
_HEAD = 1_000  # bytes in which an SVG begins
_BLANK = b"\xef\xbb\xbf \t\r\n"
_EXPORT = "export it as JPEG or PNG"
_HEIC = (
    "a HEIC, as iPhones take them; open it in Photos and export it as JPEG, "
    "or set the iPhone's Settings, Camera, Formats to Most Compatible and take it again"
)
# The first bytes of each format. In an ISO container ("ftyp"), the brand follows.
_BEGINNINGS = (
    ((b"GIF87a", b"GIF89a"), f"a GIF; {_EXPORT}"),
    ((b"II*\0", b"MM\0*"), f"a TIFF or a camera's raw file; {_EXPORT}"),
    ((b"BM",), f"a BMP; {_EXPORT}"),
    ((b"8BPS",), "a Photoshop file; in Photoshop choose File, Export, Export As, JPEG or PNG"),
    ((b"%PDF",), "a PDF or an Illustrator file; in its program export it as SVG, or as PNG"),
    ((b"%!PS", b"\xc5\xd0\xd3\xc6"), "an EPS; in its program export it as SVG, or as PNG"),
    ((b"\xff\x0a", b"\0\0\0\x0cJXL "), f"a JPEG XL; {_EXPORT}"),
    ((b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51"), f"a JPEG 2000; {_EXPORT}"),
    ((b"\x1f\x8b",), "compressed (SVGZ); save it as plain SVG"),
    (
        (b"\xd7\xcd\xc6\x9a", b"\1\0\0\0l\0\0\0"),
        "a WMF or EMF; in the program that made it export it as SVG, or as PNG",
    ),
    ((b"gimp xcf",), f"a picture of GIMP; in GIMP {_EXPORT}"),
    ((b"fig-kiwi",), "a file of Figma; in Figma export the frame as SVG or PNG"),
    ((b"\0\xffKA",), f"a file of Affinity; in Affinity {_EXPORT}"),
    ((b"\0\0\1\0",), f"an icon; {_EXPORT}"),
    ((b"PK\x03\x04",), "a ZIP, or a document of an office program; take the pictures out of it, and use those"),
)
_BRANDS = (
    ((b"avif", b"avis"), f"an AVIF; {_EXPORT}"),
    (
        (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"),
        _HEIC,
    ),
    ((b"isom", b"iso2", b"mp41", b"mp42", b"qt  "), "a film; save one picture of it as JPEG"),
)


_PAGES = (b"<!doctype html", b"<html", b"<head", b"<body")
_PAGE = "it is a web page, perhaps one that says what went wrong; download the picture itself"
_TAKEN = {b"\x89PNG\r\n": ".png", b"\xff\xd8\xff": ".jpg"}


def instead_of_svg(data: bytes) -> str | None:
    """What a file is that is called an SVG, and what to do about it; None: perhaps one."""
    is_webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    ending = next((ending for begin, ending in _TAKEN.items() if data.startswith(begin)), ".webp" if is_webp else "")
    return f"it is a photo; give its name the ending {ending}" if ending else said(data)


def instead_of_photo(data: bytes) -> str:
    """What a file is that is called a photo and is none, and what to do about it."""
    if b"<svg" in data[:_HEAD] and data[:_HEAD].lstrip(_BLANK).startswith(b"<"):
        return "it is an SVG; give its name the ending .svg"
    return said(data) or "its content is not PNG, JPEG or WebP; save it again as one of these"


def said(data: bytes) -> str | None:
    """The format of `data`, at least the beginning of a file, and what to do about it; None: unknown."""
    if data[:_HEAD].lstrip(_BLANK).lower().startswith(_PAGES):
        return _PAGE
    about, start = (_BRANDS, data[8:]) if data[4:8] == b"ftyp" else (_BEGINNINGS, data)
    return next((f"it is {what}" for beginnings, what in about if start.startswith(beginnings)), None)
