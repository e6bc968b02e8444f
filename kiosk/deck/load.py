"""Reads a deck's folder into a Deck, with every problem in all of its files found at once."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.deck.fallback import gaps
from kiosk.deck.files import MAX_LANGUAGES, DeckFile, TextsFile
from kiosk.deck.model import Deck
from kiosk.deck.resolve import resolve
from kiosk.documents import Data, Document, Model, read, validate
from kiosk.problems import Problem, ProblemsError, Severity


def load(folder: Path) -> tuple[Deck, tuple[Problem, ...]]:
    """The deck in `folder`, and the warnings about it (a translation that is missing, say).

    Raises ProblemsError with everything found wrong in all of its files.
    """
    files = _Files(folder)
    problems = tuple(sorted(files.problems(), key=lambda found: (str(found.file), found.line, found.column)))
    if files.deck is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise ProblemsError(problems)
    # Where links lead: a link that is switched later does not mix two decks.
    return resolve(Path(os.path.realpath(folder)), files.deck, files.texts), problems


class _Files:
    """A deck's files, as far as each can be read. `deck` is None where deck.yaml has mistakes."""

    def __init__(self, folder: Path) -> None:
        self._found: list[Problem] = []
        self._documents: dict[str, Document] = {}
        document, self.deck = self._open(folder / "deck.yaml", DeckFile)
        # Taken from the raw data, so that a mistake in deck.yaml does not hide those in the texts.
        data = document.data if document else None
        self._knows_all_cards = document is not None and "cards" not in document.broken
        self.card_ids = _each(data, "cards", "id")
        self.texts: dict[str, TextsFile] = {}
        for code in list(dict.fromkeys(_each(data, "languages", "code")))[:MAX_LANGUAGES]:
            text_document, texts = self._open(folder / "texts" / f"{code}.yaml", TextsFile)
            self.texts[code] = texts or TextsFile()
            if text_document and texts:
                self._documents[code] = text_document

    def _open(self, file: Path, model: type[Model]) -> tuple[Document | None, Model | None]:
        document = None
        try:
            document = read(file)
            return document, validate(document, model, folder=file.parent)
        except ProblemsError as error:
            self._found.extend(error.problems)
            return document, None

    def problems(self) -> Iterator[Problem]:
        """What is wrong in each file, and between them."""
        yield from self._found
        readable = {code: self.texts[code] for code in self._documents}
        for code, document in self._documents.items():
            for name in self.texts[code].cards.keys() - set(self.card_ids) if self._knows_all_cards else ():
                yield document.problem(
                    ("cards", name), f"deck.yaml has no card `{name}`; add it there or remove it here"
                )
        for gap in gaps(readable, self.card_ids) if readable else ():
            dotted = ".".join(map(str, gap.path))
            if gap.spare:
                message = f"`{dotted}` is missing; visitors see it in the language `{gap.spare}`"
                for code in gap.missing:
                    yield _warning(self._documents[code].problem(gap.path, message))
            elif len(readable) == len(self.texts):
                document = self._documents[gap.missing[0]]
                message = f"`{dotted}` is missing in every language; write it at least once"
                problem = document.problem(gap.path, message)
                # A page can be shown without a description, though those who cannot see its picture miss it.
                yield _warning(problem) if gap.path[-1] == "description" else problem


_PLAIN = re.compile(r"[A-Za-z0-9-]{1,40}")  # what an id or a code may look like at most: it becomes a file's name


def _each(data: Data, name: str, key: str) -> list[str]:
    """The text under `key` in each entry of the list `name`, as far as the data has that form."""
    entries = data.get(name) if isinstance(data, Mapping) else None
    found = [entry.get(key) for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    return [value for value in found if isinstance(value, str) and _PLAIN.fullmatch(value)]


def _warning(problem: Problem) -> Problem:
    return Problem(problem.file, problem.line, problem.column, problem.message, Severity.WARNING)
