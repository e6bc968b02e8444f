"""What stands in for a text that a language does not have: the first language, in the deck's order, that has it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from kiosk.deck.files import CardWords, InterfaceWords, TextsFile
from kiosk.documents import Path_

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


def card_words(card_id: str) -> Callable[[TextsFile], CardWords]:
    """Finds a card's words in a file, blank ones where the file does not know the card."""
    return lambda file: file.cards.get(card_id, CardWords())


@dataclass(frozen=True)
class Gap:
    """A text that `missing` languages lack and `spare`, if there is one, stands in for."""

    path: Path_
    missing: tuple[str, ...]
    spare: str | None


def gaps(texts: Mapping[str, TextsFile], card_ids: Iterable[str]) -> Iterator[Gap]:
    """Every text that a visitor would see in another language, or not at all."""
    wanted: list[tuple[Path_, Callable[[TextsFile], object]]] = [
        (("title",), lambda file: file.title),
        (("section",), lambda file: file.section),
        (("introduction",), lambda file: file.introduction),
    ]
    for card_id in card_ids:
        words = card_words(card_id)
        wanted.append((("cards", card_id, "headline"), lambda file, words=words: words(file).headline))  # type: ignore[misc]
        wanted.append((("cards", card_id, "body"), lambda file, words=words: words(file).body))  # type: ignore[misc]
    for name in InterfaceWords.model_fields:
        wanted.append((("interface", name), lambda file, name=name: getattr(file.interface, name)))  # type: ignore[misc]
    for path, get in wanted:
        chosen = choose(texts, get)
        missing = tuple(code for code in texts if not chosen or chosen[code].language != code)
        if missing:
            yield Gap(path, missing, next(iter(chosen.values())).language if chosen else None)
