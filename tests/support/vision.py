"""How colours on the screen look to people who see them differently, and whether words still stand out."""

from collections import Counter
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from kiosk.deck.colours import READABLE

Colour = tuple[float, float, float]  # linear red, green, blue, 0 to 1
Matrix = tuple[Colour, Colour, Colour]

# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009: the matrices of severity 1.0, for
# linear RGB. Without any cones of colour only luminance is left, which is all that contrast is measured by.
VISIONS: Mapping[str, Matrix] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
OTHERS = 4.0  # contrast ratio
_SAMPLE = 12_000  # pixels of a place, at most
_FEW = 4  # pixels of a colour that are not counted: where letters meet


def linear(rgb: int) -> Colour:
    """The linear colour of 0xRRGGBB."""
    channels = ((rgb >> shift & 0xFF) / 255 for shift in (16, 8, 0))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


def luminance(rgb: int, vision: str = "all colours") -> float:
    """Relative luminance (WCAG 2.2) of 0xRRGGBB, as it looks with this vision."""
    colour = linear(rgb)
    seen = (sum(part * channel for part, channel in zip(row, colour, strict=True)) for row in VISIONS[vision])
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in seen)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: int, other: int, vision: str = "all colours") -> float:
    """Contrast ratio (1 to 21) of two colours 0xRRGGBB, as they look with this vision."""
    dark, light = sorted((luminance(one, vision), luminance(other, vision)))
    return (light + 0.05) / (dark + 0.05)


def ground_and_ink(picture: QImage, place: QRect) -> tuple[int, int]:
    """The commonest colour in a place of a picture, and the one that stands out from it most; as 0xRRGGBB."""
    place = place.intersected(picture.rect())
    plain = picture.copy(place).convertToFormat(QImage.Format.Format_RGB32)
    step = max(1, place.width() * place.height() // _SAMPLE)
    pixels = memoryview(bytes(plain.constBits())).cast("I")
    counted: Counter[int] = Counter()
    for row in range(0, plain.height(), step):
        counted.update(pixels[row * plain.width() : (row + 1) * plain.width()])
    ((ground, _),) = counted.most_common(1)
    ground &= 0xFFFFFF
    inks = [colour & 0xFFFFFF for colour, many in counted.items() if many > _FEW]
    return ground, max(inks, key=lambda ink: contrast(ground, ink))


def hardly_read(picture: QImage, place: QRect) -> Iterator[str]:
    """With which visions the words in this place do not stand out, and by how much they do.

    WCAG 2.2, 1.4.3, asks for 4.5:1 as most people see; of others the kiosk asks 4:1, which is more than WCAG does.
    """
    ground, ink = ground_and_ink(picture, place)
    for vision in VISIONS:
        found = contrast(ground, ink, vision)
        if found < (READABLE if vision == "all colours" else OTHERS):
            yield f"#{ink:06x} on #{ground:06x} is {found:.1f} with {vision}"
