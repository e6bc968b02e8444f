"""What stands in for a text that a language does not have: the first language, in the deck's order, that has it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from kiosk.deck.files import CardWords, InterfaceWords, TextsFile
from kiosk.documents import Way

Value = TypeVar("Value")


@dataclass(frozen=True)
class Chosen(Generic[Value]):
    """A text, and the code of the language it is in."""

    value: Value
    language: str


def choose(texts: Mapping[str, TextsFile], get: Callable[[TextsFile], Value | None]) -> dict[str, Chosen[Value]]:
    """For each language the text that `get` finds, or the one that stands in for it; empty if no language has it."""
    own = {code: get(file) for code, file in texts.items()}
    spare = next((Chosen(value, code) for code, value in own.items() if value is not None), None)
    if spare is None:
        return {}
    return {code: spare if value is None else Chosen(value, code) for code, value in own.items()}


def card_word(card_id: str, part: str) -> Callable[[TextsFile], str | None]:
    """What finds a card's headline, body or description in a file."""
    return lambda file: getattr(file.cards.get(card_id, CardWords()), part)


def interface_word(name: str) -> Callable[[TextsFile], str | None]:
    """What finds one of the interface's words in a file."""
    return lambda file: getattr(file.interface, name)


@dataclass(frozen=True)
class Gap:
    """A text that `missing` languages lack and `spare`, if there is one, stands in for."""

    path: Way
    missing: tuple[str, ...]
    spare: str | None


def gaps(texts: Mapping[str, TextsFile], card_ids: Iterable[str]) -> Iterator[Gap]:
    """Every text that a visitor would see in another language, or not at all."""
    wanted: list[tuple[Way, Callable[[TextsFile], object]]] = [
        (("title",), lambda file: file.title),
        (("section",), lambda file: file.section),
        (("introduction",), lambda file: file.introduction),
        (("description",), lambda file: file.description),
    ]
    for card_id in card_ids:
        wanted.extend(
            (("cards", card_id, part), card_word(card_id, part)) for part in ("headline", "body", "description")
        )
    wanted.extend((("interface", name), interface_word(name)) for name in InterfaceWords.model_fields)
    for path, get in wanted:
        chosen = choose(texts, get)
        missing = tuple(code for code in texts if not chosen or chosen[code].language != code)
        if missing:
            yield Gap(path, missing, next(iter(chosen.values())).language if chosen else None)
