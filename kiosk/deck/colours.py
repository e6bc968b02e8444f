"""The palette, and the rule for which colours are readable on which."""

from collections.abc import Mapping

PALETTE: Mapping[str, str] = {
    "ink": "#1B2440",
    "felt": "#F3E9D8",
    "madder": "#B5302B",
    "saffron": "#E9A13B",
    "juniper": "#3F6B4D",
    "lake": "#2D6C8F",
    "walnut": "#6B4630",
    "plum": "#6A2E4F",
    "rose": "#E4B7A0",
    "tan": "#C98F6B",
}
READABLE = 4.5  # contrast ratio for text, WCAG 2.2 success criterion 1.4.3
VISIBLE = 3.0  # for what is no text, criterion 1.4.11
COMFORTABLE = 7.0  # for longer texts, criterion 1.4.6


def luminance(colour: str) -> float:
    """Relative luminance (0 to 1) of `#RRGGBB`, as WCAG 2.2 defines it."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (1 to 21) of two colours `#RRGGBB`."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(ground: str, *wished: str) -> str:
    """The first of these colours that is readable on `ground`, else the one with the best contrast."""
    for colour in wished:
        if contrast(colour, ground) >= READABLE:
            return colour
    return max(wished, key=lambda colour: contrast(colour, ground))


def difference(one: str, other: str) -> int:
    """How far two colours `#RRGGBB` are from each other."""
    return sum(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (1, 3, 5))


def mixed(one: str, other: str, part: float) -> str:
    """A colour `part` (0 to 1) of the way from one `#RRGGBB` to another."""
    if part in {0, 1}:
        return other if part else one
    pairs = ((int(one[start : start + 2], 16), int(other[start : start + 2], 16)) for start in (1, 3, 5))
    return "#" + "".join(f"{round(first + (second - first) * part):02X}" for first, second in pairs)
