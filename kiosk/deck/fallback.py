"""What stands in for a text that a language does not have: the first language, in the deck's order, that has it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from kiosk.deck.files import CardWords, InterfaceWords, TextsFile
from kiosk.deck.shipped import LAST, shipped_words
from kiosk.documents import Way

Value = TypeVar("Value")


@dataclass(frozen=True)
class Chosen(Generic[Value]):
    """A text, and the code of the language it is in."""

    value: Value
    language: str


def choose(
    texts: Mapping[str, TextsFile], get: Callable[[TextsFile], Value | None], last: Chosen[Value] | None = None
) -> dict[str, Chosen[Value]]:
    """For each language the text that `get` finds, or the one that stands in for it: the first language's, else `last`.

    Empty if there is none.
    """
    own = {code: get(file) for code, file in texts.items()}
    spare = next((Chosen(value, code) for code, value in own.items() if value is not None), last)
    if spare is None:
        return {}
    return {code: spare if value is None else Chosen(value, code) for code, value in own.items()}


def card_word(card_id: str, part: str) -> Callable[[TextsFile], str | None]:
    """What finds a card's headline, body or description in a file."""
    return lambda file: getattr(file.cards.get(card_id, CardWords()), part)


def choose_word(texts: Mapping[str, TextsFile], name: str) -> dict[str, Chosen[str]]:
    """For each language one of the interface's words. The kiosk brings it in English at least."""
    return choose(texts, lambda file: getattr(file.interface, name), Chosen(getattr(shipped_words(LAST), name), LAST))


@dataclass(frozen=True)
class Gap:
    """A text that `missing` languages lack and `spare`, if there is one, stands in for."""

    path: Way
    missing: tuple[str, ...]
    spare: str | None


def gaps(texts: Mapping[str, TextsFile], card_ids: Iterable[str]) -> Iterator[Gap]:
    """Every text that a visitor would see in another language, or not at all."""
    wanted: list[tuple[Way, Callable[[TextsFile], Any]]] = [
        (("title",), lambda file: file.title),
        (("section",), lambda file: file.section),
        (("introduction",), lambda file: file.introduction),
        (("description",), lambda file: file.description),
    ]
    for card_id in card_ids:
        wanted.extend(
            (("cards", card_id, part), card_word(card_id, part)) for part in ("headline", "body", "description")
        )
    found: list[tuple[Way, dict[str, Chosen[Any]]]] = [(path, choose(texts, get)) for path, get in wanted]
    found.extend((("interface", name), choose_word(texts, name)) for name in InterfaceWords.model_fields)
    for path, chosen in found:
        missing = tuple(code for code in texts if not chosen or chosen[code].language != code)
        if missing:
            yield Gap(path, missing, chosen[missing[0]].language if chosen else None)
