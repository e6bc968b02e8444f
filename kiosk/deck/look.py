"""How a deck looks: a base that is ready for use, changed by what `theme:` says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.deck.colours import COMFORTABLE, PALETTE, READABLE, VISIBLE, contrast, mixed, readable

_ALWAYS = ("#FFFFFF", "#000000")  # one of them is readable on any colour
SURFACES = ("paper", "text", "bar", "action")  # colours that a deck may give besides those of the palette


@dataclass(frozen=True)
class Base:
    """A look to begin with. Colours are `#RRGGBB` or names of the palette."""

    paper: str
    text: str
    bar: str
    action: str
    edge: float  # how far the cords' colour is from paper to text, 0 to 1
    rim: float  # how far that of the bar's buttons is from the bar to its words, 0 to 1
    roundness: float
    ornament: bool
    is_plain: bool  # words stand on paper, and not on a page's own colours


BASES: Mapping[str, Base] = {
    "felt": Base("felt", "ink", "ink", "saffron", 0, 1, 1, ornament=True, is_plain=False),
    "light": Base("#FFFFFF", "#1C1C1E", "#EDEDEB", "#0A5EA8", 0, 0.5, 0.35, ornament=False, is_plain=True),
    "dark": Base("#141416", "#F2F0EB", "#0A0A0B", "#D9B36C", 0.18, 0.5, 0.35, ornament=False, is_plain=True),
}


@dataclass(frozen=True)
class Look:
    """A deck's colours (`#RRGGBB`), shapes and marks."""

    paper: str  # behind the words that are read
    text: str
    bar: str
    on_bar: str
    action: str  # of what asks to be touched
    on_action: str
    edge: str  # of the cords around patches and pictures
    rim: str  # around the bar's buttons
    roundness: float  # 0: corners are square, 1: as round as they can be
    ornament: bool  # the kiosk's own borders and threads
    is_plain: bool
    border: Path | None = None  # the deck's own border, an SVG that is repeated
    logo: Path | None = None
    headings: str = ""  # the family of large words, which a font of the deck has; else the kiosk's typeface
    words: str = ""  # that of all others
    invitation: str = "hand"  # how the attract loop asks for a touch: hand, ripple, plain

    def on(self, ground: str) -> str:
        """The colour of words on `ground`."""
        return readable(ground, self.paper, self.text, *_ALWAYS)

    def toned(self, accent: str, walnut: str) -> str:
        """An accent as the colour of words on paper: itself, or walnut, or as much nearer to the text as it takes."""
        nearer = (mixed(accent, self.text, part / 20) for part in range(1, 21))
        wished = (accent, walnut, *nearer)
        return next((colour for colour in wished if contrast(colour, self.paper) >= READABLE), self.text)

    @property
    def patch(self) -> str:
        """The ground of a tile's words, if they do not stand on the card's accent."""
        return mixed(self.paper, self.text, 0.1)

    @property
    def raised(self) -> str:
        """The ground of the bar's buttons."""
        return self._on_bar(0.11)

    @property
    def pressed(self) -> str:
        """That of one under a finger."""
        return self._on_bar(0.28)

    @property
    def dot(self) -> str:
        """What marks the other cards on the bar."""
        nearer = (mixed(self.bar, self.on_bar, part / 20) for part in range(8, 21))
        return next((colour for colour in nearer if contrast(colour, self.bar) >= VISIBLE), self.on_bar)

    def _on_bar(self, part: float) -> str:
        """The bar's colour, so far towards that of its words; or away from it, where they could not be read."""
        raised = mixed(self.bar, self.on_bar, part)
        away = max(_ALWAYS, key=lambda colour: contrast(colour, self.on_bar))
        return raised if contrast(raised, self.on_bar) >= READABLE else mixed(self.bar, away, part)

    def files(self) -> Iterator[Path]:
        """Its files."""
        yield from filter(None, (self.border, self.logo))


def look(base: str, colours: Mapping[str, str]) -> Look:
    """The look of a base with a deck's own colours. Words for which it gives no colour get one that is readable."""
    known = {**PALETTE, **colours}
    start = BASES[base]

    def colour(name: str, given: str) -> str:
        return colours.get(name) or known.get(given, given)

    paper, text = colour("paper", start.paper), colour("text", start.text)
    if contrast(text, paper) < COMFORTABLE and not _is_given(start, colours):
        text = _best(paper, text, known["felt"], *_ALWAYS)
    bar, action = colour("bar", start.bar), colour("action", start.action)
    on_bar = readable(bar, paper, text, *_ALWAYS)
    return Look(
        paper=paper,
        text=text,
        bar=bar,
        on_bar=on_bar,
        action=action,
        on_action=readable(action, text, paper, *_ALWAYS),
        edge=mixed(paper, text, start.edge),
        rim=mixed(bar, on_bar, start.rim),
        roundness=start.roundness,
        ornament=start.ornament,
        is_plain=start.is_plain,
    )


def _is_given(start: Base, colours: Mapping[str, str]) -> bool:
    """Whether the deck itself says the colour of words on paper."""
    return "text" in colours or start.text in colours


def _best(ground: str, *wished: str) -> str:
    return next((each for each in wished if contrast(each, ground) >= COMFORTABLE), readable(ground, *wished))


OWN = look("felt", {})  # the kiosk's own: without a deck, and for its operator
