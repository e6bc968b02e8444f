"""What is said of an SVG's words: what of it the painter draws a little differently from a browser."""

from collections.abc import Iterator

from kiosk.pictures.svg.numbers import length
from kiosk.pictures.svg.stylesheet import Said

# What is said of words by what they stand in, too.
INHERITED = {"text-anchor", "letter-spacing", "font-style", "font-kerning", "font-feature-settings", "font-size-adjust"}
INHERITED |= {f"font-variant{part}" for part in ("", "-caps", "-numeric", "-ligatures", "-position", "-alternates")}
_OWN = {"baseline-shift", "text-decoration"}
_USUAL = {"", "normal", "none", "auto", "inherit", "initial", "unset"}
_LINES = {"underline", "line-through"}

# The sizes of type that have names, px.
SIZES = {"xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32}


def inherited(above: Said, said: Said) -> Said:
    """What holds for the words in an element of which this is `said`, and that stands in what says `above`."""
    own = {key: value for key, value in said.items() if key in INHERITED and value != "inherit"}
    return above | own if own else above


def different(inside: Said, said: Said) -> Iterator[str]:
    """What of words is drawn differently: what holds `inside` an element, and what is `said` of it alone."""
    anchor = inside.get("text-anchor", "")
    for key, value in {**inside, **{key: said[key] for key in sorted(_OWN & set(said))}}.items():
        low = value.lower()
        match key:
            case "text-anchor":
                continue
            case "letter-spacing":  # resvg leaves out the space after the last letter
                if length(value) and anchor in {"middle", "end"}:
                    yield f"letter-spacing: {value} with text-anchor: {anchor}"
                continue
            case "font-kerning":
                is_different = low == "none"
            case "baseline-shift":
                is_different = low in {"sub", "super"}
            case "text-decoration":
                is_different = low not in _USUAL | _LINES
            case _:
                is_different = low not in _USUAL
        if is_different:
            yield f"{key}: {value}"
