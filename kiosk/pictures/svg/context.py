"""What an element stands in."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from kiosk.pictures.svg.reading import name_of
from kiosk.pictures.svg.stylesheet import Said
from kiosk.pictures.svg.traversal import NO_SHAPE
from kiosk.pictures.svg.words import inherited


@dataclass(frozen=True)
class Context:
    """The elements above one, from the root on, and what they say of all in them.

    `words` is what they say of words. `home` is for what is drawn only where something refers to it: ids of which one
    has to be used.
    """

    above: tuple[ET.Element, ...] = ()
    home: frozenset[str] | None = None
    hidden: bool = False
    font: str = ""
    words: Said = field(default_factory=dict)
    variables: Said = field(default_factory=dict)

    def inside(self, source: ET.Element, said: Said, variables: Said) -> "Context":
        """What the children of an element stand in that stands here and of which this is `said`."""
        home = self.home
        if name_of(source) in NO_SHAPE or home is not None:
            home = (home or frozenset()) | {source.get("id", "")}
        hidden = (
            self.hidden
            or (said.get("display") == "none" and bool(self.above))
            or said.get("visibility") in {"hidden", "collapse"}
        )
        font = said.get("font-family", self.font)
        return Context((*self.above, source), home, hidden, font, inherited(self.words, said), variables)
