"""The form of a deck's files: `deck.yaml` and `texts/<language>.yaml`. What each kind of page adds is in forms/."""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, Union

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    create_model,
    field_validator,
    model_validator,
)

from kiosk.deck.fields import Code, Font, LanguageName, Line, Name, SectionTitle, Strict, is_shown
from kiosk.deck.fonts import MAX_FONTS
from kiosk.deck.forms import CARDS, Form
from kiosk.deck.forms.cover import CoverWords
from kiosk.deck.forms.page import CardEntry, CardWords, PageEntry
from kiosk.deck.forms.theme import Theme
from kiosk.deck.kinds import FACT
from kiosk.operator.words import LISTS, OPERATOR_WORDS, listed
from kiosk.problems import MistakeError, Rule
from kiosk.yamlfiles import models

MAX_LANGUAGES = 40
MAX_CARDS = 1000
MAX_SECTIONS = 60


class LanguageEntry(Strict):
    """One language.

    `name` is its own name for itself; `review: draft` marks a text that no native editor has approved.
    """

    code: Code
    name: LanguageName
    review: Literal["draft", "signed"] = "signed"


class FontEntry(Strict):
    """A font that the deck brings, for letters that the kiosk's typeface lacks.

    With `languages`, it comes before the others in these. `licence` says whose it is and under which licence.
    """

    file: Font
    languages: tuple[Code, ...] = ()
    licence: Line | None = None


# A card of an unknown kind: only its `kind` is reported, everything else is ignored.
_A_KIND: Any = Literal.__getitem__(tuple(CARDS))
_OfNoKind = create_model("_OfNoKind", __config__=ConfigDict(extra="ignore"), kind=(_A_KIND, FACT.name))


def _by_kind(forms: Mapping[str, type[BaseModel]], otherwise: type[BaseModel]) -> Any:
    """The form of the kind that is written. Tags are in brackets, as pydantic's own are in paths."""

    def tag(written: object) -> str:
        kind = written.get("kind") if type(written) is dict else getattr(written, "kind", None)
        return f"[{FACT.name if kind is None else kind if isinstance(kind, str) and kind in forms else ''}]"

    tagged = [Annotated[form, Tag(f"[{kind}]")] for kind, form in forms.items()]
    return Annotated[Union[(*tagged, Annotated[otherwise, Tag("[]")])], Discriminator(tag)]


if TYPE_CHECKING:
    _Card: TypeAlias = CardEntry
    _Words: TypeAlias = CardWords
else:
    _Card = _by_kind({kind: form.entry for kind, form in CARDS.items()}, _OfNoKind)
    _Words = _by_kind({kind: form.words for kind, form in CARDS.items()}, CardWords)


def _second(names: Sequence[str]) -> int | None:
    """The place of the first name that was there before; None if each is another."""
    return next((number for number, name in enumerate(names) if name in names[:number]), None)


def _twice(names: Sequence[str]) -> str:
    return ", ".join(name for name, count in Counter(names).items() if count > 1)


def _unique_ids(cards: tuple[CardEntry, ...]) -> tuple[CardEntry, ...]:
    ids = [card.id for card in cards]
    if second := _second(ids):
        raise MistakeError(f"two cards have the same id: {_twice(ids)}", Rule.NAME_TWICE, within=(second, "id"))
    if "cover" in ids:
        message = "the id `cover` is the cover's own; choose another"
        raise MistakeError(message, Rule.NAME_TWICE, within=(ids.index("cover"), "id"))
    read = Counter(card.code.casefold() for card in cards if card.code)
    if same := [card.id for card in cards if card.code and read[card.code.casefold()] > 1]:
        message = f"cards have the same `code`: {', '.join(same)}; capitals do not count"
        raise MistakeError(message, Rule.NAME_TWICE, within=(ids.index(same[1]), "code"))
    return cards


def _unique_codes(languages: tuple[LanguageEntry, ...]) -> tuple[LanguageEntry, ...]:
    # Some computers do not tell texts/zh-TW.yaml from texts/zh-tw.yaml.
    codes = [language.code.lower() for language in languages]
    if second := _second(codes):
        same = dict.fromkeys(language.code for language in languages if codes.count(language.code.lower()) > 1)
        raise MistakeError(f"listed twice: {', '.join(same)}", Rule.NAME_TWICE, within=(second, "code"))
    return languages


class SectionEntry(Strict):
    """A section; its title is in the text files under its id."""

    id: Name


def _unique_sections(sections: tuple[SectionEntry, ...]) -> tuple[SectionEntry, ...]:
    ids = [section.id for section in sections]
    if second := _second(ids):
        raise MistakeError(f"two sections have the same id: {_twice(ids)}", Rule.NAME_TWICE, within=(second, "id"))
    return sections


class DeckFile(Strict):
    """`deck.yaml`. `version` is the editors' own number."""

    version: Line | None = None
    languages: Annotated[
        tuple[LanguageEntry, ...], Field(min_length=1, max_length=MAX_LANGUAGES), AfterValidator(_unique_codes)
    ]
    default_language: Code | None = None
    # Those that the attract loop speaks.
    attract_languages: Annotated[tuple[Code, ...], Field(min_length=1)] | None = None
    fonts: Annotated[tuple[FontEntry, ...], Field(max_length=MAX_FONTS)] = ()
    theme: Theme = Theme()
    sections: Annotated[
        tuple[SectionEntry, ...], Field(min_length=1, max_length=MAX_SECTIONS), AfterValidator(_unique_sections)
    ] = Field((), validate_default=False)
    cover: PageEntry
    cards: Annotated[tuple[_Card, ...], Field(min_length=1, max_length=MAX_CARDS), AfterValidator(_unique_ids)]

    @property
    def forms(self) -> dict[str, Form]:
        """Each card's form, by its id, in order."""
        return {card.id: CARDS[getattr(card, "kind", FACT.name)] for card in self.cards}

    @field_validator("default_language")
    @classmethod
    def _is_listed(cls, value: str | None, info: ValidationInfo) -> str | None:
        _require_listed((value,) if value else (), info)
        return value

    @field_validator("attract_languages")
    @classmethod
    def _are_listed(cls, value: tuple[str, ...] | None, info: ValidationInfo) -> tuple[str, ...] | None:
        _require_listed(value or (), info)
        return tuple(dict.fromkeys(value)) if value else None

    @field_validator("fonts")
    @classmethod
    def _are_for_listed(cls, value: tuple[FontEntry, ...], info: ValidationInfo) -> tuple[FontEntry, ...]:
        _require_listed(tuple(code for font in value for code in font.languages), info)
        return value


def _require_listed(chosen: tuple[str, ...], info: ValidationInfo) -> None:
    codes = [language.code for language in info.data.get("languages", ())]
    strange = [code for code in chosen if code not in codes]
    if codes and strange:
        message = f"{', '.join(strange)} is not among the languages {', '.join(codes)}"
        raise MistakeError(message, Rule.NAME_UNKNOWN)


_FORMER = {"larger_text_label"}


class InterfaceWords(Strict):
    """The kiosk's own words in one language. A button for `next` shows `next_label`, or `next` itself."""

    touch: Line | None = None
    choose: Line | None = None
    place: Line | None = None
    overview: Line | None = None
    back: Line | None = None
    overview_label: Line | None = None
    previous: Line | None = None
    previous_label: Line | None = None
    next: Line | None = None
    next_label: Line | None = None
    read_more: Line | None = None
    scroll_up: Line | None = None
    scroll_up_label: Line | None = None
    scroll_down: Line | None = None
    scroll_down_label: Line | None = None
    zoom_in: Line | None = None
    zoom_in_label: Line | None = None
    zoom_out: Line | None = None
    zoom_out_label: Line | None = None
    pan_left: Line | None = None
    pan_left_label: Line | None = None
    pan_right: Line | None = None
    pan_right_label: Line | None = None
    aids: Line | None = None
    aids_label: Line | None = None
    larger_text: Line | None = None
    contrast: Line | None = None
    contrast_label: Line | None = None
    contrast_usual: Line | None = None
    contrast_light: Line | None = None
    contrast_dark: Line | None = None
    calm: Line | None = None
    reach: Line | None = None
    read_aloud: Line | None = None
    louder: Line | None = None
    softer: Line | None = None
    chosen: Line | None = None
    done: Line | None = None
    language: Line | None = None
    still_there: Line | None = None
    keep_going: Line | None = None
    starting_over: Line | None = None
    not_translated: Line | None = None
    back_soon: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def _without_former_words(cls, words: object) -> object:
        """A word of an earlier version that nothing shows any more is no mistake."""
        return {name: word for name, word in words.items() if name not in _FORMER} if isinstance(words, dict) else words


def _given(words: object) -> object:
    """Leave out words that are empty."""
    return {name: word for name, word in words.items() if word is not None} if isinstance(words, dict) else words


def _operator_words(words: dict[str, str]) -> dict[str, str]:
    unknown = sorted(words.keys() - OPERATOR_WORDS.keys())
    if unknown:
        message = f"no such word: {', '.join(unknown)}; the text files of the built-in deck have them all"
        near = get_close_matches(unknown[0], OPERATOR_WORDS, n=1)
        raise MistakeError(message, Rule.KEY_UNKNOWN, f"did you mean `{near[0]}`?" if near else "", (unknown[0],))
    for word in LISTS.keys() & words.keys():
        if len(listed(words[word])) != LISTS[word]:
            message = f"`{word}` has {LISTS[word]} parts with commas between them: {OPERATOR_WORDS[word]}"
            raise MistakeError(message, Rule.VALUE_WRONG, within=(word,))
    return words


class _Told(dict[str, Any]):
    """A card's words as they are in the file, with the kind from deck.yaml."""

    def __init__(self, words: Mapping[str, Any], kind: str) -> None:
        super().__init__(words)
        self.kind = kind


def _of_their_kinds(cards: object, info: ValidationInfo) -> object:
    """Add to each card's words its kind from the validation's context; without one they are a fact's.

    Words of a card of an unknown kind are not read: the mistake is reported in deck.yaml.
    """
    kinds: Mapping[str, str] = (info.context or {}).get("kinds", {})
    if not isinstance(cards, dict):
        return cards
    told: dict[str, object] = {}
    for name, words in cards.items():
        kind = kinds.get(name, FACT.name)
        told[name] = _Told(words if kind in CARDS else {}, kind) if isinstance(words, dict) else words
    return told


class TextsFile(CoverWords):
    """`texts/<language>.yaml`: the cover's words at its top, then all others."""

    section: Line | None = None
    sections: dict[Name, SectionTitle] = Field({})
    cards: Annotated[dict[Name, _Words], BeforeValidator(_of_their_kinds)] = Field({})
    interface: InterfaceWords = InterfaceWords()
    operator: Annotated[dict[str, Line], BeforeValidator(_given), AfterValidator(_operator_words)] = Field(
        {}
    )  # the operator's words; missing ones are in English


_FIELDS = [each for inner in models(DeckFile) for each in inner.model_fields.items() if is_shown(each[1])]
SHOWN = frozenset(name for name, _ in _FIELDS)  # the keys of deck.yaml that contain words; in a text file all do
OPTIONAL = frozenset(name for name, field in _FIELDS if not field.is_required())  # the keys that may be left out
