"""Chooses what replaces a text that a language lacks.

That is the text of the first language, in the deck's order, that has it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from kiosk.deck.form import DeckFile, InterfaceWords, TextsFile
from kiosk.deck.forms import COVER, Form
from kiosk.deck.shipped_words import LAST, shipped_words
from kiosk.yamlfiles import Way

Value = TypeVar("Value")


@dataclass(frozen=True)
class Chosen(Generic[Value]):
    """A text, and the code of its language."""

    value: Value
    language: str


def choose(
    texts: Mapping[str, TextsFile], get: Callable[[TextsFile], Value | None], last: Chosen[Value] | None = None
) -> dict[str, Chosen[Value]]:
    """For each language, the text that `get` finds, or its replacement.

    That is the first language's text that exists, else `last`. Empty if there is none.
    """
    own = {code: get(file) for code, file in texts.items()}
    spare = next((Chosen(value, code) for code, value in own.items() if value is not None), last)
    if spare is None:
        return {}
    return {code: spare if value is None else Chosen(value, code) for code, value in own.items()}


@dataclass(frozen=True)
class PageSource:
    """Where a page's words are in the text files: at the top for the cover, else under the card's id."""

    form: Form
    way: Way

    def word(self, part: str) -> Callable[[TextsFile], Any]:
        """A function that finds one of its words in a file."""

        def find(file: TextsFile) -> object:
            words = file.cards.get(str(self.way[-1])) if self.way else file
            return getattr(words, part, None)

        return find


def sources(forms: Mapping[str, Form]) -> dict[str, PageSource]:
    """The source of each page, by its id. `forms` are the cards' forms."""
    cards = {name: PageSource(form, ("cards", name)) for name, form in forms.items()}
    return {COVER.kind.name: PageSource(COVER, ()), **cards}


@dataclass(frozen=True)
class Companion:
    """A text at `path` that is seen only with something that deck.yaml gives the page under the key `needed`."""

    path: Way
    needed: str
    is_seen: bool
    find: Callable[[TextsFile], str | None]  # finds it in a file


def companions(deck: DeckFile) -> Iterator[Companion]:
    """Each page's texts about its figure and its illustration."""
    entries = {COVER.kind.name: deck.cover, **{card.id: card for card in deck.cards}}
    for name, source in sources(deck.forms).items():
        for part, needed in (("figure_unit", "figure"), ("description", "illustration")):
            is_seen = getattr(entries[name], needed) is not None
            yield Companion((*source.way, part), needed, is_seen, source.word(part))


def choose_word(texts: Mapping[str, TextsFile], name: str) -> dict[str, Chosen[str]]:
    """One of the interface's words for each language. The kiosk has it at least in English."""
    return choose(texts, lambda file: getattr(file.interface, name), Chosen(getattr(shipped_words(LAST), name), LAST))


def section_titles(deck: DeckFile | None) -> dict[Way, Callable[[TextsFile], str | None]]:
    """Where the titles of a deck's sections are, and a function for each that finds it in a file.

    A deck without sections has one title for all cards.
    """
    if deck is None or not deck.sections:
        return {("section",): lambda file: file.section}
    return {("sections", section.id): _title(section.id) for section in deck.sections}


def _title(section: str) -> Callable[[TextsFile], str | None]:
    return lambda file: file.sections.get(section)


@dataclass(frozen=True)
class Gap:
    """A text that the `missing` languages lack; it is replaced by that of `spare`, if there is one."""

    path: Way
    missing: tuple[str, ...]
    spare: str | None
    is_needed: bool  # it must exist in at least one language


def gaps(texts: Mapping[str, TextsFile], forms: Mapping[str, Form], deck: DeckFile | None) -> Iterator[Gap]:
    """Every text that a visitor would see in another language, or not at all. `forms` are the cards' forms.

    Optional texts, such as a figure's unit, are no gap if no language has them. A picture's description is one: people
    who cannot see the picture need it.
    """
    found: list[tuple[Way, bool, dict[str, Chosen[Any]]]] = []
    titles = section_titles(deck)
    found.extend((path, True, choose(texts, find)) for path, find in titles.items())
    for source in sources(forms).values():
        needs = source.form.needs
        for part in dict.fromkeys((*needs, source.form.body, *source.form.own_words)):
            chosen = choose(texts, source.word(part))
            if chosen or part in needs:
                found.append(((*source.way, part), part in needs, chosen))
    found.extend((("interface", name), True, choose_word(texts, name)) for name in InterfaceWords.model_fields)
    seen = [text for text in companions(deck) if text.is_seen] if deck else []
    about = ((text, choose(texts, text.find)) for text in seen)
    found.extend((text.path, False, chosen) for text, chosen in about if chosen or text.needed == "illustration")
    for path, is_needed, chosen in found:
        missing = tuple(code for code in texts if not chosen or chosen[code].language != code)
        if missing:
            yield Gap(path, missing, chosen[missing[0]].language if chosen else None, is_needed)
