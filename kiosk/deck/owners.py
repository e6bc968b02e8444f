"""Says whose a problem is, so that nobody has to count lines: `card 3 “Free advice”`, the cover, or a language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kiosk.deck.forms import CARDS, COVER, FACT
from kiosk.problems import Problem, Rule
from kiosk.yamlfiles import Data, Document, Way

_LETTERS = 40
_NAMED_THERE = {Rule.LETTERS_MISSING}  # about several cards at once, all of which the message names


def owned(problems: Iterable[Problem], deck: Document | None, texts: Iterable[Document]) -> Iterator[Problem]:
    """The problems, each with its owner. `deck` is deck.yaml and `texts` are the text files, as they are written."""
    entries = {name: _entries(deck, name) for name in ("cards", "languages", "sections")}
    names = [str(entry.get("id", "")) for entry in entries["cards"]]
    words = [card for document in texts if isinstance(card := _below(document.data, "cards"), dict)]
    for problem in problems:
        owner = "" if problem.rule in _NAMED_THERE else _owner(problem.where, names, entries, words)
        yield replace(problem, owner=owner) if owner else problem


def short(headline: str) -> str:
    """A headline as it is quoted; some scripts have no spaces to cut it at."""
    return headline if len(headline) <= _LETTERS else f"{headline[:_LETTERS].rstrip()}…"


def _owner(
    way: Way, names: list[str], entries: Mapping[str, list[dict[str, Data]]], words: list[dict[str, Data]]
) -> str:
    match way:
        case ("cover", *_):
            return "cover"
        case ("cards", int(at), *_) if at < len(names):
            return _card(at, entries["cards"][at], words)
        case ("cards", str(name), _, *_) if name in names:
            return _card(names.index(name), entries["cards"][names.index(name)], words)
        case ("languages" | "sections" as part, int(at), _, *_) if at < len(entries[part]):
            code = entries[part][at].get("code" if part == "languages" else "id")
            return f"{part.removesuffix('s')} `{code}`" if isinstance(code, str) else ""
        case (str(key), *_) if key in COVER.words.model_fields:
            return "cover"
    return ""


def _card(at: int, entry: dict[str, Data], words: list[dict[str, Data]]) -> str:
    """A card by its number and its headline; without one, by its id."""
    form, name = CARDS.get(str(entry.get("kind")), FACT), entry.get("id")
    found = (_below(card.get(name), form.headline) for card in words) if isinstance(name, str) else ()
    headline = next((" ".join(said.split()) for said in found if isinstance(said, str) and said.strip()), "")
    if headline:
        return f"card {at + 1} “{short(headline)}”"
    return f"card {at + 1} `{name}`" if isinstance(name, str) else f"card {at + 1}"


def _entries(document: Document | None, name: str) -> list[dict[str, Data]]:
    """The entries of a list in deck.yaml, each at its place; one that is none is empty."""
    found = _below(document.data, name) if document else None
    return [entry if isinstance(entry, dict) else {} for entry in found] if isinstance(found, list) else []


def _below(data: Data, key: str) -> Data:
    return data.get(key) if isinstance(data, dict) else None
