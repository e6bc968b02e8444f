"""What is said of an SVG's words: what of it the painter draws a little differently from a browser."""

from collections.abc import Iterator

from kiosk.pictures.svg import dashes
from kiosk.pictures.svg.numbers import length
from kiosk.pictures.svg.stylesheet import Said

# What is said of words by what they stand in, too.
INHERITED = {"text-anchor", "letter-spacing", "font-style", "font-kerning", "font-feature-settings", "font-size-adjust"}
INHERITED |= {"font-weight", "text-orientation", "color", *dashes.SAID}
INHERITED |= {f"font-variant{part}" for part in ("", "-caps", "-numeric", "-ligatures", "-position", "-alternates")}
_OWN = {"baseline-shift", "text-decoration"}
_USUAL = {"", "normal", "none", "auto", "mixed", "inherit", "initial", "unset"}
_BOLD = {"normal": 400, "bold": 700}

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
            case "text-anchor" | "font-weight" | "color" | "stroke-dasharray" | "stroke-dashoffset":
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
                is_different = low not in _USUAL  # lines are thinner, and in the colour of each letter
            case _:
                is_different = low not in _USUAL
        if is_different:
            yield f"{key}: {value}"


def weight_of(said: str, above: Said) -> str:
    """A weight, and as a number one that is only said to be bolder or lighter than what it stands in."""
    if said not in {"bolder", "lighter"}:
        return said
    before = above.get("font-weight", "400")
    weight = _BOLD.get(before) or int(length(before)) or 400
    if said == "bolder":
        return "400" if weight < 350 else "700" if weight < 550 else "900"
    return "100" if weight < 550 else "400" if weight < 750 else "700"
