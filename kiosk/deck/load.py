"""Reads a deck's folder into a Deck, with every problem in all of its files found at once."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from kiosk.deck import nearby
from kiosk.deck.advice import advice, dotted, lack, unseen
from kiosk.deck.fallback import Gap, gaps
from kiosk.deck.files import CODE, MAX_LANGUAGES, NAME, CardWords, DeckFile, InterfaceWords, TextsFile
from kiosk.deck.model import Deck
from kiosk.deck.pictures import Pictures
from kiosk.deck.record import Record
from kiosk.deck.resolve import resolve
from kiosk.deck.shipped import completed
from kiosk.documents import Document, Model, Way, read, validate
from kiosk.problems import Problem, ProblemsError, Severity

_FORMS = (".yaml", ".yml", ".txt")  # what a file of YAML may have been named by mistake
_MAX_LETTERS = 40  # of an id or a code: it becomes a file's name


def load(
    folder: Path, record: Record | None = None, beat: Callable[[], object] = lambda: None
) -> tuple[Deck, tuple[Problem, ...]]:
    """The deck in `folder`, and the warnings about it (a translation that is missing, say).

    Each picture is decoded, but those that `record` has; `beat` is called after each, since all may take minutes.
    Raises ProblemsError with everything found wrong in all of its files.
    """
    record = record or Record()
    files = _Files(folder, Pictures(folder, record, beat))
    record.save()
    problems = tuple(sorted(files.problems(), key=Problem.order))
    if files.deck is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise ProblemsError(problems)
    # Where links lead: a link that is switched later does not mix two decks.
    return resolve(Path(os.path.realpath(folder)), files.deck, files.texts, files.pictures), problems


class _Files:
    """A deck's files, as far as each can be read. `deck` is None where deck.yaml has mistakes."""

    def __init__(self, folder: Path, pictures: Pictures) -> None:
        self._folder = folder
        self.pictures = pictures
        self._found: list[Problem] = []
        self._misnamed: set[str] = set()
        self._documents: dict[str, Document] = {}
        document, self.deck = self._open("deck.yaml", DeckFile)
        if document:
            self._found.extend(advice(document))
            optional = (way for way in document.unseen if way[-1] in {"figure", "credit", "version"})
            self._found.extend(unseen(document, optional))
        # Taken from the raw data, so that a mistake in deck.yaml does not hide those in the texts.
        self.card_ids, self._knows_all_cards = _each(document, "cards", "id", NAME)
        codes, _ = _each(document, "languages", "code", CODE)
        self.texts: dict[str, TextsFile] = {}
        for code in list(dict.fromkeys(codes))[:MAX_LANGUAGES]:
            text_document, texts = self._open(f"texts/{code}.yaml", TextsFile)
            if text_document:
                self._found.extend(advice(text_document, code))
            if text_document and texts:
                self._documents[code] = text_document
            texts = texts or TextsFile()
            self.texts[code] = texts.model_copy(update={"interface": completed(texts.interface, code)})

    def _open(self, name: str, model: type[Model]) -> tuple[Document | None, Model | None]:
        document = None
        try:
            self._require(name)
            document = read(self._folder / name, within=self._folder)
            if document.data is None and not document.problems and model is DeckFile:
                self._found.append(document.problem((), "the file is empty; write the deck here"))
                return document, None
            return document, validate(document, model, folder=self._folder, pictures=self.pictures)
        except ProblemsError as error:
            self._found.extend(error.problems)
            return document, None

    def _require(self, name: str) -> None:
        """Raises ProblemsError if there is no file of exactly this name; it names the one that may be meant."""
        if nearby.find(self._folder, name) == name:
            return
        near = nearby.similar(self._folder, name, _FORMS, is_short=True)
        if nearby.is_closed((self._folder / name).parent):
            message = "cannot be read: the user that the kiosk runs as may not look into this folder; let it in"
        elif near and near.endswith(f"/{name}"):
            below = near.removesuffix(f"/{name}")
            message = f"cannot be read: there is no such file; the deck lies in a folder below, {below}: name that"
        elif near:
            self._misnamed.add(near)
            message = f"cannot be read: there is no such file; rename {near} to {name}, in exactly these letters"
        else:
            message = "cannot be read: there is no such file; write it, or look whether this is the deck's folder"
        raise ProblemsError([Problem(self._folder / name, 1, 1, message)])

    def problems(self) -> Iterator[Problem]:
        """What is wrong in each file, and between them."""
        yield from self._found
        yield from self._unlisted()
        readable = {code: self.texts[code] for code in self._documents}
        renamed: set[tuple[str, Way]] = set()
        for code, document in self._documents.items():
            for name in self.texts[code].cards.keys() - set(self.card_ids):
                missing = [card for card in self.card_ids if card not in self.texts[code].cards]
                near = get_close_matches(name, missing, n=1)
                renamed.update((code, ("cards", card, part)) for card in near for part in CardWords.model_fields)
                mend = f"did you mean `{near[0]}`?" if near else "add it there or remove it here"
                if self._knows_all_cards:
                    yield document.problem(("cards", name), f"deck.yaml has no card `{name}`; {mend}")
        found = list(gaps(readable, self.card_ids)) if readable else []
        wordless = {code for code in readable if self.texts[code].interface == InterfaceWords()}
        for code, document in self._documents.items():
            yield from unseen(document, document.unseen - {gap.path for gap in found if code in gap.missing})
        for gap in found:
            skipped = wordless if gap.path[0] == "interface" else ()
            yield from self._gap(
                gap, [code for code in gap.missing if code not in skipped and (code, gap.path) not in renamed]
            )
        for code in wordless:
            spare = next(gap.spare for gap in found if gap.path[0] == "interface")
            message = f"`interface` is missing, and the kiosk has no words in `{code}`; visitors see those in `{spare}`"
            yield self._documents[code].warning((), message)

    def _gap(self, gap: Gap, languages: list[str]) -> Iterator[Problem]:
        """What to say of a text that `languages` lack."""
        name = f"`{dotted(gap.path)}`"
        for code in languages if gap.spare else ():
            document = self._documents[code]
            message = f"{name} {lack(document, gap.path)}; visitors see it in the language `{gap.spare}`"
            yield document.warning(gap.path, message)
        if languages and not gap.spare and len(self._documents) == len(self.texts):
            # A page can be shown without a description, though those who cannot see its picture miss it.
            severity = Severity.WARNING if gap.path[-1] == "description" else Severity.ERROR
            document = self._documents[languages[0]]
            message = f"{name} {lack(document, gap.path)} in every language; write it at least once"
            yield document.problem(gap.path, message, severity)

    def _unlisted(self) -> Iterator[Problem]:
        """The text files of languages that deck.yaml does not list."""
        if self.deck is None:
            return
        for file in sorted((self._folder / "texts").glob("[!.]*.*")):
            is_text = file.suffix.lower() in {".yaml", ".yml"}
            if is_text and file.stem not in self.texts and f"texts/{file.name}" not in self._misnamed:
                message = (
                    f"nobody sees this: deck.yaml lists no language `{file.stem}`; add it there, or remove this file"
                )
                yield Problem(file, 1, 1, message, Severity.WARNING)


def _each(document: Document | None, name: str, key: str, form: str) -> tuple[list[str], bool]:
    """The text under `key` in each entry of the list `name`, as far as the data has it in the pattern `form`.

    And whether all have, each another.
    """
    entries = document.data.get(name) if document and isinstance(document.data, Mapping) else None
    if document is None or not isinstance(entries, list):
        return [], False
    found = [entry.get(key) if isinstance(entry, dict) else None for entry in entries]
    plain = [value for value in found if isinstance(value, str) and re.fullmatch(form, value[: _MAX_LETTERS + 1])]
    plain = [value for value in plain if len(value) <= _MAX_LETTERS]
    return plain, len(set(plain)) == len(entries) and name not in document.broken
