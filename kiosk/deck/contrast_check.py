"""Checks the contrast of a deck's colours: which cannot be read, and which are hard to see."""

from collections.abc import Iterator

from kiosk.deck.colours import COMFORTABLE, VISIBLE, contrast
from kiosk.deck.forms.theme import Theme
from kiosk.deck.look import BASES
from kiosk.deck.theming import themed
from kiosk.problems import Problem, Rule
from kiosk.yamlfiles import Document, Way


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
        yield document.problem(_place(theme, text, paper), message, Rule.CONTRAST)
    if (ratio := contrast(shown.action, shown.bar)) < VISIBLE:
        message = (
            f"{action} is hard to see on {bar}, where it marks the present card: their contrast is {ratio:.1f}:1 and "
            f"should be {VISIBLE:g}:1 at least; make one lighter or darker"
        )
        yield document.problem(_place(theme, action, bar), message, Rule.CONTRAST_LOW)


def _named(theme: Theme, role: str, colour: str) -> str:
    """What editors call the colour of a surface."""
    return role if role in theme.colours or colour.startswith("#") else colour


def _place(theme: Theme, *names: str) -> Way:
    """Where a deck gives the first of these colours that it gives."""
    return ("theme", "colours", next((name for name in names if name in theme.colours), ""))
