"""A page as the kiosk uses it: the cover or a card, complete in every language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from kiosk.deck.link import ALL, Link
from kiosk.deck.narration import Narration
from kiosk.deck.prose import Block
from kiosk.text.unspaced import words_in

Said = Mapping[str, str]  # words by language
LONGEST_OPENING = 140  # at most this many letters of a text on a slide: read in passing, in about 8 s


@dataclass(frozen=True)
class PageText:
    """A page's words for one language. `fallback` names the language that they are really in, if it is another one."""

    headline: str
    body: tuple[str, ...]  # paragraphs, list items and the like, without marks; may be none
    description: str  # what the illustration shows; empty if there is none
    opening: str = ""  # what its slide says instead of the beginning of the body
    figure_unit: str = ""  # the unit of the page's figure
    fallback: str = ""
    prose: tuple[Block, ...] = ()  # the body with its styles, block by block; empty if it has none

    def put(self, say: Callable[[str], str]) -> "PageText":
        """These words with `say` applied."""
        prose = tuple(block.put(say) for block in self.prose)
        return PageText(
            headline=say(self.headline),
            body=tuple(block.text for block in prose) or tuple(map(say, self.body)),
            description=say(self.description),
            opening=say(self.opening),
            figure_unit=say(self.figure_unit),
            fallback=say(self.fallback),
            prose=prose,
        )


@dataclass(frozen=True)
class Illustration:
    """A page's picture."""

    file: Path
    has_quiet_side: bool  # drawn for the kiosk, with room for words on its left
    focus: tuple[float, float] = (0.5, 0.5)  # what every crop of other pictures keeps, in parts of their sides
    credit: str = ""
    folder: Path | None = None  # the deck's folder; no link may lead out of it


@dataclass(frozen=True)
class Content:
    """What a page has in addition to what every page has, depending on its kind.

    A kind's content adds fields, each a str (shown as it is in every language), Said, Path (a file of the deck), bool,
    int or float. Nothing else is needed: the files to keep, the words to read and the letters to look for are found
    from the fields, and QML gets an object with the same names (kiosk/bridge/contents.py).
    """

    @classmethod
    def of(cls, given: Mapping[str, Any], texts: Mapping[str, PageText]) -> Self:  # noqa: ARG003 - some kinds need them
        """The content from what an editor wrote: each field takes the key of its name.

        A kind that computes a field from the page's `texts` overrides this.
        """
        return cls(**{field.name: given[field.name] for field in fields(cls)})

    def put(self, say: Callable[[str], str]) -> Self:
        """The same with `say` applied to its words."""

        def each(value: Any) -> Any:
            if isinstance(value, Mapping):
                return {language: say(text) for language, text in value.items()}
            return say(value) if isinstance(value, str) else value

        return replace(self, **{field.name: each(getattr(self, field.name)) for field in fields(self)})

    def said(self, language: str) -> str:
        """Its text to read in a language."""
        values = [getattr(self, field.name) for field in fields(self)]
        texts = (value.get(language, "") if isinstance(value, Mapping) else value for value in values)
        return " ".join(text for text in texts if isinstance(text, str))

    def files(self) -> tuple[Path, ...]:
        """The files that it names."""
        values = (getattr(self, field.name) for field in fields(self))
        return tuple(value for value in values if isinstance(value, Path))


@dataclass(frozen=True)
class Page:
    """The cover or a card. Colours are `#RRGGBB`."""

    id: str
    illustration: Illustration | None  # None: its words have all the room
    figure: str
    dwell_ms: int | None
    accent: str
    on_paper: str  # the accent as a text colour on paper
    patch: str  # the ground of its tile's words: the accent, unless the look is plain
    on_patch: str  # the text colour on the patch
    ground: str  # the colour of the illustration's flat quiet side
    on_ground: str  # the text colour on the ground
    texts: Mapping[str, PageText]
    kind: str = "fact"
    content: Content = Content()
    code: str = ""  # what a scanner or tag reader types to open it; compared without regard to capitals
    links: Mapping[str, Link] = field(default_factory=dict)  # by language, in the deck's order, or for ALL
    narrations: Mapping[str, Narration] = field(default_factory=dict)  # by language

    def put(self, say: Callable[[str], str]) -> "Page":
        """The page with `say` applied to its words."""
        picture = self.illustration
        return replace(
            self,
            illustration=picture and replace(picture, credit=say(picture.credit)),
            figure=say(self.figure),
            texts={code: text.put(say) for code, text in self.texts.items()},
            links={code: replace(link, said=say(link.said)) for code, link in self.links.items()},
            content=self.content.put(say),
        )

    def link(self, language: str) -> Link:
        """Its link for a language: that language's own, or the one for all, or the first. It must have some."""
        return self.links.get(language) or self.links.get(ALL) or next(iter(self.links.values()))

    @cached_property
    def words(self) -> int:
        """The number of words to read on the page, in its longest language."""
        return max(
            words_in(" ".join((self.figure, text.figure_unit, text.headline, *text.body, self.content.said(code))))
            for code, text in self.texts.items()
        )

    def files(self) -> tuple[Path, ...]:
        """The files that it needs."""
        picture = (self.illustration.file,) if self.illustration else ()
        return (*picture, *self.content.files(), *(each.file for each in self.narrations.values()))
