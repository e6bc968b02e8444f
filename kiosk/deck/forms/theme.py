"""What editors write about the look of a deck, under `theme:`."""

from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from kiosk.deck.colours import PALETTE
from kiosk.deck.fields import Colour, Line, Picture, Share, Strict, picture
from kiosk.deck.fonts import Fonts
from kiosk.deck.look import SURFACES
from kiosk.problems import MistakeError, Rule

_SWITCH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def _known(colours: dict[str, str]) -> dict[str, str]:
    unknown = sorted(colours.keys() - PALETTE.keys() - set(SURFACES))
    if unknown:
        names = ", ".join((*PALETTE, *SURFACES))
        raise MistakeError(f"no such colour: {', '.join(unknown)}; the colours are {names}", Rule.KEY_UNKNOWN)
    return colours


def _ornament(value: object, info: ValidationInfo) -> object:
    """Whether there is an ornament, or the path of the deck's own."""
    if isinstance(value, str) and value.lower() in _SWITCH:
        return _SWITCH[value.lower()]
    if not isinstance(value, str) or not value.lower().endswith(".svg"):
        raise ValueError("write true, false, or the name of an SVG in the deck's folder that is repeated as a border")
    return picture(value, info)


def _logo(value: str) -> str:
    if Path(value).suffix.lower() not in {".svg", ".png"}:
        raise ValueError("save the logo as SVG or PNG")
    return value


def _family(value: str, info: ValidationInfo) -> str:
    """The family of a font that the deck brings, spelt as the font does."""
    assert info.context is not None  # load.py passes it
    fonts: Fonts = info.context["fonts"]
    there = {family.casefold(): family for family in fonts.families}
    if value.casefold() in there:
        return there[value.casefold()]
    if fonts.has_failed:
        return value  # it may be the one of which the check tells
    unknown = f"no font of the deck is of the family {value}"
    if not there:
        raise MistakeError(unknown, Rule.NAME_UNKNOWN, "put its files under `fonts:` in deck.yaml")
    near = get_close_matches(value.casefold(), there, n=1)
    families = ", ".join(sorted(there.values()))
    hint = f"did you mean {there[near[0]]}?" if near else f"those under `fonts:` are of {families}"
    raise MistakeError(unknown, Rule.NAME_UNKNOWN, hint)


Family = Annotated[Line, AfterValidator(_family)]


class ThemeFonts(Strict):
    """The families of large and of all other words, each of a font that the deck brings."""

    headings: Family | None = None
    text: Family | None = None


class Theme(Strict):
    """How the deck looks: `base`, and what differs from it."""

    base: Literal["felt", "light", "dark"] = "felt"
    colours: Annotated[dict[str, Colour], AfterValidator(_known)] = Field({})
    ornament: Annotated[bool | str, BeforeValidator(_ornament)] | None = None
    radius: Share | None = None  # how round corners are, from square to as round as they can be
    fonts: ThemeFonts = ThemeFonts()
    logo: Annotated[Picture, AfterValidator(_logo)] | None = None
    invitation: Literal["hand", "ripple", "plain"] = "hand"
