"""Photos are shown upright and in the colours that browsers show."""

import struct
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat
from support.photos import chunk, exif, png, saved, scene

from kiosk.pictures import photos
from kiosk.pictures.crop import Placement
from kiosk.pictures.photos import decoding

GROUND = "#102030"
RED, BLUE = (200, 30, 40), (40, 30, 200)


def shown(data: bytes) -> Image.Image:
    """The photo on its ground, in its own size."""
    found = photos.parse(data)
    decoding.require_whole(found)
    size = decoding.upright(found)
    return Image.frombytes("RGB", size, decoding.covering(found, Placement(0, 0, *size), size, GROUND), "raw", "BGRX")


def colour(data: bytes, x: int = 0, y: int = 0) -> tuple[int, ...]:
    found = shown(data).getpixel((x, y))
    assert isinstance(found, tuple)
    return found


def is_near(one: tuple[int, ...], other: tuple[int, ...], most: int = 4) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= most


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright(kind: str, orientation: int) -> None:
    data = saved(scene(64, 40), kind, exif=exif(orientation))
    wanted = ImageOps.exif_transpose(Image.open(BytesIO(data))).convert("RGB")
    found = shown(data)
    assert found.size == wanted.size
    assert max(ImageStat.Stat(ImageChops.difference(found, wanted)).mean) < 2


@pytest.mark.parametrize(
    "said", [b"", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\0\x01" + bytes(5), exif(1)[:-3], b"x" * 99]
)
def test_exif_that_says_nothing_is_let_be(said: bytes) -> None:
    whole = saved(scene(64, 40), "png")
    assert shown(whole[:33] + chunk(b"eXIf", said) + whole[33:]).size == (64, 40)


def other_way_round() -> bytes:
    """A profile in which red and blue have changed places."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"tXYZ", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"tXYZ", b"bXYZ", 1)


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_a_profile_is_followed(kind: str) -> None:
    data = saved(Image.new("RGB", (16, 16), RED), kind, icc_profile=other_way_round(), quality=100)
    assert is_near(colour(data), BLUE, 12)


@pytest.mark.parametrize("profile", [b"not a profile", other_way_round()[:200], bytes(5_000_000)])
def test_a_profile_that_cannot_be_used_says_nothing(profile: bytes) -> None:
    assert is_near(colour(saved(Image.new("RGB", (16, 16), RED), "png", icc_profile=profile)), RED)


def test_a_profile_for_other_colours_says_nothing() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert is_near(colour(saved(Image.new("RGB", (16, 16), RED), "png", icc_profile=lab)), RED)
    assert is_near(colour(saved(Image.new("L", (16, 16), 90), "jpeg", icc_profile=other_way_round())), (90, 90, 90))


def test_ink_is_no_negative() -> None:
    """As printing programs write it: CMYK, inverted, and a marker of Adobe's that says so."""
    ink = Image.new("RGB", (16, 16), RED).convert("CMYK")
    data = saved(ink, "jpeg", quality=100)
    assert b"Adobe" in data
    assert is_near(colour(data), RED, 8)


def test_a_png_of_another_gamma_is_no_darker() -> None:
    grey = saved(Image.new("RGB", (9, 9), (128, 128, 128)), "png")
    light = chunk(b"gAMA", struct.pack(">I", 100_000))  # of light itself
    assert colour(grey) == (128, 128, 128)
    assert is_near(colour(grey[:33] + light + grey[33:]), (188, 188, 188), 1)
    assert colour(grey[:33] + chunk(b"sRGB", b"\0") + light + grey[33:]) == (128, 128, 128)
    assert colour(grey[:33] + chunk(b"gAMA", struct.pack(">I", 45_455)) + grey[33:]) == (128, 128, 128)
    assert colour(grey[:33] + chunk(b"gAMA", struct.pack(">I", 0)) + grey[33:]) == (128, 128, 128)


P3 = (0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06)
SRGB = (0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)


def primaries(*values: float) -> bytes:
    return chunk(b"cHRM", struct.pack(">8L", *(round(100_000 * value) for value in values)))


def test_a_png_of_other_primaries_has_their_colours() -> None:
    """Values as Chromium shows them."""
    gamma = chunk(b"gAMA", struct.pack(">I", 45_455))
    green = saved(Image.new("RGB", (9, 9), (120, 160, 120)), "png")

    def said(*chunks: bytes) -> tuple[int, ...]:
        return colour(green[:33] + b"".join(chunks) + green[33:])

    assert is_near(said(primaries(*P3), gamma), (109, 163, 117), 1)
    assert is_near(said(primaries(*P3), chunk(b"gAMA", struct.pack(">I", 60_000))), (136, 182, 142), 1)
    for points, shown_as in (
        ((12, 13), (108, 161, 116)),
        ((12, 4), (109, 163, 117)),
        ((9, 1), (74, 159, 107)),
        ((1, 8), (183, 208, 183)),
        ((1, 1), (113, 155, 113)),
    ):
        assert is_near(said(chunk(b"cICP", bytes((*points, 0, 1))), chunk(b"sRGB", b"\0")), shown_as, 1), points
    same = ((primaries(*SRGB), gamma), (primaries(*P3),), (primaries(*P3), gamma, chunk(b"sRGB", b"\0")),
            (chunk(b"cICP", bytes((1, 13, 0, 1))),), (chunk(b"cICP", b"\x0c"),), (primaries(*P3[:7], 0), gamma),
            (primaries(*P3[:2], *P3[:2], *P3[:2], *P3[:2]), gamma), (primaries(*[0.2] * 8), gamma))  # fmt: skip
    assert [said(*chunks) for chunks in same] == [(120, 160, 120)] * len(same)


def test_a_png_for_an_hdr_screen_is_refused_by_name() -> None:
    photo = saved(Image.new("RGB", (9, 9), RED), "png")
    with pytest.raises(photos.UnusableError, match=r"HDR screen \(PQ\); save it as SDR"):
        photos.parse(photo[:33] + chunk(b"cICP", bytes((9, 16, 0, 1))) + photo[33:])


def test_grey_of_sixteen_bits_keeps_its_tones() -> None:
    data = png(3, 1, 16, 0, b"\0" + struct.pack(">HHH", 0, 0x8000, 0xFFFF))
    assert [colour(data, x)[0] for x in range(3)] == [0, 127, 255]


@pytest.mark.parametrize(
    ("depth", "kind", "row", "key"),
    [
        (16, 2, struct.pack(">9H", 0x1234, 0x5678, 0x9ABC, 0x1234, 0x5678, 0x9ABD, 0, 0, 0), (0x1234, 0x5678, 0x9ABC)),
        (8, 2, bytes((1, 2, 3, 1, 2, 4, 0, 0, 0)), (1, 2, 3)),
        (16, 0, struct.pack(">3H", 0x1234, 0x1235, 0), (0x1234,)),
        (8, 0, bytes((7, 8, 0)), (7,)),
        (4, 0, bytes((0x78, 0x00)), (7,)),
        (1, 0, bytes((0b10000000,)), (1,)),
    ],
)
def test_the_colour_that_means_transparent_is_the_ground_and_no_other(
    depth: int, kind: int, row: bytes, key: tuple[int, ...]
) -> None:
    data = png(3, 1, depth, kind, b"\0" + row, chunk(b"tRNS", struct.pack(f">{len(key)}H", *key)))
    ground = (0x10, 0x20, 0x30)
    assert [colour(data, x) == ground for x in range(3)] == [True, False, False]


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
@pytest.mark.parametrize("kind", ["png", "webp"])
def test_what_is_transparent_is_the_ground(mode: str, kind: str) -> None:
    half = Image.new("RGBA", (8, 8), (250, 250, 250, 255))
    half.paste((0, 0, 0, 0), (0, 0, 4, 8))
    data = saved(half.quantize(4) if mode == "P" else half.convert(mode), kind)
    assert is_near(colour(data, 1, 4), (0x10, 0x20, 0x30), 8)
    assert is_near(colour(data, 6, 4), (250, 250, 250), 8)
