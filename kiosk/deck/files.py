"""The form of a deck's files: `deck.yaml` and `texts/<language>.yaml`. Every key an editor may write stands here."""

import errno
import re
from collections import Counter
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
)

from kiosk import disk, photos, svg
from kiosk.deck import nearby
from kiosk.deck.colours import COMFORTABLE, PALETTE, contrast
from kiosk.deck.pictures import Pictures
from kiosk.deck.text import line, paragraph
from kiosk.words import LISTS, OPERATOR_WORDS, listed

MAX_LANGUAGES = 5
MAX_CARDS = 60
MAX_PARAGRAPHS = 6  # of the introduction


def _matching(pattern: str, want: str) -> AfterValidator:
    """Only a text of this form; `want` says it to people."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"`{value[:40]}` cannot be used; write {want}")
        return value

    return AfterValidator(check)


Colour = Annotated[str, _matching("#[0-9A-Fa-f]{6}", 'a colour such as "#A02C28", in quotes')]
Accent = Literal["madder", "saffron", "juniper", "lake", "walnut", "plum", "ink"]
NAME, CODE = "[a-z0-9]+(-[a-z0-9]+)*", "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
Name = Annotated[
    str,
    StringConstraints(max_length=40),
    _matching(NAME, "small letters a to z, digits and single hyphens, such as line-118"),
]
Code = Annotated[str, _matching(CODE, "a language's code, such as ky or pt-BR")]
_ONE_LINE, _LINES = BeforeValidator(line), BeforeValidator(paragraph)
Line = Annotated[str, StringConstraints(max_length=300, strip_whitespace=True), _ONE_LINE]
Paragraph = Annotated[str, StringConstraints(max_length=3000, strip_whitespace=True), _LINES]
Figure = Annotated[str, StringConstraints(max_length=8, strip_whitespace=True), _ONE_LINE]
LanguageName = Annotated[str, StringConstraints(max_length=16, strip_whitespace=True), _ONE_LINE]
Seconds = Annotated[float, Field(ge=2, le=120)]
PICTURE_FORMATS = (".svg", ".png", ".jpg", ".jpeg", ".webp")
Share = Annotated[float, Field(ge=0, le=1)]  # of a side of a picture, from the left or from the top


def _picture(value: str, info: ValidationInfo) -> str:
    """A picture's path inside the deck's folder, which the validation's context names, as the disk spells it."""
    assert info.context is not None  # load.py gives it
    folder: Path = info.context["folder"]
    pictures: Pictures = info.context["pictures"]
    try:
        if not (folder / value).resolve().is_relative_to(folder.resolve()):
            raise ValueError(f"{value} is outside the deck's folder; put the picture into illustrations/")
        there = nearby.find(folder, value)
        if there is None:
            raise ValueError(f"there is no file {value} in the deck's folder{_meant(folder, value)}")
        picture = folder / there
        disk.require_file(picture)
        if picture.suffix.lower() not in PICTURE_FORMATS:
            raise ValueError(f"{value} is no picture the kiosk can draw; use {', '.join(PICTURE_FORMATS)}")
        pictures.look(there)
    except (svg.UnusableError, photos.UnusableError) as error:
        raise ValueError(f"{value} cannot be drawn: {error}") from None
    except (OSError, RuntimeError) as error:  # a name too long, a link that leads to itself
        if getattr(error, "errno", errno.ELOOP) in {errno.ELOOP, errno.ENOENT}:
            raise ValueError(f"{value[:60]} is a link that leads nowhere; put the picture in its place") from None
        raise ValueError(f"{value[:60]} cannot be read: {getattr(error, 'strerror', error)}") from None
    return there


def _meant(folder: Path, value: str) -> str:
    near = nearby.similar(folder, value, PICTURE_FORMATS)
    if near is None:
        return "; put the picture into illustrations/, or write the name of one that is there"
    if "\\" in value and near == value.replace("\\", "/"):
        return f"; write it with / instead of \\, which works everywhere: {near}"
    if near.casefold() == value.casefold():
        return f"; it is called {near}, and capital and small letters differ"
    return f"; did you mean {near}?"


class Strict(BaseModel):
    """A part of a file that allows the keys written here and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class LanguageEntry(Strict):
    """One language. `name` is its own name for itself; `review: draft` marks a text no native editor has signed."""

    code: Code
    name: LanguageName
    review: Literal["draft", "signed"] = "signed"


class PageEntry(Strict):
    """How a page looks. `dwell` is the time in the attract loop in s; without it the length of the text decides."""

    accent: Accent
    illustration: Annotated[str, AfterValidator(_picture)]
    # The point of a photo that every crop keeps in sight, from its left and its top.
    focus: tuple[Share, Share] | None = None
    credit: Line | None = None  # whom the picture is by, shown at its foot
    figure: Figure | None = None
    dwell: Seconds | None = None
    # The flat colour of the illustration's quiet side, on which the attract loop sets its words.
    ground: Literal["madder", "saffron", "juniper", "lake", "walnut", "plum", "ink", "felt", "rose"] | None = None


class CardEntry(PageEntry):
    """A card's look; its words stand in the text files under the same id."""

    id: Name


def _known_colours(colours: dict[str, str]) -> dict[str, str]:
    unknown = sorted(colours.keys() - PALETTE.keys())
    if unknown:
        raise ValueError(f"no such colour: {', '.join(unknown)}; the colours are {', '.join(PALETTE)}")
    both = {**PALETTE, **colours}
    if contrast(both["ink"], both["felt"]) < COMFORTABLE:
        raise ValueError(f"ink cannot be read on felt; their contrast must be {COMFORTABLE}:1 at least")
    return colours


class Theme(Strict):
    """The deck's own values for colours of the palette."""

    colours: Annotated[dict[str, Colour], AfterValidator(_known_colours)] = {}


def _unique_ids(cards: tuple[CardEntry, ...]) -> tuple[CardEntry, ...]:
    twice = [name for name, count in Counter(card.id for card in cards).items() if count > 1]
    if twice:
        raise ValueError(f"two cards have the same id: {', '.join(twice)}")
    if any(card.id == "cover" for card in cards):
        raise ValueError("the id `cover` is the cover's own; choose another")
    return cards


def _unique_codes(languages: tuple[LanguageEntry, ...]) -> tuple[LanguageEntry, ...]:
    twice = [code for code, count in Counter(language.code for language in languages).items() if count > 1]
    if twice:
        raise ValueError(f"listed twice: {', '.join(twice)}")
    return languages


class DeckFile(Strict):
    """`deck.yaml`. `version` is the editors' own, as they count."""

    version: Line | None = None
    languages: Annotated[
        tuple[LanguageEntry, ...], Field(min_length=1, max_length=MAX_LANGUAGES), AfterValidator(_unique_codes)
    ]
    default_language: Code | None = None
    theme: Theme = Theme()
    cover: PageEntry
    cards: Annotated[tuple[CardEntry, ...], Field(min_length=1, max_length=MAX_CARDS), AfterValidator(_unique_ids)]

    @field_validator("default_language")
    @classmethod
    def _is_listed(cls, value: str | None, info: ValidationInfo) -> str | None:
        codes = [language.code for language in info.data.get("languages", ())]
        if value and codes and value not in codes:
            raise ValueError(f"{value} is not among the languages {', '.join(codes)}")
        return value


class CardWords(Strict):
    """A card's words in one language. What is missing is shown in the next language of the deck that has it."""

    headline: Line | None = None
    body: Paragraph | None = None
    description: Line | None = None


class InterfaceWords(Strict):
    """The kiosk's own words in one language."""

    touch: Line | None = None
    choose: Line | None = None
    overview: Line | None = None
    previous: Line | None = None
    next: Line | None = None
    read_more: Line | None = None
    scroll_up: Line | None = None
    scroll_down: Line | None = None
    zoom_in: Line | None = None
    zoom_out: Line | None = None
    larger_text: Line | None = None
    contrast: Line | None = None
    language: Line | None = None
    still_there: Line | None = None
    keep_going: Line | None = None
    starting_over: Line | None = None
    not_translated: Line | None = None
    back_soon: Line | None = None


def _given(words: object) -> object:
    """The words that are not empty."""
    return {name: word for name, word in words.items() if word is not None} if isinstance(words, dict) else words


def _host_words(words: dict[str, str]) -> dict[str, str]:
    unknown = sorted(words.keys() - OPERATOR_WORDS.keys())
    if unknown:
        raise ValueError(f"no such word: {', '.join(unknown)}; the text files of the built-in deck have them all")
    for word in LISTS.keys() & words.keys():
        if len(listed(words[word])) != LISTS[word]:
            raise ValueError(f"`{word}` has {LISTS[word]} parts with commas between them: {OPERATOR_WORDS[word]}")
    return words


_Piece = Annotated[Paragraph, BeforeValidator(lambda value: "" if value is None else value)]


def _written(paragraphs: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Those paragraphs in which something stands; None if none does."""
    return tuple(filter(None, paragraphs or ())) or None


class TextsFile(Strict):
    """`texts/<language>.yaml`."""

    title: Line | None = None
    section: Line | None = None
    introduction: Annotated[
        Annotated[tuple[_Piece, ...], Field(max_length=MAX_PARAGRAPHS)] | None, AfterValidator(_written)
    ] = None
    description: Line | None = None
    cards: dict[Name, CardWords] = {}
    interface: InterfaceWords = InterfaceWords()
    operator: Annotated[
        dict[str, Line], BeforeValidator(_given), AfterValidator(_host_words)
    ] = {}  # the host's; what is missing is in English
