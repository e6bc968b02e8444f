"""What a deck's `theme:` makes of its look and its pages' colours."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.deck.colours import PALETTE
from kiosk.deck.forms.page import PageEntry
from kiosk.deck.forms.theme import Theme
from kiosk.deck.look import Look, look
from kiosk.deck.picture_check import Pictures


def themed(folder: Path, theme: Theme) -> Look:
    """The look of a deck in `folder`."""
    base = look(theme.base, theme.colours)
    ornament = base.ornament if theme.ornament is None else theme.ornament
    return replace(
        base,
        ornament=ornament is True,
        border=folder / ornament if isinstance(ornament, str) else None,
        roundness=base.roundness if theme.radius is None else theme.radius,
        logo=folder / theme.logo if theme.logo else None,
        headings=theme.fonts.headings or "",
        words=theme.fonts.text or "",
        invitation=theme.invitation,
    )


def painted(look: Look, theme: Theme, entry: PageEntry, *, has_quiet_side: bool) -> dict[str, Any]:
    """A page's colours, by the names that Page has for them."""
    colours = {**PALETTE, **theme.colours}
    accent = colours[entry.accent]
    # What is drawn for the kiosk goes on into its ground; beside any other picture words may stand on paper.
    on_paper = bool(look.is_plain and not entry.ground and entry.illustration and not has_quiet_side)
    ground = look.paper if on_paper else colours[entry.ground or entry.accent]
    patch = look.patch if look.is_plain else accent
    return {
        "accent": accent,
        "on_paper": look.toned(accent, colours["walnut"]),
        "patch": patch,
        "on_patch": look.on(patch),
        "ground": ground,
        "on_ground": look.on(ground),
    }


def has_quiet_side(entry: PageEntry, pictures: Pictures) -> bool:
    """Whether words may stand on the left of a page's picture."""
    if entry.illustration is None:
        return False
    if entry.quiet_side:
        return entry.quiet_side == "left"
    return entry.focus is None and pictures.has_quiet_side(entry.illustration)
