"""What editors write for a page of any kind, and how it fills the page."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from pydantic import ValidationInfo, field_validator

from kiosk.deck.fields import (
    Accent,
    Addresses,
    Figure,
    Ground,
    Line,
    Name,
    Opening,
    Paragraph,
    Picture,
    ReaderCode,
    Seconds,
    Share,
    Strict,
    Unit,
)
from kiosk.deck.kinds import Kind
from kiosk.deck.page import Content, PageText, Said
from kiosk.deck.picture_check import Pictures
from kiosk.deck.recordings import Narrations


class PageEntry(Strict):
    """How a page looks. `dwell` is its time in the attract loop in s; if missing, the length of the text decides."""

    accent: Accent
    illustration: Picture | None = None
    # The point of a photo that every crop keeps in view, as parts of its width and height.
    focus: tuple[Share, Share] | None = None
    # Whether words may stand on the picture's left, as on one drawn for the kiosk; else the picture's groups say it.
    quiet_side: Literal["left", "none"] | None = None
    credit: Line | None = None  # the picture's credit, shown at its foot
    figure: Figure | None = None
    link: Addresses | None = None  # where the card's readers find more
    narration: Narrations | None = None  # recordings of its text, by language
    dwell: Seconds | None = None
    # The flat colour of the illustration's quiet side, behind the words in the attract loop.
    ground: Ground | None = None

    @field_validator("quiet_side")
    @classmethod
    def _has_room(cls, value: str | None, info: ValidationInfo) -> str | None:
        assert info.context is not None  # load.py gives it
        pictures: Pictures = info.context["pictures"]
        picture = info.data.get("illustration")
        if value == "left" and picture and not pictures.may_have_quiet_side(picture):
            raise ValueError("only an SVG of 1600x1000, or of that shape, has a side for words; leave this out")
        return value

    @field_validator("focus", "quiet_side", "credit")
    @classmethod
    def _has_a_picture(cls, value: object, info: ValidationInfo) -> object:
        if value is not None and "illustration" in info.data and info.data["illustration"] is None:
            raise ValueError("this is about a picture, and there is no `illustration`; add one, or leave this out")
        return value


class CardEntry(PageEntry):
    """How a card looks; its words are in the text files under its id. Each kind of card adds its name, `kind`."""

    id: Name
    section: Name | None = None  # the section that it is in, if the deck has some
    code: ReaderCode | None = None  # what a code scanner or tag reader types to open it


class PageWords(Strict):
    """A page's words in one language. Missing ones are shown in the deck's next language that has them."""

    opening: Opening | None = None  # one sentence for its slide, instead of the beginning of its text
    figure_unit: Unit | None = None  # the unit of the page's figure
    description: Line | None = None  # what its illustration shows


class CardWords(PageWords):
    """A card's words in one language."""

    headline: Line | None = None
    body: Paragraph | None = None


@dataclass(frozen=True)
class Form:
    """The form of one kind of page: its keys in `entry` (deck.yaml) and in `words` (the text files).

    Keys named like a field of the kind's content fill that field.
    """

    kind: Kind
    entry: type[PageEntry]
    words: type[PageWords]
    needs: tuple[str, ...] = ("headline",)  # words that must exist in at least one language
    headline: str = "headline"  # the key of the headline, which every page has
    body: str = "body"

    @property
    def own_words(self) -> tuple[str, ...]:
        """Its words besides those that every page has."""
        common = {self.headline, self.body, *PageWords.model_fields}
        return tuple(name for name in self.words.model_fields if name not in common)

    def filled(self, folder: Path, entry: PageEntry, own: Mapping[str, Said], texts: Mapping[str, PageText]) -> Content:
        """The content of a page in the deck's `folder`, from its keys in deck.yaml and its own words."""
        paths = {field.name for field in fields(self.kind.content) if field.type is Path}
        written = {name: getattr(entry, name) for name in self.entry.model_fields}
        files = {name: folder / value for name, value in written.items() if name in paths and value is not None}
        return self.kind.content.of({**written, **files, **own}, texts)
