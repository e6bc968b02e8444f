"""What a deck's `theme:` makes of its look and its pages' colours, and which colours cannot be told apart."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.deck.colours import COMFORTABLE, PALETTE, VISIBLE, contrast
from kiosk.deck.forms.page import PageEntry
from kiosk.deck.forms.theme import Theme
from kiosk.deck.look import BASES, Look, look
from kiosk.deck.picture_check import Pictures
from kiosk.problems import Problem
from kiosk.yamlfiles import Document, Way


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


def contrasts(document: Document, theme: Theme) -> Iterator[Problem]:
    """Colours that cannot be told apart. The other words get a colour that is readable on whatever is behind them."""
    shown = themed(document.file.parent, theme)
    base = BASES[theme.base]
    text, paper, bar, action = (_named(theme, role, getattr(base, role)) for role in ("text", "paper", "bar", "action"))
    if (ratio := contrast(shown.text, shown.paper)) < COMFORTABLE:
        message = (
            f"{text} cannot be read on {paper}: their contrast is {ratio:.1f}:1 and must be {COMFORTABLE:g}:1 at "
            "least; make one lighter or darker"
        )
        yield document.problem(_place(theme, text, paper), message)
    if (ratio := contrast(shown.action, shown.bar)) < VISIBLE:
        message = (
            f"{action} is hard to see on {bar}, where it marks the present card: their contrast is {ratio:.1f}:1 and "
            f"should be {VISIBLE:g}:1 at least; make one lighter or darker"
        )
        yield document.warning(_place(theme, action, bar), message)


def _named(theme: Theme, role: str, colour: str) -> str:
    """What editors call the colour of a surface."""
    return role if role in theme.colours or colour.startswith("#") else colour


def _place(theme: Theme, *names: str) -> Way:
    """Where a deck gives the first of these colours that it gives."""
    return ("theme", "colours", next((name for name in names if name in theme.colours), ""))
