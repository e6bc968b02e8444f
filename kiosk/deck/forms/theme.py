"""What editors write about the look of a deck, under `theme:`."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from kiosk.deck.colours import PALETTE
from kiosk.deck.fields import Colour, Picture, Share, Strict, picture
from kiosk.deck.look import SURFACES

_SWITCH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def _known(colours: dict[str, str]) -> dict[str, str]:
    unknown = sorted(colours.keys() - PALETTE.keys() - set(SURFACES))
    if unknown:
        names = ", ".join((*PALETTE, *SURFACES))
        raise ValueError(f"no such colour: {', '.join(unknown)}; the colours are {names}")
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


class Theme(Strict):
    """How the deck looks: `base`, and what differs from it."""

    base: Literal["felt", "light", "dark"] = "felt"
    colours: Annotated[dict[str, Colour], AfterValidator(_known)] = Field({})
    ornament: Annotated[bool | str, BeforeValidator(_ornament)] | None = None
    radius: Share | None = None  # how round corners are, from square to as round as they can be
    logo: Annotated[Picture, AfterValidator(_logo)] | None = None
    invitation: Literal["hand", "ripple", "plain"] = "hand"
