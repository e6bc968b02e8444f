"""The fields of a page, from the form of its kind: what may be written where, for any kind that there is."""

import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MaxLen
from pydantic import AfterValidator, BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from kiosk.deck.fields import NAME_LETTERS, picture
from kiosk.deck.forms import CARDS, COVER, Form
from kiosk.yamlfiles import Way

# What every page has is in this order, and before what its kind adds.
_FIRST = ("illustration", "focus", "description", "credit", "accent", "figure", "figure_unit", "opening")
BY_LANGUAGE = ("link", "narration")  # in deck.yaml, with a value for each language
DECK = ""  # instead of a language: the field is in deck.yaml


@dataclass(frozen=True)
class Slot:
    """Where a field's value is: under `way` in the words of a language, or in deck.yaml."""

    language: str  # a code; DECK for deck.yaml
    way: Way
    column: str = ""  # the code of the language that a value in deck.yaml is about

    @property
    def shown(self) -> str:
        """The code of the language beside whose words it is shown; empty if it is the same in all."""
        return self.column or self.language


@dataclass(frozen=True)
class Field:
    """One thing to fill in: once for the deck, or once for each language.

    `sort` is line, text (several lines), paragraphs (a list of texts), choice, switch, number, colour, picture, places
    (a picture's focus), several (of the choices), name (an id, which changes as a whole), or other: something that only
    deck.yaml shows. `name` is the key, by which its words are found.
    """

    name: str
    sort: str
    slots: tuple[Slot, ...]
    choices: tuple[str, ...] = ()
    most: int = 0  # letters; 0: no limit
    spares: tuple[str, ...] = ()  # for each slot, what is shown where it is empty
    called: tuple[str, ...] = ()  # the choices, if their names are no words of ours
    title: str = ""  # instead of the words for its name, such as a language's code

    @property
    def shape(self) -> tuple[object, ...]:
        """What must be the same in two fields, so that one item can show either."""
        languages = tuple(slot.shown for slot in self.slots)
        return self.name, self.title, self.sort, self.choices, self.called, self.most, languages


def form_of(kind: str | None) -> Form | None:
    """The form of a kind of card; of the cover for "cover". None: there is no such kind."""
    return COVER if kind == COVER.kind.name else CARDS.get(kind or "fact")


def of_page(form: Form, at: int, card: str, languages: Iterable[str]) -> Iterator[Field]:
    """The fields of the page with this id, the card number `at` from 0; -1 for the cover."""
    codes = tuple(languages)
    words: Way = () if at < 0 else ("cards", card)
    entry: Way = ("cover",) if at < 0 else ("cards", at)
    first = (form.headline, form.body, *_FIRST)
    known = {**form.words.model_fields, **form.entry.model_fields}
    for name in (*(name for name in first if name in known), *(name for name in known if name not in first)):
        if name in form.words.model_fields:
            yield _field(name, known[name], [Slot(code, (*words, name)) for code in codes])
        elif name in BY_LANGUAGE:
            yield _field(name, known[name], [Slot(DECK, (*entry, name, code), code) for code in codes])
        elif name not in ("kind", "id"):
            yield _field(name, known[name], [Slot(DECK, (*entry, name))])
    if at >= 0:
        yield of_id("id", (*entry, "id"))


def of_model(model: type[BaseModel], way: Way, slots: Iterable[str]) -> Iterator[Field]:
    """The fields of any other part of the files, the same in each of the `slots`: languages, or DECK."""
    codes = tuple(slots)
    for name, info in model.model_fields.items():
        yield _field(name, info, [Slot(code, (*way, name)) for code in codes])


def of_id(name: str, way: Way, title: str = "") -> Field:
    """The field of an id in deck.yaml."""
    return Field(name, "name", (Slot(DECK, way),), most=NAME_LETTERS, title=title)


def _field(name: str, info: FieldInfo, slots: list[Slot]) -> Field:
    annotation, marks = _bare(info.annotation, list(info.metadata))
    lengths = (mark.max_length for mark in marks if isinstance(mark, (MaxLen, StringConstraints)))
    most = max((length for length in lengths if length), default=0)
    choices = tuple(map(str, get_args(annotation))) if get_origin(annotation) is Literal else ()
    return Field(name, _sort(name, annotation, marks, most), tuple(slots), choices, most)


def _sort(name: str, annotation: Any, marks: list[Any], most: int) -> str:
    if get_origin(annotation) is Literal:
        return "choice"
    if any(isinstance(mark, AfterValidator) and mark.func is picture for mark in marks):
        return "picture"
    if annotation is bool:
        return "switch"
    if annotation in (int, float):
        return "number"
    if annotation is str:
        return "text" if most > 300 else "line"
    if name == "focus":
        return "places"
    if get_origin(annotation) is tuple and _is_text(get_args(annotation)[0]):
        return "paragraphs"
    return "line" if name in BY_LANGUAGE else "other"


def _bare(annotation: Any, marks: list[Any]) -> tuple[Any, list[Any]]:
    """The type in an annotation, without None, and everything that is said about it."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *more = get_args(annotation)
            marks += more
        elif origin in (Union, types.UnionType):
            inner = [each for each in get_args(annotation) if each is not type(None)]
            annotation = next((each for each in inner if each is not bool), bool)
        else:
            return annotation, marks


def _is_text(annotation: Any) -> bool:
    return _bare(annotation, [])[0] is str
