"""Recognizes picture formats that the kiosk does not read, and says how to save them in one that it does."""

ENOUGH = 16  # this many bytes of a file are enough to recognize it
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


def said(data: bytes) -> str | None:
    """The format of `data`, at least the beginning of a file, and what to do about it; None: unknown."""
    about, start = (_BRANDS, data[8:]) if data[4:8] == b"ftyp" else (_BEGINNINGS, data)
    return next((f"it is {what}" for beginnings, what in about if start.startswith(beginnings)), None)
