"""What an element stands in."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from kiosk.pictures.svg.reading import name_of
from kiosk.pictures.svg.stylesheet import Said
from kiosk.pictures.svg.traversal import NO_SHAPE, RESOURCES
from kiosk.pictures.svg.words import inherited


@dataclass(frozen=True)
class Context:
    """The elements above one, from the root on, and what they say of all in them.

    `words` is what they say of words. `home` is for what is drawn only where something refers to it: ids of which one
    has to be used. `undrawn` tells of `display: none`: what is referred to works within a "group" of that, but is
    "lost" in anything else, unless it is a filter.
    """

    above: tuple[ET.Element, ...] = ()
    home: frozenset[str] | None = None
    hidden: bool = False
    undrawn: str = ""
    font: str = ""
    words: Said = field(default_factory=dict)
    variables: Said = field(default_factory=dict)

    def inside(self, source: ET.Element, said: Said, variables: Said) -> "Context":
        """What the children of an element stand in that stands here and of which this is `said`."""
        home, name = self.home, name_of(source)
        if name in NO_SHAPE or home is not None:
            home = (home or frozenset()) | {source.get("id", "")}
        undrawn = self.undrawn
        if said.get("display") == "none" and self.above and name != "marker":
            undrawn = "group" if name == "g" and undrawn != "lost" else "lost"
        is_there = name == "filter" or (name in RESOURCES and undrawn != "lost")
        undrawn = "" if is_there else undrawn
        hidden = not is_there and (self.hidden or bool(undrawn) or said.get("visibility") in {"hidden", "collapse"})
        font = said.get("font-family", self.font)
        return Context((*self.above, source), home, hidden, undrawn, font, inherited(self.words, said), variables)
